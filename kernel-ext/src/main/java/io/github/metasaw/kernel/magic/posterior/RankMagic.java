package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.PosteriorFigures;
import java.util.List;

/** {@code %rank}: ranks of the draws. */
public final class RankMagic extends FigureMagic {

  /** Creates the magic. */
  public RankMagic() {
    super(
        new Description(
            POSTERIOR,
            "rank",
            "POSTERIOR [VARIABLE...]",
            "%rank post tau",
            "Ranks of the draws, which tell chains apart"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    return PosteriorFigure.of(line, "PosteriorFigures.rank", PosteriorFigures::rank);
  }
}
