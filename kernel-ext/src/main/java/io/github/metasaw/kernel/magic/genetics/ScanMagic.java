package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.genetics.cohort.CohortFilter;
import io.github.metasaw.genetics.cohort.KeyRule;
import io.github.metasaw.genetics.scan.BadLinePolicy;
import io.github.metasaw.genetics.scan.ScanModel;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.scan.SnpScan;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.genetics.snp.SnpRole;
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
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** {@code %scan}: from a table of many SNPs, or a file for each cohort, to their results. */
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

  private static final Option<KeyRule> KEY =
      Option.of(
              "key",
              ValueTypes.constant("KEY", KeyRule::parse, KeyRule.class),
              "join files of cohorts by position and alleles, or by id")
          .withDefault(() -> KeyRule.POSITION);

  private static final Option<List<String>> COLUMNS =
      Option.of(
          "columns",
          ValueTypes.texts("ROLE=COLUMN"),
          "columns of files of cohorts whose names do not tell, as beta=Effect,se=StdErr");

  private static final Option<Boolean> GENOMIC_CONTROL =
      Option.flag(
          "genomic-control", "multiply standard errors of cohorts by the root of their lambda");

  private static final Option<Double> MIN_INFO =
      Option.of(
          "min-info",
          ValueTypes.number("NUMBER").within(Range.NOT_NEGATIVE),
          "of cohorts, estimates of this quality of imputation at least");

  private static final Option<Double> MIN_MAF =
      Option.of(
          "min-maf",
          ValueTypes.number("NUMBER").within(Range.NOT_NEGATIVE),
          "of cohorts, estimates whose rarer allele has this frequency at least");

  private static final Option<Double> MIN_SIZE =
      Option.of(
          "min-n",
          ValueTypes.number("NUMBER").within(Range.NOT_NEGATIVE),
          "of cohorts, estimates of this many persons at least");

  private static final Option<Double> MAX_FREQUENCY_GAP =
      Option.of(
          "max-frequency-gap",
          ValueTypes.number("NUMBER").within(Range.NOT_NEGATIVE),
          "of cohorts, estimates whose frequency differs by this much at most from that of the first");

  private static final Settings<CohortFilter> FILTERS =
      Settings.<CohortFilter>none()
          .set(MIN_INFO, "withMinInfo", CohortFilter::withMinInfo)
          .set(MIN_MAF, "withMinMaf", CohortFilter::withMinMaf)
          .set(MIN_SIZE, "withMinSize", CohortFilter::withMinSize)
          .set(MAX_FREQUENCY_GAP, "withMaxFrequencyGap", CohortFilter::withMaxFrequencyGap);

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

  private static final Option<Boolean> RESUME =
      Option.flag("resume", "go on with --out where an interrupted scan stopped");

  private static final Option<Boolean> OVERWRITE =
      Option.flag("overwrite", "let --out take the place of earlier results");

  private static final Settings<SnpScan> SETTINGS =
      Settings.<SnpScan>none()
          .set(STUDIES, "withStudies", SnpScan::withStudies)
          .set(PALINDROMES, "withPalindromes", SnpScan::withPalindromes)
          .set(BAD_LINES, "withBadLines", SnpScan::withBadLines)
          .set(KEY, "withKey", SnpScan::withKey)
          .step(List.of(COLUMNS), ScanMagic::columns)
          .set(GENOMIC_CONTROL, "withGenomicControl", SnpScan::withGenomicControl)
          .step(FILTERS.options(), ScanMagic::filter)
          .step(List.of(MODELS), ScanMagic::models)
          .set(AXES, "withAxes", SnpScan::withAxes)
          .set(EFFECT_SD, "withEffectSd", SnpScan::withEffectSd)
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
    Code<SnpScan> source = ScanWords.scan(line);
    Code<SnpScan> scan =
        MantraOptions.isAsked(line)
            ? source.call("withMantra", SnpScan::withMantra, MantraOptions.required(line))
            : source;
    needModel(line, AXES, List.of(ScanModel.MR_MEGA));
    needModel(line, EFFECT_SD, List.of(ScanModel.M_VALUES, ScanModel.BINARY));
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

  private static Code<SnpScan> models(Code<SnpScan> scan, GivenOptions line) {
    List<String> names = line.given(MODELS).map(Code::value).orElse(List.of());
    if (names.isEmpty()) {
      return scan;
    }
    List<Code<ScanModel>> models =
        names.stream().map(name -> Literal.constant(ScanModel.parse(name))).toList();
    return scan.call("withModels", SnpScan::withModels, Literal.list(models));
  }

  private static Code<SnpScan> columns(Code<SnpScan> scan, GivenOptions line) {
    Code<SnpScan> named = scan;
    for (String pair : line.given(COLUMNS).map(Code::value).orElse(List.of())) {
      int at = pair.indexOf('=');
      if (at < 1) {
        throw MetaException.of(
            "--columns takes ROLE=COLUMN, as beta=Effect, not '%s'".formatted(pair));
      }
      named =
          named.call(
              "withColumn",
              SnpScan::withColumn,
              Literal.constant(SnpRole.parse(pair.substring(0, at))),
              Literal.text(pair.substring(at + 1).trim()));
    }
    return named;
  }

  private static Code<SnpScan> filter(Code<SnpScan> scan, GivenOptions line) {
    return FILTERS.options().stream().anyMatch(line::has)
        ? scan.call(
            "withFilter",
            SnpScan::withFilter,
            FILTERS.apply(Code.of("CohortFilter.none", CohortFilter.none()), line))
        : scan;
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
