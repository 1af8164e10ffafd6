package io.github.metasaw.kernel.magic.estimands;

import static io.github.metasaw.kernel.magic.MagicGroup.ESTIMANDS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.teaching.PairDensity;
import io.github.metasaw.teaching.TeachingFigures;
import java.util.List;

/** {@code %contours}: joint densities of two effects. */
public final class ContoursMagic extends FigureMagic {

  private static final List<String> SHAPES =
      List.of("independent", "exchangeable=0.7", "identical");

  private static final double CORRELATION = 0.7;

  private static final Option<Double> SD =
      Option.of("sd", ValueTypes.number("SD").within(Range.POSITIVE), "of both effects")
          .withDefault(() -> 1.0);

  /** Creates the magic. */
  public ContoursMagic() {
    super(
        new Description(
            ESTIMANDS,
            "contours",
            "[independent] [exchangeable=CORRELATION] [identical]",
            "%contours independent exchangeable=0.7 identical",
            "Joint densities of two effects, and their symmetries"),
        List.of(SD));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    List<String> words = line.words().isEmpty() ? SHAPES : line.words();
    Code<Double> sd = line.code(SD);
    return Code.ofAll(
        "TeachingFigures.contours",
        all -> TeachingFigures.contours(all.toArray(new PairDensity[0])),
        words.stream().map(word -> density(word, sd)).toList());
  }

  private static Code<PairDensity> density(String word, Code<Double> sd) {
    if (word.replaceFirst("=.*", "").equals("exchangeable")) {
      return Code.of(
          "PairDensity.exchangeable",
          PairDensity::exchangeable,
          sd,
          Literal.number(word.contains("=") ? correlation(word) : CORRELATION));
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
