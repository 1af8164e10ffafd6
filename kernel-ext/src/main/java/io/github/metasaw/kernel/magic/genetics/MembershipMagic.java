package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.genetics.MantraFit;
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

/** {@code %membership}: which studies share a cluster. */
public final class MembershipMagic implements Magic {

  @Override
  public Description description() {
    return GENETICS.magic(
        "membership", "MANTRA_FIT", "%membership m", "How probably studies are in one cluster");
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
        Code.of(
            "Figures.membership",
            Figures::membership,
            line.only(MantraFit.class, "the name of a MANTRA fit")));
  }
}
