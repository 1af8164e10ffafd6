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
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import java.util.List;

/** {@code %caterpillar}: posteriors of the studies' effects. */
public final class CaterpillarMagic implements Magic {

  @Override
  public Description description() {
    return POSTERIOR.magic(
        "caterpillar",
        "POSTERIOR",
        "%caterpillar post",
        "Posteriors of the studies' effects, sorted");
  }

  @Override
  public Class<?> type() {
    return Figure.class;
  }

  @Override
  public List<Option<?>> options() {
    return FigureOptions.SERIES_OPTIONS;
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(1);
    Code<BayesFit> fit = PosteriorFigure.posterior(line);
    Code<ForestOptions> options = FigureOptions.of(FigureOptions.SERIES, line);
    return MagicResult.of(
        FigureOptions.finish(
            Code.of("Figures.caterpillar", Figures::caterpillar, fit, options), line));
  }
}
