package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.FailSafeNumber;
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

/** {@code %failsafe}: how many studies of no effect would take a result away. */
public final class FailsafeMagic implements Magic {

  private static final Option<Double> ALPHA =
      Option.of(
              "alpha",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "level of significance to come down to")
          .withDefault(() -> 0.05);

  private static final Option<Double> TARGET =
      Option.of(
          "target",
          ValueTypes.number("EFFECT"),
          "effect to come down to, for Orwin's number and that of the model, else half the mean");

  private static final Option<Boolean> EXACT =
      Option.flag("exact", "fit the model again with the studies added, for its two numbers");

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "failsafe",
        "FIT",
        "%failsafe fit",
        "Fail-safe numbers of Rosenthal, Orwin, Rosenberg, and for the model");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ALPHA, TARGET, EXACT);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The numbers differ widely between methods and count only studies of no effect; none of them"
            + " shows that a result is safe");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<Double> target = line.given(TARGET).orElseGet(() -> Literal.number(Double.NaN));
    Code<List<FailSafeNumber>> numbers =
        line.has(EXACT)
            ? Code.of(
                "FailSafeNumber.all",
                FailSafeNumber::all,
                fit,
                line.code(ALPHA),
                target,
                line.code(EXACT))
            : Code.of("FailSafeNumber.all", FailSafeNumber::all, fit, line.code(ALPHA), target);
    return MagicResult.of(Code.of("FailSafeNumber.table", FailSafeNumber::table, numbers));
  }
}
