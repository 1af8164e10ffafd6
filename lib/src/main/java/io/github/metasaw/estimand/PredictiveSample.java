package io.github.metasaw.estimand;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Quantiles;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.Arrays;

/**
 * Draws from a posterior predictive distribution: of another estimate of the same study, theta_j
 * plus sampling error of variance v_j, or of the true effect of a next study, which has none
 * (Gelman and others 2013, section 6.3).
 *
 * @param draws pooled over the chains, on the scale of yi
 * @param exact the distribution that the draws follow
 * @param isSampled whether draws are all that is known of it; else the exact distribution is told
 */
public record PredictiveSample(double[] draws, Marginal exact, boolean isSampled) {

  /** Of the sampling error, so that the same posterior gives the same draws. */
  private static final long SEED = 20;

  /**
   * Draws of a predictive distribution.
   *
   * @param fit a posterior
   * @param variable {@code theta[j]} or {@code theta_new}, as {@link BayesFit#variables} has it
   * @return as many draws as the posterior has
   * @throws MetaException if the variable is not the effect of a study
   */
  public static PredictiveSample of(BayesFit fit, String variable) {
    int study = EffectVariables.study(fit, variable);
    if (study < 0 && !variable.equals(BayesFit.THETA_NEW)) {
      throw MetaException.of(
          "'%s' is not the effect of a study; predict theta[1] to theta[%d] or theta_new"
              .formatted(variable, fit.studies().k()));
    }
    double[] draws = fit.sample().pooled(variable);
    if (study < 0) {
      return new PredictiveSample(draws, fit.newEstimate(0), fit.isSampled());
    }
    addSamplingError(draws, Math.sqrt(fit.studies().vi()[study]));
    return new PredictiveSample(draws, fit.replicate(variable), fit.isSampled());
  }

  private static void addSamplingError(double[] draws, double se) {
    RandomStream random = Streams.of(SEED).chain(0);
    for (int i = 0; i < draws.length; i++) {
      draws[i] += se * random.nextGaussian();
    }
  }

  /**
   * The mean.
   *
   * @return of the draws; of the exact distribution where the posterior is exact
   */
  public double mean() {
    return isSampled ? Arrays.stream(draws).average().orElse(Double.NaN) : exact.mean();
  }

  /**
   * The interval with equal tails.
   *
   * @param level its probability, between 0 and 1
   * @return of the draws; of the exact distribution where the posterior is exact
   */
  public Interval interval(double level) {
    if (!isSampled) {
      return exact.interval(level);
    }
    double tail = (1 - level) / 2;
    double[] ends = Quantiles.of(draws, tail, 1 - tail);
    return new Interval(ends[0], ends[1]);
  }
}
