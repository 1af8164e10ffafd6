package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.PosteriorFigures;
import java.util.List;

/** {@code %predictive}: estimates that a study might have had. */
public final class PredictiveMagic extends FigureMagic {

  private static final Option<Double> BIN =
      Option.of("bin", ValueTypes.number("WIDTH"), "width of the bins, on the scale of yi");

  private static final String PREDICTIVE = "PosteriorFigures.predictive";

  /** Creates the magic. */
  public PredictiveMagic() {
    super(
        new Description(
            POSTERIOR,
            "predictive",
            "POSTERIOR [VARIABLE]",
            "%predictive post theta[3] --bin 0.01",
            "Estimates a study might have had, or a next effect"),
        List.of(BIN, FigureOptions.TITLE));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    line.atMost(2);
    Code<BayesFit> fit = PosteriorFigure.posterior(line);
    Code<String> variable = Literal.text(line.rest().isEmpty() ? "theta_new" : line.rest().get(0));
    if (!line.has(BIN) && !line.has(FigureOptions.TITLE)) {
      return Code.of(PREDICTIVE, PosteriorFigures::predictive, fit, variable);
    }
    return Code.of(
        PREDICTIVE,
        PosteriorFigures::predictive,
        fit,
        variable,
        line.given(BIN).orElseGet(() -> Literal.number(Double.NaN)),
        line.given(FigureOptions.TITLE).orElse(variable));
  }
}
