package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.genetics.scan.BadLinePolicy;
import io.github.metasaw.genetics.scan.ScanFormat;
import io.github.metasaw.genetics.scan.ScanModel;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.scan.SnpScan;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.MantraOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** {@code %scan}: from a table of many SNPs, or a file for each cohort, to their results. */
public final class ScanMagic implements Magic {

  private static final Option<String> OUT =
      Option.of(
          "out",
          ValueTypes.file(),
          "write results here, tsv or tsv.gz (with a tabix index); else they stay in memory");

  private static final Option<ScanFormat> FORMAT =
      Option.of(
              "format",
              ValueTypes.constant("FORMAT", ScanFormat::parse, ScanFormat.class),
              "names of the columns of --out; ssf writes metadata beside")
          .withDefault(() -> ScanFormat.METASAW);

  private static final Option<String> SNP =
      Option.of(
          "snp", ValueTypes.text("NAME"), "the estimates of this SNP alone, with a forest plot");

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

  private static final Option<List<String>> MODELS =
      Option.of(
          "models",
          ValueTypes.texts("MODEL"),
          "compute these too: " + String.join(", ", Named.ids(ScanModel.values())));

  private static final Option<Integer> AXES =
      Option.of(
              "axes",
              ValueTypes.count("NUMBER").within(Range.COUNT),
              "of ancestry, for the model mr-mega")
          .withDefault(() -> 2);

  private static final Option<Double> EFFECT_SD =
      Option.of(
              "effect-sd",
              ValueTypes.number("NUMBER").within(Range.POSITIVE),
              "prior SD of the effect in m-values and the binary effects test")
          .withDefault(() -> 0.2);

  private static final Option<Boolean> CORRECT_OVERLAP =
      Option.flag(
          "correct-overlap",
          "take estimates for correlated as z scores are, where persons are in several studies");

  private static final Option<Boolean> RESUME =
      Option.flag("resume", "go on with --out where an interrupted scan stopped");

  private static final Option<Boolean> OVERWRITE =
      Option.flag("overwrite", "let --out take the place of earlier results");

  private static final Settings<SnpScan> SETTINGS =
      Settings.<SnpScan>none()
          .set(STUDIES, "withStudies", SnpScan::withStudies)
          .set(PALINDROMES, "withPalindromes", SnpScan::withPalindromes)
          .set(BAD_LINES, "withBadLines", SnpScan::withBadLines)
          .step(CohortSettings.SETTINGS.options(), CohortSettings.SETTINGS::apply)
          .step(List.of(MODELS), ScanMagic::models)
          .set(AXES, "withAxes", SnpScan::withAxes)
          .set(EFFECT_SD, "withEffectSd", SnpScan::withEffectSd)
          .set(CORRECT_OVERLAP, "withOverlapCorrection", SnpScan::withOverlapCorrection)
          .set(THREADS, "withThreads", SnpScan::withThreads)
          .set(FORMAT, "withFormat", SnpScan::withFormat)
          .set(RESUME, "withResume", SnpScan::withResume)
          .set(OVERWRITE, "withOverwrite", SnpScan::withOverwrite);

  /** Options that one SNP has no use for. */
  private static final List<Option<?>> OF_MANY =
      Stream.of(
              MantraOptions.OPTIONS,
              List.<Option<?>>of(
                  OUT,
                  FORMAT,
                  RESUME,
                  OVERWRITE,
                  MODELS,
                  AXES,
                  EFFECT_SD,
                  CORRECT_OVERLAP,
                  BAD_LINES,
                  THREADS))
          .<Option<?>>flatMap(List::stream)
          .toList();

  private static final List<Option<?>> OPTIONS =
      Stream.of(MantraOptions.OPTIONS, List.<Option<?>>of(OUT, SNP), SETTINGS.options())
          .<Option<?>>flatMap(List::stream)
          .toList();

  @Override
  public Description description() {
    return new Description(
        GENETICS,
        "scan",
        "FILE... | TABLE",
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
    Optional<MagicResult> region = ScanWords.region(line);
    if (region.isPresent()) {
      line.refuse(OPTIONS, "%s is for a scan; a region is read from its results");
      return region.get();
    }
    Code<SnpScan> source = ScanWords.scan(line);
    Code<SnpScan> scan =
        MantraOptions.isAsked(line)
            ? source.call("withMantra", SnpScan::withMantra, MantraOptions.required(line))
            : source;
    needModel(line, AXES, List.of(ScanModel.MR_MEGA));
    needModel(line, EFFECT_SD, List.of(ScanModel.M_VALUES, ScanModel.BINARY));
    needOut(line, FORMAT, "--format names the columns of a file: name it with --out");
    needOut(line, RESUME, "--resume goes on with a file: name it with --out");
    needOut(line, OVERWRITE, "--overwrite replaces a file: name it with --out");
    if (line.has(SNP)) {
      line.refuse(OF_MANY, "%s is for the results of many SNPs, not of one");
      return ScanWords.one(SETTINGS.apply(scan, line), Literal.text(line.find(SNP).orElseThrow()));
    }
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

  private static Code<SnpScan> models(Code<SnpScan> scan, GivenOptions line) {
    List<String> names = line.given(MODELS).map(Code::value).orElse(List.of());
    if (names.isEmpty()) {
      return scan;
    }
    List<Code<ScanModel>> models =
        names.stream().map(name -> Literal.constant(ScanModel.parse(name))).toList();
    return scan.call("withModels", SnpScan::withModels, Literal.list(models));
  }

  private static void needModel(MagicLine line, Option<?> option, List<ScanModel> models) {
    List<String> given = line.given(MODELS).map(Code::value).orElse(List.of());
    if (line.has(option) && given.stream().noneMatch(m -> models.contains(ScanModel.parse(m)))) {
      throw MetaException.of(
          "--%s is of %s: ask for it with --models"
              .formatted(
                  option.name(),
                  String.join(" and ", models.stream().map(ScanModel::id).toList())));
    }
  }

  private static void needOut(MagicLine line, Option<?> option, String message) {
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
