package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.DiagnosticFigures;
import io.github.metasaw.plot.Figure;

/** {@code %doi}: the Doi plot. */
public final class DoiMagic extends FigureMagic {

  /** Creates the magic. */
  public DoiMagic() {
    super(
        new Description(
            BIAS,
            "doi",
            "FIT",
            "%doi fit",
            "Doi plot with the LFK index of asymmetry, which is no test"),
        ScaleOption.OPTIONS);
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    return ScaleOption.figure(Code.of("DiagnosticFigures.doi", DiagnosticFigures::doi, fit), line);
  }
}
