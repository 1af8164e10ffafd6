package io.github.metasaw.kernel.magic.genetics;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.CohortFilter;
import io.github.metasaw.genetics.cohort.KeyRule;
import io.github.metasaw.genetics.cohort.Shard;
import io.github.metasaw.genetics.scan.SnpScan;
import io.github.metasaw.genetics.snp.SnpRole;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;

/** The options of {@code %scan} that are for files of cohorts. */
final class CohortSettings {

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

  private static final Option<Shard> SHARD =
      Option.of(
          "shard",
          ValueType.of(
              "I/N",
              (option, text) -> Shard.parse(text),
              shard ->
                  Code.of(
                      "new Shard",
                      Shard::new,
                      Literal.count(shard.number()),
                      Literal.count(shard.of()))),
          "part I of N of a scan of cohorts; parts joined are the whole");

  private static final Settings<CohortFilter> FILTERS =
      Settings.<CohortFilter>none()
          .set(MIN_INFO, "withMinInfo", CohortFilter::withMinInfo)
          .set(MIN_MAF, "withMinMaf", CohortFilter::withMinMaf)
          .set(MIN_SIZE, "withMinSize", CohortFilter::withMinSize)
          .set(MAX_FREQUENCY_GAP, "withMaxFrequencyGap", CohortFilter::withMaxFrequencyGap);

  /** All of them, with the methods that they call. */
  static final Settings<SnpScan> SETTINGS =
      Settings.<SnpScan>none()
          .set(KEY, "withKey", SnpScan::withKey)
          .step(List.of(COLUMNS), CohortSettings::columns)
          .set(GENOMIC_CONTROL, "withGenomicControl", SnpScan::withGenomicControl)
          .step(FILTERS.options(), CohortSettings::filter)
          .set(SHARD, "withShard", SnpScan::withShard);

  private CohortSettings() {}

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
}
