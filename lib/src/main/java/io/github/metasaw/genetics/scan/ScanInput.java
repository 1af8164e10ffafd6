package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.snp.FileLines;
import io.github.metasaw.genetics.snp.LineSource;
import io.github.metasaw.genetics.snp.SnpHeader;
import io.github.metasaw.genetics.snp.SnpLineReader;
import io.github.metasaw.genetics.snp.TableLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Where a scan reads SNPs from, a file or a table, and what its header says.
 *
 * @param name what messages call it
 * @param file it is in; null for a table
 * @param open opens it at its first line
 */
record ScanInput(String name, @Nullable Path file, Supplier<LineSource> open) {

  static ScanInput of(Path file) {
    return new ScanInput(file.toString(), file, () -> FileLines.open(file));
  }

  static ScanInput of(Table table) {
    return new ScanInput(TableLines.nameOf(table), null, () -> new TableLines(table));
  }

  /** Its lines, from the first on; to be closed. */
  LineSource lines() {
    return open.get();
  }

  /**
   * Reads the header.
   *
   * @param in lines from the first on; stands at the first SNP afterwards
   * @param options of the scan
   * @return the run of the lines that follow
   * @throws MetaException if there is no header, or it lacks what is needed
   */
  ScanRun prepare(LineSource in, ScanOptions options) {
    String line = in.next();
    while (line != null && (line.isBlank() || line.startsWith("##"))) {
      line = in.next();
    }
    if (line == null) {
      throw MetaException.of(name + " is empty");
    }
    List<String> known = new ArrayList<>(options.studies());
    known.addAll(options.distanceNames());
    SnpHeader header = SnpHeader.of(line, known);
    List<String> used = used(header, options);
    Mantra mantra = options.mantra();
    SnpAnalysis analysis = mantra == null ? SnpAnalysis.of(used) : SnpAnalysis.of(used, mantra);
    SnpLineReader reader = new SnpLineReader(header, used, options.palindromes(), in.unit());
    return new ScanRun(in, reader, analysis, options);
  }

  private List<String> used(SnpHeader header, ScanOptions options) {
    List<String> studies = options.studies();
    if (header.isLong()) {
      List<String> named = options.distanceNames();
      if (studies.isEmpty() && named.isEmpty()) {
        throw MetaException.of(
            "%s has a line for each SNP and study: name the studies with studies, or in the distances"
                .formatted(name));
      }
      return studies.isEmpty() ? named : studies;
    }
    for (String study : studies) {
      if (!header.studies().contains(study)) {
        throw MetaException.unknown("study", study, "in " + name, header.studies());
      }
    }
    return studies.isEmpty() ? header.studies() : studies;
  }

  /**
   * A checksum of the input and of the settings that results depend on, by which a scan that is
   * continued recognises its own results.
   */
  String fingerprint(LineSource in, ScanRun run, ScanOptions options) {
    CRC32 crc = new CRC32();
    Mantra mantra = options.mantra();
    String settings =
        String.join(
            "\n",
            id(),
            Long.toString(in.size()),
            run.headerLine(),
            String.join("\t", run.studies()),
            options.badLines().name(),
            options.palindromes().name(),
            mantra == null ? "" : mantra.model().settings().toString(),
            mantra == null ? "" : Arrays.deepToString(mantra.model().distances().toArray()));
    crc.update(settings.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  /** The same wherever the file lies. */
  private String id() {
    return file == null ? name : String.valueOf(file.getFileName());
  }
}
