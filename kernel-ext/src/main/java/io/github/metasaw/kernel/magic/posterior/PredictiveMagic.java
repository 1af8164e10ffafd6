package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;

/** {@code %predictive}: estimates that a study might have had. */
public final class PredictiveMagic implements Magic {

  private static final Option<Double> BIN =
      Option.of("bin", ValueType.number("WIDTH"), "width of the bins, on the scale of yi");

  private static final String PREDICTIVE = "Figures.predictive";

  @Override
  public Description description() {
    return POSTERIOR.magic(
        "predictive",
        "POSTERIOR [VARIABLE]",
        "%predictive post theta[3] --bin 0.01",
        "Estimates a study might have had, or a next effect");
  }

  @Override
  public Class<?> type() {
    return Figure.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FigureOptions.SAVE, BIN, FigureOptions.TITLE);
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(2);
    Code<BayesFit> fit = PosteriorFigure.posterior(line);
    Code<String> variable = Code.text(line.rest().isEmpty() ? "theta_new" : line.rest().get(0));
    if (!line.has(BIN) && !line.has(FigureOptions.TITLE)) {
      return MagicResult.of(Code.of(PREDICTIVE, Figures::predictive, fit, variable));
    }
    return MagicResult.of(
        Code.of(
            PREDICTIVE,
            Figures::predictive,
            fit,
            variable,
            line.given(BIN).orElseGet(() -> Code.number(Double.NaN)),
            line.given(FigureOptions.TITLE).orElse(variable)));
  }
}
