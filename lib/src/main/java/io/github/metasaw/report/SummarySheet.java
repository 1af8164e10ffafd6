package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The summary of a fit, by its kind. */
final class SummarySheet {

  private SummarySheet() {}

  static Sheet render(Fit fit, Transformation scale, Wording wording) {
    if (fit instanceof BayesFit posterior) {
      return BayesSheet.render(posterior, scale, wording);
    }
    if (fit instanceof FilledFit filled) {
      return filled(filled, scale, wording);
    }
    if (fit instanceof SelectionFit selection) {
      return SelectionSheet.render(selection, scale, wording);
    }
    return fit instanceof CountsFit counts
        ? CountsSheet.render(counts, scale, wording)
        : FitSheet.render((FrequentistFit) fit, scale, wording);
  }

  /** The sheet of the fit to all studies, with what was added above it. */
  private static Sheet filled(FilledFit fit, Transformation scale, Wording wording) {
    Sheet sheet = FitSheet.render(fit.fit(), scale, wording);
    List<String> above = new ArrayList<>();
    above.add(
        "%d %s added on the %s by %s (SE %s)%s"
            .formatted(
                fit.k0(),
                fit.k0() == 1 ? "study" : "studies",
                fit.side().id(),
                fit.estimator().id(),
                Numbers.fixed(fit.seK0(), 2),
                Double.isNaN(fit.pK0())
                    ? ""
                    : "; none is missing: p " + Numbers.equality(fit.pK0())));
    above.addAll(sheet.above());
    return new Sheet(
        "Trim and fill: " + sheet.title(),
        above,
        sheet.headers(),
        sheet.types(),
        sheet.numeric(),
        sheet.rows(),
        sheet.below());
  }
}
