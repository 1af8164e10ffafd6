package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.model.Design;

/** The mean effect and that of a next study, whatever the model behind. */
final class NextStudy {

  private NextStudy() {}

  /**
   * Posterior mean, interval with equal tails, and that of the next study's effect.
   *
   * @param coefficient the variable of the mean
   */
  static Pooled pooled(BayesFit fit, String coefficient, Sampler sampler) {
    Marginal mean = fit.marginal(coefficient);
    Interval interval = mean.interval(fit.level());
    Interval next =
        fit.design().isInterceptOnly()
            ? fit.marginal("theta_new").interval(fit.level())
            : new Interval(Double.NaN, Double.NaN);
    return new Pooled(
        "Bayes (%s)".formatted(sampler.words()),
        mean.mean(),
        interval.lower(),
        interval.upper(),
        next.lower(),
        next.upper());
  }

  /**
   * @throws MetaException where a next estimate with this standard error has no distribution
   */
  static void refuse(double se, Design design) {
    if (!(se >= 0)) {
      throw MetaException.of("a standard error must be 0 or larger, not " + se);
    }
    if (!design.isInterceptOnly()) {
      throw MetaException.of(
          "what a next study would give depends on its moderators; use predict with a table of them");
    }
  }
}
