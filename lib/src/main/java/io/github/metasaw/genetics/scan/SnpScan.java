package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.snp.FileLines;
import io.github.metasaw.genetics.snp.LineSource;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.SnpHeader;
import io.github.metasaw.genetics.snp.SnpLineReader;
import io.github.metasaw.genetics.snp.TableLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Every SNP of a file through common effect, random effects, Q, Z^2 and MANTRA, in constant memory
 * and on several threads; results are the same, and in the order of the input, whatever their
 * number. Immutable: each setting returns a copy.
 *
 * <p>The file is tsv, csv or separated by blanks, plain or gz. It has a line for each SNP with
 * columns for each study ({@code SNP chr pos EA NEA beta_JPN se_JPN beta_MEX se_MEX}), or a line
 * for each SNP and study with a column {@code study}, the lines of a SNP next to each other. Names
 * of METAL, GWAMA and PLINK are understood, odds ratios with standard errors or intervals too.
 * Where studies have alleles of their own they are brought to the first one's effect allele and
 * strand.
 *
 * <p>A study whose numbers at a SNP cannot be read is left out there, and told. Ids, chromosomes
 * and alleles come into the results as they are or not at all: a line is left out, and told, where
 * one holds a control character, or begins with {@code = + - @} and goes on, which a spreadsheet
 * would take for a formula. Directions ({@code +-?}) are written as METAL does.
 *
 * <pre>{@code
 * ScanReport report =
 *     SnpScan.of(Path.of("snps.tsv.gz")).withMantra(mantra).toFile(Path.of("results.tsv.gz"));
 * }</pre>
 */
public final class SnpScan {

  private final Source input;
  private final @Nullable Mantra mantra;
  private final List<String> studies;
  private final BadLinePolicy badLines;
  private final PalindromePolicy palindromes;
  private final int threads;
  private final Earlier earlier;
  private final ScanListener listener;

  private SnpScan(
      Source input,
      @Nullable Mantra mantra,
      List<String> studies,
      BadLinePolicy badLines,
      PalindromePolicy palindromes,
      int threads,
      Earlier earlier,
      ScanListener listener) {
    this.input = input;
    this.mantra = mantra;
    this.studies = studies;
    this.badLines = badLines;
    this.palindromes = palindromes;
    this.threads = threads;
    this.earlier = earlier;
    this.listener = listener;
  }

  /** What becomes of the results of an earlier scan. */
  private record Earlier(boolean isResumed, boolean mayOverwrite) {}

  /**
   * Where SNPs are read from.
   *
   * @param name what messages call it
   * @param file it is in; null for a table
   */
  private record Source(String name, @Nullable Path file, Supplier<LineSource> open) {

    /** The same wherever the file lies. */
    String id() {
      return file == null ? name : String.valueOf(file.getFileName());
    }
  }

  /** Of a file; without MANTRA, bad lines skipped, a thread for each processor. */
  public static SnpScan of(Path input) {
    return of(new Source(input.toString(), input, () -> FileLines.open(input)));
  }

  /** Of a table with the columns that a file has; its rows are called by their numbers from 1. */
  public static SnpScan of(Table input) {
    return of(new Source(TableLines.nameOf(input), null, () -> new TableLines(input)));
  }

  private static SnpScan of(Source input) {
    return new SnpScan(
        input,
        null,
        List.of(),
        BadLinePolicy.SKIP,
        PalindromePolicy.FREQUENCY,
        Runtime.getRuntime().availableProcessors(),
        new Earlier(false, false),
        (snps, fraction) -> {});
  }

  /** With MANTRA of these options; its distances name the studies. */
  public SnpScan withMantra(Mantra mantra) {
    return new SnpScan(input, mantra, studies, badLines, palindromes, threads, earlier, listener);
  }

  /** These studies only, in this order; needed where each has lines and there is no MANTRA. */
  public SnpScan withStudies(List<String> studies) {
    return new SnpScan(
        input, mantra, List.copyOf(studies), badLines, palindromes, threads, earlier, listener);
  }

  /** What to do with lines that cannot be read. */
  public SnpScan withBadLines(BadLinePolicy badLines) {
    return new SnpScan(input, mantra, studies, badLines, palindromes, threads, earlier, listener);
  }

  /** What to do with A/T and C/G SNPs where studies have alleles of their own. */
  public SnpScan withPalindromes(PalindromePolicy palindromes) {
    return new SnpScan(input, mantra, studies, badLines, palindromes, threads, earlier, listener);
  }

  /** Number of threads, 1 or more. */
  public SnpScan withThreads(int threads) {
    if (threads < 1) {
      throw MetaException.of("threads must be 1 or more, not " + threads);
    }
    return new SnpScan(input, mantra, studies, badLines, palindromes, threads, earlier, listener);
  }

  /** Whether to go on with a file of results where an interrupted scan stopped. */
  public SnpScan withResume(boolean isResumed) {
    return with(new Earlier(isResumed, earlier.mayOverwrite()));
  }

  /** Whether the results may take the place of earlier ones. */
  public SnpScan withOverwrite(boolean mayOverwrite) {
    return with(new Earlier(earlier.isResumed(), mayOverwrite));
  }

  private SnpScan with(Earlier earlier) {
    return new SnpScan(input, mantra, studies, badLines, palindromes, threads, earlier, listener);
  }

  /** Someone to tell how far the scan has come. */
  public SnpScan withListener(ScanListener listener) {
    return new SnpScan(input, mantra, studies, badLines, palindromes, threads, earlier, listener);
  }

  /**
   * Writes a tsv with a line for each SNP, gz if its name ends so. The file comes to its place when
   * it is whole; until then the results are in {@code NAME.part}. When the scan is interrupted or
   * fails, they stay there, whole up to some SNP, and a small file beside them, {@code
   * NAME.resume}, lets {@link #withResume} go on.
   *
   * @throws MetaException for a header without what is needed, a gz file that breaks off, for bad
   *     lines if they are fatal, with the number of the line, and where the results would take the
   *     place of the input, or of another file without {@link #withOverwrite}
   * @throws java.util.concurrent.CancellationException when interrupted
   */
  public ScanReport toFile(Path output) {
    ScanPlace place = ScanPlace.of(output, input.file(), earlier.mayOverwrite());
    try (LineSource in = input.open().get()) {
      ScanRun run = prepare(in);
      String fingerprint = fingerprint(in, run);
      ScanPlace.Stop stop = place.begin(fingerprint, earlier.isResumed());
      try (ScanOutput out =
          stop == null
              ? ScanOutput.create(place, fingerprint)
              : ScanOutput.append(place, fingerprint, stop)) {
        if (stop == null) {
          out.write(ScanColumn.header(mantra));
        }
        ScanReport report = run.run(ScanFileSink.of(out, mantra), stop);
        out.complete();
        return report.withResults(ScanResults.of(output));
      }
    }
  }

  /** Keeps all results in memory, in the report; for what fits there. */
  public ScanReport toMemory() {
    Table table = ScanColumn.table(mantra);
    List<ScanColumn> columns = ScanColumn.of(mantra);
    String prior = prior();
    ScanReport report =
        forEach(
            result -> {
              ScanColumn.append(table, result, columns, prior);
              ScanColumn.refuseTooMany(table, input.name());
            });
    return report.withResults(ScanResults.of(table));
  }

  /** All results as a table with the columns of {@link #toFile}; for what fits in memory. */
  public Table toTable() {
    return toMemory().results().table();
  }

  /** Hands each result to {@code each}, in the order of the input, on the calling thread. */
  public ScanReport forEach(Consumer<SnpResult> each) {
    try (LineSource in = input.open().get()) {
      return prepare(in).run(new ScanConsumerSink(each), null);
    }
  }

  private String prior() {
    return mantra == null ? "" : mantra.model().mu().toString();
  }

  /** Reads the header. */
  private ScanRun prepare(LineSource in) {
    String line = in.next();
    while (line != null && (line.isBlank() || line.startsWith("##"))) {
      line = in.next();
    }
    if (line == null) {
      throw MetaException.of(input.name() + " is empty");
    }
    List<String> known = new ArrayList<>(studies);
    if (mantra != null) {
      known.addAll(mantra.model().distances().names());
    }
    SnpHeader header = SnpHeader.of(line, known);
    List<String> used = used(header);
    SnpAnalysis analysis = mantra == null ? SnpAnalysis.of(used) : SnpAnalysis.of(used, mantra);
    String plain = line.startsWith("#") ? line.substring(1) : line;
    String[] names = SnpFields.split(plain, header.separator());
    SnpLineReader reader = new SnpLineReader(header, names, used, palindromes, in.unit());
    return new ScanRun(in, line, header, reader, analysis, badLines, threads, listener);
  }

  private List<String> used(SnpHeader header) {
    if (header.isLong()) {
      List<String> named = mantra == null ? List.of() : mantra.model().distances().names();
      if (studies.isEmpty() && named.isEmpty()) {
        throw MetaException.of(
            "%s has a line for each SNP and study: name the studies with studies, or in the distances"
                .formatted(input.name()));
      }
      return studies.isEmpty() ? named : studies;
    }
    for (String study : studies) {
      if (!header.studies().contains(study)) {
        throw MetaException.unknown("study", study, "in " + input.name(), header.studies());
      }
    }
    return studies.isEmpty() ? header.studies() : studies;
  }

  /** The same for the same input and the settings that results depend on. */
  private String fingerprint(LineSource in, ScanRun run) {
    CRC32 crc = new CRC32();
    String settings =
        String.join(
            "\n",
            input.id(),
            Long.toString(in.size()),
            run.headerLine(),
            String.join("\t", run.studies()),
            badLines.name(),
            palindromes.name(),
            mantra == null ? "" : mantra.model().settings().toString(),
            mantra == null
                ? ""
                : java.util.Arrays.deepToString(mantra.model().distances().toArray()));
    crc.update(settings.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
