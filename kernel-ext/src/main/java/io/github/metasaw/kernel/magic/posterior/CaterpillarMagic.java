package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.PosteriorFigures;
import io.github.metasaw.plot.forest.ForestOptions;

/** {@code %caterpillar}: posteriors of the studies' effects. */
public final class CaterpillarMagic extends FigureMagic {

  /** Creates the magic. */
  public CaterpillarMagic() {
    super(
        new Description(
            POSTERIOR,
            "caterpillar",
            "POSTERIOR",
            "%caterpillar post",
            "Posteriors of the studies' effects, sorted"),
        FigureOptions.ROW_OPTIONS);
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    line.atMost(1);
    Code<BayesFit> fit = PosteriorFigure.posterior(line);
    Code<ForestOptions> options = FigureOptions.of(FigureOptions.ROWS, line);
    return FigureOptions.finish(
        Code.of("PosteriorFigures.caterpillar", PosteriorFigures::caterpillar, fit, options), line);
  }
}
