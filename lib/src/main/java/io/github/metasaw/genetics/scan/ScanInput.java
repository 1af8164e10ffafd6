package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.CohortSource;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.snp.FileLines;
import io.github.metasaw.genetics.snp.LineSource;
import io.github.metasaw.genetics.snp.SnpReadOptions;
import io.github.metasaw.genetics.snp.SnpSource;
import io.github.metasaw.genetics.snp.TableLines;
import io.github.metasaw.genetics.snp.TableSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import tech.tablesaw.api.Table;

/**
 * What a scan reads, before it is opened.
 *
 * @param name what messages call it
 * @param files that SNPs are read from; empty for a table
 * @param isOfCohorts whether each study has a file of its own
 * @param opener opens it at its first SNP
 */
record ScanInput(
    String name,
    List<Path> files,
    boolean isOfCohorts,
    Function<ScanOptions, ? extends SnpSource> opener) {

  ScanInput {
    files = List.copyOf(files);
  }

  static ScanInput of(Path file) {
    return new ScanInput(
        file.toString(),
        List.of(file),
        false,
        options -> opened(FileLines.open(file), options.reading()));
  }

  static ScanInput of(Table table) {
    return new ScanInput(
        TableLines.nameOf(table),
        List.of(),
        false,
        options -> opened(new TableLines(table), options.reading()));
  }

  static ScanInput of(List<Cohort> cohorts) {
    return new ScanInput(
        cohorts.size() + " files of cohorts",
        cohorts.stream().map(Cohort::file).toList(),
        true,
        options -> CohortSource.of(cohorts, options.cohorts(), options.reading()));
  }

  /** A source that is closed where its header is refused. */
  private static SnpSource opened(LineSource in, SnpReadOptions options) {
    try {
      return TableSource.of(in, options);
    } catch (RuntimeException refused) {
      in.close();
      throw refused;
    }
  }

  /**
   * Opens it at its first SNP.
   *
   * @param options of the scan
   * @return the SNPs, to be closed
   * @throws MetaException if there is no header, or it lacks what is needed
   */
  SnpSource open(ScanOptions options) {
    return opener.apply(options);
  }

  /** The run over all SNPs of an opened source. */
  static ScanRun prepare(SnpSource in, ScanOptions options) {
    Mantra mantra = options.mantra();
    List<String> studies = in.studies();
    return new ScanRun(in, SnpAnalysis.of(studies, mantra, options.models()), options);
  }

  /**
   * A checksum of the input and of the settings that results depend on, by which a scan that is
   * continued recognises its own results.
   */
  String fingerprint(SnpSource in, ScanOptions options) {
    CRC32 crc = new CRC32();
    Mantra mantra = options.mantra();
    String settings =
        String.join(
            "\n",
            id(),
            in.identity(),
            options.badLines().name(),
            options.palindromes().name(),
            options.models().identity(),
            mantra == null ? "" : mantra.model().settings().toString(),
            mantra == null ? "" : Arrays.deepToString(mantra.model().distances().toArray()));
    crc.update(settings.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  /** The same wherever the files lie. */
  private String id() {
    return files.isEmpty()
        ? name
        : String.join("\t", files.stream().map(f -> String.valueOf(f.getFileName())).toList());
  }
}
