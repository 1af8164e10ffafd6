package io.github.metasaw.kernel.magic.estimands;

import static io.github.metasaw.kernel.magic.MagicGroup.ESTIMANDS;

import io.github.metasaw.fit.Fit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;

/** {@code %spread}: the mean effect, a next effect, and the effects at hand. */
public final class SpreadMagic implements Magic {

  @Override
  public Description description() {
    return ESTIMANDS.magic(
        "spread",
        "FIT",
        "%spread post",
        "The mean effect, a next effect, and the spread of those here");
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
    return MagicResult.of(
        Code.of("Figures.spread", Figures::spread, line.only(Fit.class, "the name of a fit")));
  }
}
