package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.freq.pvalue.PValues;
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

/** {@code %combinep}: p values of several tests as one, where effects are not reported. */
public final class CombinepMagic implements Magic {

  private static final String GREATER = "greater";

  private static final Option<String> P =
      Option.of("p", ValueTypes.column(), "of a table: the column of one-sided p values")
          .withDefault(() -> "p");

  private static final Option<String> WEIGHTS =
      Option.of(
          "weights",
          ValueTypes.column(),
          "weights of Stouffer's method, for example the roots of sample sizes");

  private static final Option<String> SIGNS =
      Option.of(
          "signs", ValueTypes.column(), "effects whose signs make two-sided p values one-sided");

  private static final Option<String> ALTERNATIVE =
      Option.of(
              "alternative",
              ValueTypes.word("NAME", GREATER, "less"),
              "of a fit: whether effects are looked for that are greater or less than 0")
          .withDefault(() -> GREATER);

  private static final Option<Double> ALPHA =
      Option.of(
              "alpha",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "p values of the binomial test that count as small")
          .withDefault(() -> 0.05);

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "combinep",
        "FIT|TABLE",
        "%combinep fit",
        "Combine p values: Fisher, Stouffer, Tippett, binomial, Edgington, logit");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(P, WEIGHTS, SIGNS, ALTERNATIVE, ALPHA);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The p values are one-sided and of independent tests, all of the same side",
        "A small value says that some study has an effect, not how large it is, and not that all"
            + " have one");
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(1);
    boolean isTable = line.value(line.word("the name of a fit or table")) instanceof Table;
    Code<PValues> values = isTable ? ofTable(line) : ofFit(line);
    if (line.has(ALPHA)) {
      values = values.call("withAlpha", PValues::withAlpha, line.code(ALPHA));
    }
    return MagicResult.of(values.call("table", PValues::table));
  }

  private static Code<PValues> ofFit(MagicLine line) {
    Code<Fit> fit = line.only(Fit.class, "the name of a fit or table");
    line.refuse(
        List.of(P, WEIGHTS, SIGNS),
        "the p values of a fit are those of its studies, of equal weight");
    boolean isGreater = line.code(ALTERNATIVE).value().equals(GREATER);
    Code<Studies> studies = fit.call("studies", Fit::studies);
    return Code.<Studies, Boolean, PValues>of(
        "PValues.of", PValues::of, studies, Literal.truth(isGreater));
  }

  private static Code<PValues> ofTable(MagicLine line) {
    Code<Table> table = line.only(Table.class, "the name of a fit or table");
    line.refuse(
        List.of(ALTERNATIVE),
        "one-sided p values have their side already; --signs makes two-sided ones one-sided");
    Code<String> column = line.code(P);
    Code<PValues> values =
        line.has(SIGNS)
            ? Code.of("PValues.ofTwoSided", PValues::ofTwoSided, table, column, line.code(SIGNS))
            : Code.<Table, String, PValues>of("PValues.of", PValues::of, table, column);
    return line.has(WEIGHTS)
        ? values.<Table, String, PValues>call(
            "withWeights", PValues::withWeights, table, line.code(WEIGHTS))
        : values;
  }
}
