package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.EffectScale;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;

/** {@code %levels}: means and heterogeneity by the levels of a moderator. */
public final class LevelsMagic implements Magic {

  @Override
  public Description description() {
    return MODERATORS.magic(
        "levels",
        "FIT",
        "%levels fit --by habitat",
        "Mean and heterogeneity at each level of a moderator");
  }

  @Override
  public Class<?> type() {
    return Figure.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FigureOptions.SAVE, ModeratorOption.BY, EffectScale.EXP);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    return MagicResult.of(
        EffectScale.figure(
            Code.of("Figures.levels", Figures::levels, fit, ModeratorOption.of(line, fit)), line));
  }
}
