package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.BadLinePolicy;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.scan.SnpScan;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.MantraOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** {@code %scan}: from a file or a table of many SNPs to their results. */
public final class ScanMagic implements Magic {

  private static final Option<String> OUT =
      Option.of(
          "out", ValueTypes.file(), "write results here, tsv or tsv.gz; else they stay in memory");

  private static final Option<List<String>> STUDIES =
      Option.of("studies", ValueTypes.texts("A,B"), "these studies only, in this order");

  private static final Option<PalindromePolicy> PALINDROMES =
      Option.of(
              "palindromes",
              ValueTypes.constant("RULE", PalindromePolicy::parse, PalindromePolicy.class),
              "A/T and C/G SNPs")
          .withDefault(() -> PalindromePolicy.FREQUENCY);

  private static final Option<BadLinePolicy> BAD_LINES =
      Option.of(
              "bad-lines",
              ValueTypes.constant("RULE", BadLinePolicy::parse, BadLinePolicy.class),
              "skip and count them, or fail at the first")
          .withDefault(() -> BadLinePolicy.SKIP);

  private static final Option<Integer> THREADS =
      Option.of(
          "threads",
          ValueTypes.count("NUMBER").within(Range.COUNT),
          "without it, as many as there are processors");

  private static final Option<Boolean> RESUME =
      Option.flag("resume", "go on with --out where an interrupted scan stopped");

  private static final Option<Boolean> OVERWRITE =
      Option.flag("overwrite", "let --out take the place of earlier results");

  private static final Settings<SnpScan> SETTINGS =
      Settings.<SnpScan>none()
          .set(STUDIES, "withStudies", SnpScan::withStudies)
          .set(PALINDROMES, "withPalindromes", SnpScan::withPalindromes)
          .set(BAD_LINES, "withBadLines", SnpScan::withBadLines)
          .set(THREADS, "withThreads", SnpScan::withThreads)
          .set(RESUME, "withResume", SnpScan::withResume)
          .set(OVERWRITE, "withOverwrite", SnpScan::withOverwrite);

  private static final List<Option<?>> OPTIONS =
      Stream.of(MantraOptions.OPTIONS, List.<Option<?>>of(OUT), SETTINGS.options())
          .<Option<?>>flatMap(List::stream)
          .toList();

  @Override
  public Description description() {
    return new Description(
        GENETICS,
        "scan",
        "FILE | TABLE",
        "%scan snps.tsv.gz --freq freqs --as scan",
        "Common and random effects, Z^2 and MANTRA of many SNPs");
  }

  @Override
  public Class<?> type() {
    return ScanReport.class;
  }

  @Override
  public List<Option<?>> options() {
    return OPTIONS;
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(1);
    Code<SnpScan> source = source(line);
    Code<SnpScan> scan =
        MantraOptions.isAsked(line)
            ? source.call("withMantra", SnpScan::withMantra, MantraOptions.required(line))
            : source;
    needOut(line, RESUME, "--resume goes on with a file: name it with --out");
    needOut(line, OVERWRITE, "--overwrite replaces a file: name it with --out");
    try (ProgressBar bar = new ProgressBar(line.host(), "scan", "SNPs")) {
      Code<SnpScan> heard =
          SETTINGS.apply(scan, line).observed(snps -> snps.withListener(bar::scanned));
      if (line.has(OUT)) {
        return MagicResult.of(
            heard.call(
                "toFile",
                (snps, path) -> toFile(line, snps, path),
                FileNames.code(line.find(OUT).orElseThrow())));
      }
      Code<ScanReport> report = heard.call("toMemory", SnpScan::toMemory);
      return MagicResult.of(report, List.of(report.value(), report.value().results().table()));
    }
  }

  private static Code<SnpScan> source(MagicLine line) {
    String name = line.word("a file of SNPs, or the name of a table");
    if (line.value(name) instanceof Table table) {
      return Code.of("SnpScan.of", SnpScan::of, Code.variable(name, table));
    }
    if (!FileNames.isThere(name)) {
      throw MetaException.unknown(
          "table", name, "and no such file", line.host().names(Table.class));
    }
    return Code.of("Meta.scan", Meta::scan, FileNames.code(name));
  }

  private static void needOut(MagicLine line, Option<Boolean> option, String message) {
    if (line.has(option) && !line.has(OUT)) {
      throw MetaException.of(message);
    }
  }

  /**
   * Says how to go on, for kernels put an error of their own in the place of an interrupted one.
   */
  private static ScanReport toFile(MagicLine line, SnpScan scan, Path file) {
    try {
      return scan.toFile(file);
    } catch (CancellationException interrupted) {
      String words =
          "interrupted: %s.part holds whole results up to where the scan stopped; the same line with --resume goes on"
              .formatted(file);
      boolean isInterrupted = Thread.interrupted();
      line.host().print(words + "\n");
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
      throw MetaException.of(words);
    }
  }
}
