package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.ExcessSignificance;
import io.github.metasaw.freq.bias.ExcessSignificance.Alternative;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %excess}: the test of excess significance. */
public final class ExcessMagic implements Magic {

  private static final Option<Alternative> ALTERNATIVE =
      Option.of(
              "alternative",
              ValueTypes.constant("NAME", Alternative::parse, Alternative.class),
              "direction of a significant study")
          .withDefault(() -> Alternative.TWO_SIDED);

  private static final Option<Double> ALPHA =
      Option.of(
              "alpha",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "level of significance of a study")
          .withDefault(() -> 0.05);

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "excess",
        "FIT",
        "%excess fit",
        "More significant studies than their power lets expect?");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ALTERNATIVE, ALPHA);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<ExcessSignificance> excess =
        Code.of(
            "ExcessSignificance.of",
            ExcessSignificance::of,
            fit,
            line.code(ALTERNATIVE),
            line.code(ALPHA));
    return MagicResult.of(excess.call("table", ExcessSignificance::table));
  }
}
