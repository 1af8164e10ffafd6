package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.fit.FrequentistFit;
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

/** {@code %funnel}: the funnel plot. */
public final class FunnelMagic implements Magic {

  @Override
  public Description description() {
    return LOOK.magic("funnel", "FIT", "%funnel fit", "Contour-enhanced funnel plot");
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
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<ForestOptions> options = FigureOptions.of(FigureOptions.SERIES, line);
    return MagicResult.of(
        FigureOptions.finish(Code.of("Figures.funnel", Figures::funnel, fit, options), line));
  }
}
