package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.PosteriorFigures;
import java.util.List;

/** {@code %density}: posterior densities. */
public final class DensityMagic extends FigureMagic {

  /** Creates the magic. */
  public DensityMagic() {
    super(
        new Description(
            POSTERIOR,
            "density",
            "POSTERIOR [VARIABLE...]",
            "%density post tau",
            "Posterior densities, draws below the exact curve"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    return PosteriorFigure.of(line, "PosteriorFigures.density", PosteriorFigures::density);
  }
}
