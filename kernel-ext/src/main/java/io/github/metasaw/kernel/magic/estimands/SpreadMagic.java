package io.github.metasaw.kernel.magic.estimands;

import static io.github.metasaw.kernel.magic.MagicGroup.ESTIMANDS;

import io.github.metasaw.fit.Fit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;

/** {@code %spread}: the mean effect, a next effect, and the effects at hand. */
public final class SpreadMagic extends FigureMagic {

  /** Creates the magic. */
  public SpreadMagic() {
    super(
        new Description(
            ESTIMANDS,
            "spread",
            "FIT",
            "%spread post",
            "The mean effect, a next effect, and the spread of those here"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    return Code.of("Figures.spread", Figures::spread, line.only(Fit.class, "the name of a fit"));
  }
}
