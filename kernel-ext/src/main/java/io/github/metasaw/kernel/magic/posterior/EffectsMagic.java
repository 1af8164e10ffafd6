package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.PosteriorFigures;
import java.util.List;

/** {@code %effects}: effects of the studies given tau. */
public final class EffectsMagic extends FigureMagic {

  /** Creates the magic. */
  public EffectsMagic() {
    super(
        new Description(
            POSTERIOR,
            "effects",
            "POSTERIOR",
            "%effects post",
            "Means of the studies' effects given tau"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    line.atMost(1);
    return Code.of(
        "PosteriorFigures.thetaGivenTau",
        PosteriorFigures::thetaGivenTau,
        PosteriorFigure.posterior(line));
  }
}
