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

/** {@code %drapery}: p-value functions. */
public final class DraperyMagic extends FigureMagic {

  /** Creates the magic. */
  public DraperyMagic() {
    super(
        new Description(
            STUDIES,
            "drapery",
            "FIT",
            "%drapery fit",
            "p-value functions of the studies and of the pooled effect (drapery plot)"),
        ScaleOption.OPTIONS);
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    return ScaleOption.figure(
        Code.of("DiagnosticFigures.drapery", DiagnosticFigures::drapery, fit), line);
  }
}
