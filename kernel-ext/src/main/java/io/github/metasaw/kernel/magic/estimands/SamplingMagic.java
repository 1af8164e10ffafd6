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

/** {@code %sampling}: effects together and one by one. */
public final class SamplingMagic extends FigureMagic {

  /** Creates the magic. */
  public SamplingMagic() {
    super(
        new Description(
            ESTIMANDS,
            "sampling",
            "FIT",
            "%sampling random",
            "The effects together and one by one, as each model has it"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    return Code.of(
        "Figures.sampling", Figures::sampling, line.only(Fit.class, "the name of a fit"));
  }
}
