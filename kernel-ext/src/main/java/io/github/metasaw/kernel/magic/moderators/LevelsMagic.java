package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.RobustOptions;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.RegressionFigures;
import java.util.List;
import java.util.Optional;

/** {@code %levels}: means and heterogeneity by the levels of a moderator. */
public final class LevelsMagic extends FigureMagic {

  /** Creates the magic. */
  public LevelsMagic() {
    super(
        new Description(
            MODERATORS,
            "levels",
            "FIT",
            "%levels fit --by habitat",
            "Mean and heterogeneity at each level of a moderator"),
        Option.join(
            Option.join(List.of(ModeratorOption.BY), RobustOptions.OPTIONS), ScaleOption.OPTIONS));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<String> by = ModeratorOption.of(line, fit);
    Optional<Code<RobustInference>> robust = RobustOptions.asked(line, fit);
    robust.ifPresent(
        clusters -> RobustOptions.printJointTest(fit.value(), clusters.value(), line.host()));
    return ScaleOption.figure(
        robust
            .map(clusters -> figure(fit, by, clusters))
            .orElseGet(
                () -> Code.of("RegressionFigures.levels", RegressionFigures::levels, fit, by)),
        line);
  }

  private static Code<Figure> figure(
      Code<FrequentistFit> fit, Code<String> by, Code<RobustInference> robust) {
    return Code.of("RegressionFigures.levels", RegressionFigures::levels, fit, by, robust);
  }
}
