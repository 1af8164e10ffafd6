package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.counts.CountsFit;

/** The summary of a fit, by its kind. */
final class SummarySheet {

  private SummarySheet() {}

  static Sheet render(Fit fit, Transformation scale, Wording wording) {
    if (fit instanceof BayesFit posterior) {
      return BayesSheet.render(posterior, scale, wording);
    }
    return fit instanceof CountsFit counts
        ? CountsSheet.render(counts, scale, wording)
        : FitSheet.render((FrequentistFit) fit, scale, wording);
  }
}
