package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

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

/** {@code %effects}: effects of the studies given tau. */
public final class EffectsMagic implements Magic {

  @Override
  public Description description() {
    return POSTERIOR.magic(
        "effects", "POSTERIOR", "%effects post", "Means of the studies' effects given tau");
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
    line.atMost(1);
    return MagicResult.of(
        Code.of("Figures.thetaGivenTau", Figures::thetaGivenTau, PosteriorFigure.posterior(line)));
  }
}
