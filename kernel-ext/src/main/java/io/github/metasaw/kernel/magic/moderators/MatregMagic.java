package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.correlation.CorrelationCovariance;
import io.github.metasaw.freq.correlation.MatrixRegression;
import io.github.metasaw.freq.correlation.MatrixRegressionFit;
import io.github.metasaw.freq.correlation.PooledCorrelations;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %matreg}: correlations pooled, and a regression from their means. */
public final class MatregMagic implements Magic {

  private static final Option<String> OUTCOME =
      Option.of(
          "outcome",
          ValueTypes.text("VARIABLE"),
          "variable that is regressed on others; without, the first");

  private static final Option<List<String>> PREDICTORS =
      Option.of(
          "predictors",
          ValueTypes.texts("VARIABLE,..."),
          "variables that it is regressed on; without, all others");

  private static final Option<String> RI =
      Option.of("ri", ValueTypes.column(), "correlations").withDefault(() -> "ri");

  private static final Option<List<String>> PAIR =
      Option.of("pair", ValueTypes.columns("COLUMN,COLUMN"), "names of the two variables")
          .withDefault(() -> List.of("var1", "var2"));

  private static final Option<String> STUDY =
      Option.of("study", ValueTypes.column(), "studies, each of the same persons")
          .withDefault(() -> "study");

  private static final Option<String> NI =
      Option.of("ni", ValueTypes.column(), "numbers of persons").withDefault(() -> "ni");

  private static final Option<String> STRUCTURE =
      Option.of(
              "structure",
              ValueTypes.word("NAME", "un", "hcs", "cs", "diag", "id"),
              "correlations of the effects in a study: un has all, cs or hcs one, diag or id none")
          .withDefault(() -> "un");

  private static final Option<Double> LEVEL =
      Option.of(
              "level",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "confidence of all intervals")
          .withDefault(() -> FreqOptions.defaults().level());

  @Override
  public Description description() {
    return new Description(
        MODERATORS,
        "matreg",
        "TABLE",
        "%matreg pairs --outcome perf",
        "Pool the correlations of several variables, and regress one on others");
  }

  @Override
  public Class<?> type() {
    return MatrixRegressionFit.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(OUTCOME, PREDICTORS, RI, PAIR, STUDY, NI, STRUCTURE, LEVEL);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The table has a row for each correlation of a study; rows without one are left out",
        "Coefficients are standardised");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<Table> table = line.only(Table.class, "the name of a table");
    Code<CorrelationCovariance> correlations =
        Code.of(
            "CorrelationCovariance.of",
            CorrelationCovariance::of,
            table,
            line.code(RI),
            line.code(PAIR),
            line.code(STUDY),
            line.code(NI));
    Code<FreqOptions> options =
        Code.of("FreqOptions.defaults", FreqOptions.defaults())
            .call("withLevel", FreqOptions::withLevel, line.code(LEVEL));
    Code<PooledCorrelations> pooled =
        Code.of(
            "PooledCorrelations.of",
            PooledCorrelations::of,
            correlations,
            line.code(STRUCTURE),
            options);
    Code<String> outcome =
        line.given(OUTCOME).orElseGet(() -> Literal.text(pooled.value().variables().get(0)));
    List<String> predictors =
        line.find(PREDICTORS)
            .orElseGet(
                () ->
                    pooled.value().variables().stream()
                        .filter(name -> !name.equals(outcome.value()))
                        .toList());
    Code<MatrixRegression> regression = pooled.call("regression", PooledCorrelations::regression);
    Code<MatrixRegressionFit> fit =
        regression.call(
            "fit",
            (from, y, x) -> from.fit(y, x.toArray(new String[0])),
            outcome,
            Literal.arguments(predictors.stream().map(Literal::text).toList()));
    return MagicResult.of(fit)
        .withTable("correlations", pooled.call("table", PooledCorrelations::table));
  }
}
