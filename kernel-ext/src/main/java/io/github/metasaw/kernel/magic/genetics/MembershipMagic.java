package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import java.util.List;

/** {@code %membership}: which studies share a cluster. */
public final class MembershipMagic extends FigureMagic {

  /** Creates the magic. */
  public MembershipMagic() {
    super(
        new Description(
            GENETICS,
            "membership",
            "MANTRA_FIT",
            "%membership m",
            "How probably studies are in one cluster"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    return Code.of(
        "GeneticsFigures.membership",
        GeneticsFigures::membership,
        line.only(MantraFit.class, "the name of a MANTRA fit"));
  }
}
