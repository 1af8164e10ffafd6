package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;

/** {@code %density}: posterior densities. */
public final class DensityMagic implements Magic {

  @Override
  public Description description() {
    return POSTERIOR.magic(
        "density",
        "POSTERIOR [VARIABLE...]",
        "%density post tau",
        "Posterior densities, draws below the exact curve");
  }

  @Override
  public Class<?> type() {
    return Figure.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FigureOptions.SAVE);
  }

  @Override
  public MagicResult run(MagicLine line) {
    return PosteriorFigure.of(line, "Figures.density", Figures::density);
  }
}
