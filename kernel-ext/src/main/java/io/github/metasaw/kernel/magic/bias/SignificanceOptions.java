package io.github.metasaw.kernel.magic.bias;

import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;

/** When a single study counts as significant. */
final class SignificanceOptions {

  /** Direction of a significant study. */
  static final Option<Alternative> ALTERNATIVE =
      Option.of(
              "alternative",
              ValueTypes.constant("NAME", Alternative::parse, Alternative.class),
              "direction of a significant study")
          .withDefault(() -> Alternative.TWO_SIDED);

  /** Level of significance. */
  static final Option<Double> ALPHA =
      Option.of(
              "alpha",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "level of significance of a study")
          .withDefault(() -> 0.05);

  private SignificanceOptions() {}
}
