package io.github.metasaw.kernel.input;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import java.util.stream.Stream;

/** The priors of m-values. */
public final class MValueOptions {

  private static final Option<Double> SD =
      Option.of(
              "sd",
              ValueTypes.number("SD").within(Range.POSITIVE),
              "of the prior of a common effect, for m-values")
          .withDefault(() -> 0.2);

  private static final Option<List<Double>> BETA =
      Option.of(
              "beta",
              ValueType.of("A,B", (option, text) -> beta(text), MValueOptions::arguments)
                  .shownAs(beta -> beta.get(0) + "," + beta.get(1)),
              "prior of the share of studies with an effect")
          .withDefault(() -> List.of(1.0, 1.0));

  /** All of them, in the order of the help. */
  public static final List<Option<?>> OPTIONS = List.of(SD, BETA);

  private MValueOptions() {}

  /**
   * The m-values of studies.
   *
   * @param studies of the line
   * @param line of a magic with {@link #OPTIONS}
   * @return with their Java
   */
  public static Code<MValues> of(Code<Studies> studies, MagicLine line) {
    Code<List<Double>> beta = line.code(BETA);
    return Code.of(
        "MValues.of",
        MValues::of,
        studies,
        line.code(SD),
        Literal.number(beta.value().get(0)),
        Literal.number(beta.value().get(1)));
  }

  private static List<Double> beta(String text) {
    try {
      List<Double> values = Stream.of(text.split(",")).map(Double::valueOf).toList();
      if (values.size() == 2) {
        return values;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw MetaException.of("--beta takes two numbers as in --beta 1,1, not '" + text + "'");
  }

  private static Code<List<Double>> arguments(List<Double> beta) {
    return Literal.list(beta.stream().map(Literal::number).toList());
  }
}
