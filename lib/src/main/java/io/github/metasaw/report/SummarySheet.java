package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;

/** The summary of a fit, by its kind. */
final class SummarySheet {

  private SummarySheet() {}

  static Sheet render(Fit fit, Transformation scale, Wording wording) {
    return fit instanceof BayesFit posterior
        ? BayesSheet.render(posterior, scale, wording)
        : FitSheet.render((FrequentistFit) fit, scale, wording);
  }
}
