package io.github.metasaw.plot;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * How random effects picture data: effects drawn from N(mu, tau2), and round each effect an
 * estimate drawn from N(beta_i, vi).
 *
 * @param shown stretch of the axis
 * @param mu mean of the effects
 * @param tau their SD
 * @param studies in order
 */
record SamplingData(Interval shown, double mu, double tau, List<Study> studies) {

  private static final double REACH = 3;

  /** A study: its effect (as estimated with the others, or true), estimate and standard error. */
  record Study(String label, double effect, double estimate, double se) {}

  SamplingData {
    studies = List.copyOf(studies);
  }

  /** As a fit sees it: effects are best predictors or posterior means. */
  static SamplingData of(Fit fit) {
    if (!fit.design().isInterceptOnly()) {
      throw MetaException.of(
          "the effects of a model with moderators have no one distribution; fit yi ~ 1 for this figure");
    }
    double tau = fit instanceof BayesFit bayes ? bayes.median("tau") : ((FrequentistFit) fit).tau();
    Table effects =
        fit instanceof BayesFit bayes ? bayes.shrinkage() : ((FrequentistFit) fit).shrinkage();
    double[] y = fit.studies().yi();
    double[] v = fit.studies().vi();
    List<Study> studies = new ArrayList<>();
    for (int i = 0; i < y.length; i++) {
      studies.add(
          new Study(
              fit.studies().labels().get(i),
              effects.doubleColumn("estimate").getDouble(i),
              y[i],
              Math.sqrt(v[i])));
    }
    return of(fit.pooled().estimate(), tau, studies);
  }

  static SamplingData of(double mu, double tau, List<Study> studies) {
    double low = mu - REACH * tau;
    double high = mu + REACH * tau;
    for (Study study : studies) {
      low = Math.min(low, Math.min(study.estimate(), study.effect() - REACH * study.se()));
      high = Math.max(high, Math.max(study.estimate(), study.effect() + REACH * study.se()));
    }
    return new SamplingData(new Interval(low, high), mu, tau, studies);
  }
}
