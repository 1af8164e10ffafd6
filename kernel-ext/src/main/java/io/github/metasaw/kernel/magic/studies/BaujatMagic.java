package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.DiagnosticFigures;
import io.github.metasaw.plot.Figure;
import java.util.List;

/** {@code %baujat}: heterogeneity and influence of each study. */
public final class BaujatMagic extends FigureMagic {

  /** Creates the magic. */
  public BaujatMagic() {
    super(
        new Description(
            STUDIES,
            "baujat",
            "FIT",
            "%baujat fit",
            "Contribution to heterogeneity, and influence, of each study"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    return Code.of("DiagnosticFigures.baujat", DiagnosticFigures::baujat, fit);
  }
}
