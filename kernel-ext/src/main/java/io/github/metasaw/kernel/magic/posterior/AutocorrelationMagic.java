package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.PosteriorFigures;
import java.util.List;

/** {@code %autocorrelation}: autocorrelation of the draws. */
public final class AutocorrelationMagic extends FigureMagic {

  /** Creates the magic. */
  public AutocorrelationMagic() {
    super(
        new Description(
            POSTERIOR,
            "autocorrelation",
            "POSTERIOR [VARIABLE...]",
            "%autocorrelation post tau",
            "How long draws remember"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    return PosteriorFigure.of(
        line, "PosteriorFigures.autocorrelation", PosteriorFigures::autocorrelation);
  }
}
