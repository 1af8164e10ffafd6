package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.PosteriorFigures;
import java.util.List;

/** {@code %trace}: draws by iteration. */
public final class TraceMagic extends FigureMagic {

  /** Creates the magic. */
  public TraceMagic() {
    super(
        new Description(
            POSTERIOR,
            "trace",
            "POSTERIOR [VARIABLE...]",
            "%trace post tau mu",
            "Draws by iteration and chain"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    return PosteriorFigure.of(line, "PosteriorFigures.trace", PosteriorFigures::trace);
  }
}
