package io.github.metasaw.kernel.magic.estimands;

import static io.github.metasaw.kernel.magic.MagicGroup.ESTIMANDS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.joint.PairDensity;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;

/** {@code %contours}: joint densities of two effects. */
public final class ContoursMagic implements Magic {

  private static final List<String> SHAPES =
      List.of("independent", "exchangeable=0.7", "identical");

  private static final double CORRELATION = 0.7;

  private static final Option<Double> SD =
      Option.of("sd", ValueType.number("SD").within(Range.POSITIVE), "of both effects")
          .withDefault(() -> 1.0);

  @Override
  public Description description() {
    return ESTIMANDS.magic(
        "contours",
        "[independent] [exchangeable=CORRELATION] [identical]",
        "%contours independent exchangeable=0.7 identical",
        "Joint densities of two effects, and their symmetries");
  }

  @Override
  public Class<?> type() {
    return Figure.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SD, FigureOptions.SAVE);
  }

  @Override
  public MagicResult run(MagicLine line) {
    List<String> words = line.words().isEmpty() ? SHAPES : line.words();
    Code<Double> sd = line.code(SD);
    return MagicResult.of(
        Code.ofAll(
            "Figures.contours",
            all -> Figures.contours(all.toArray(new PairDensity[0])),
            words.stream().map(word -> density(word, sd)).toList()));
  }

  private static Code<PairDensity> density(String word, Code<Double> sd) {
    if (word.replaceFirst("=.*", "").equals("exchangeable")) {
      return Code.of(
          "PairDensity.exchangeable",
          PairDensity::exchangeable,
          sd,
          Code.number(word.contains("=") ? correlation(word) : CORRELATION));
    }
    return switch (word) {
      case "independent" -> Code.of("PairDensity.independent", PairDensity::independent, sd);
      case "identical" -> Code.of("PairDensity.identical", PairDensity::identical, sd);
      default -> throw MetaException.unknown("shape", word, "", SHAPES);
    };
  }

  private static double correlation(String word) {
    try {
      return Double.parseDouble(word.substring(word.indexOf('=') + 1));
    } catch (NumberFormatException e) {
      throw MetaException.of(
          "'%s' needs a correlation between -1 and 1, as in exchangeable=0.7".formatted(word));
    }
  }
}
