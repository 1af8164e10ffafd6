package io.github.metasaw.plot.forest;

import io.github.metasaw.bayes.bias.BiasAdjustment.Predictor;
import io.github.metasaw.bayes.bias.Direction;
import io.github.metasaw.bayes.bias.Ensemble;
import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.bayes.bias.RobmaPosterior;
import io.github.metasaw.bayes.bias.WorkingScale;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.bias.PrecisionAdjustment;

/**
 * A regression of effects on standard errors in a funnel plot: intercept + slope se + curvature
 * se^2.
 *
 * @param label label in the legend
 * @param intercept expected effect of an infinitely precise study, on the scale of yi
 * @param slope coefficient of the standard error: PET
 * @param curvature coefficient of the sampling variance: PEESE
 */
record FunnelLine(String label, double intercept, double slope, double curvature) {

  /**
   * The line of PET, which is also the line of Egger's test, or of PEESE.
   *
   * @throws MetaException if the adjustment has no line
   */
  static FunnelLine of(PrecisionAdjustment adjustment) {
    boolean isPet = adjustment.method() == PrecisionAdjustment.Method.PET;
    double intercept = adjustment.effect(0);
    double rise = adjustment.effect(1) - intercept;
    return new FunnelLine(
        isPet ? "PET, Egger's line" : "PEESE", intercept, isPet ? rise : 0, isPet ? 0 : rise);
  }

  /**
   * The posterior mean of the line, averaged over models with and without an effect, PET and PEESE.
   *
   * @throws MetaException if the average has no PET and PEESE models, or is not on the scale of yi
   */
  static FunnelLine of(RobmaFit average) {
    if (average.settings().ensemble() == Ensemble.TWO_WEIGHTS) {
      throw MetaException.of(
          "these models have no regression on the standard error; average over the ensemble pp or"
              + " psma");
    }
    if (average.settings().scale() != WorkingScale.AS_IS) {
      throw MetaException.of(
          "the averaged line is on the scale of Fisher's z and the funnel on that of the estimates;"
              + " take the scale as_is");
    }
    RobmaPosterior posterior = average.posterior();
    int sign = average.settings().direction() == Direction.NEGATIVE ? -1 : 1;
    return new FunnelLine(
        "averaged models",
        average.estimate(),
        sign * posterior.slope(Predictor.PET, false).mean(),
        sign * posterior.slope(Predictor.PEESE, false).mean());
  }

  /** The expected effect of a study with a given standard error. */
  double effect(double se) {
    return intercept + se * (slope + se * curvature);
  }
}
