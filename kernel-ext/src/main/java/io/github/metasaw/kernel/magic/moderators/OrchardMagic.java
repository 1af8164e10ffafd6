package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.RegressionFigures;
import java.util.List;

/** {@code %orchard}: means of levels over the estimates. */
public final class OrchardMagic extends FigureMagic {

  /** Creates the magic. */
  public OrchardMagic() {
    super(
        new Description(
            MODERATORS,
            "orchard",
            "FIT",
            "%orchard fit --by habitat",
            "Means with confidence and prediction intervals over the estimates"),
        Option.join(List.of(ModeratorOption.BY), ScaleOption.OPTIONS));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<String> by =
        fit.value().design().isInterceptOnly() && !line.has(ModeratorOption.BY)
            ? Literal.text("")
            : ModeratorOption.of(line, fit);
    return ScaleOption.figure(
        Code.of("RegressionFigures.orchard", RegressionFigures::orchard, fit, by), line);
  }
}
