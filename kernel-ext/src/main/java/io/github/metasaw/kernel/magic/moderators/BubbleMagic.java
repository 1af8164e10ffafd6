package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.RegressionFigures;
import java.util.List;

/** {@code %bubble}: estimates along a numeric moderator. */
public final class BubbleMagic extends FigureMagic {

  private static final Option<String> X =
      Option.of("x", ValueTypes.column(), "the numeric moderator of the mean");

  private static final Option<String> BY =
      Option.of("by", ValueTypes.column(), "a line for each level of a text moderator");

  /** Creates the magic. */
  public BubbleMagic() {
    super(
        new Description(
            MODERATORS,
            "bubble",
            "FIT",
            "%bubble fit --x duration --by habitat",
            "Estimates along a numeric moderator, and the fitted line"),
        Option.join(List.of(X, BY), ScaleOption.OPTIONS));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<String> x =
        line.given(X)
            .orElseThrow(
                () ->
                    MetaException.of("%bubble needs --x COLUMN, a numeric moderator of the mean"));
    Code<String> by = line.given(BY).orElseGet(() -> Literal.text(""));
    return ScaleOption.figure(
        Code.of("RegressionFigures.bubble", RegressionFigures::bubble, fit, x, by), line);
  }
}
