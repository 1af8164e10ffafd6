package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.EffectScale;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;

/** {@code %bubble}: estimates along a numeric moderator. */
public final class BubbleMagic implements Magic {

  private static final Option<String> X =
      Option.of("x", ValueType.column(), "the numeric moderator of the mean");

  private static final Option<String> BY =
      Option.of("by", ValueType.column(), "a line for each level of a text moderator");

  @Override
  public Description description() {
    return MODERATORS.magic(
        "bubble",
        "FIT",
        "%bubble fit --x duration --by habitat",
        "Estimates along a numeric moderator, and the fitted line");
  }

  @Override
  public Class<?> type() {
    return Figure.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FigureOptions.SAVE, X, BY, EffectScale.EXP);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<String> x =
        line.given(X)
            .orElseThrow(
                () ->
                    MetaException.of("%bubble needs --x COLUMN, a numeric moderator of the mean"));
    Code<String> by = line.given(BY).orElseGet(() -> Code.text(""));
    return MagicResult.of(
        EffectScale.figure(Code.of("Figures.bubble", Figures::bubble, fit, x, by), line));
  }
}
