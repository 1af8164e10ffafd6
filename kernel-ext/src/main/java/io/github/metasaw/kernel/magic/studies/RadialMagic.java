package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.DiagnosticFigures;
import io.github.metasaw.plot.Figure;

/** {@code %radial}: scores against precision, the pooled effect as a slope. */
public final class RadialMagic extends FigureMagic {

  /** Creates the magic. */
  public RadialMagic() {
    super(
        new Description(
            STUDIES,
            "radial",
            "FIT",
            "%radial fit",
            "Radial (Galbraith) plot, with effects on an arc"),
        ScaleOption.OPTIONS);
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    return ScaleOption.figure(
        Code.of("DiagnosticFigures.radial", DiagnosticFigures::radial, fit), line);
  }
}
