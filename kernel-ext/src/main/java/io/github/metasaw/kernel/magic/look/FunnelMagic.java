package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;

/** {@code %funnel}: the funnel plot. */
public final class FunnelMagic extends FigureMagic {

  /** Creates the magic. */
  public FunnelMagic() {
    super(
        new Description(LOOK, "funnel", "FIT", "%funnel fit", "Contour-enhanced funnel plot"),
        FigureOptions.SERIES_OPTIONS);
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<PooledFit> fit = line.only(PooledFit.class, "the name of a fit");
    Code<ForestOptions> options = FigureOptions.of(FigureOptions.SERIES, line);
    return FigureOptions.finish(Code.of("Figures.funnel", Figures::funnel, fit, options), line);
  }
}
