package io.github.metasaw.freq.tau2;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.Tau2Interval;
import java.util.Arrays;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Intervals of one tau2; metafor's {@code confint}. Upper ends are searched without a cap. */
@API(status = API.Status.INTERNAL)
public final class Tau2Intervals {

  private static final int MAX_EVALUATIONS = 500;

  /** Share of tau2 that stands for 0 where there the likelihood does not exist. */
  private static final double NEXT_TO_ZERO = 1e-12;

  private final MarginalModel model;
  private final Tau2Estimator estimator;
  private final double @Nullable [] weights;
  private final double tau2;
  private final double typicalVariance;

  /**
   * Of one fit.
   *
   * @param model on centred estimates
   * @param estimator of tau2
   * @param weights of the generalized Q [k]; null for the inverse sampling variances
   * @param tau2 the estimate, a variance
   * @param typicalVariance sampling variance that I2 compares tau2 with
   */
  public Tau2Intervals(
      MarginalModel model,
      Tau2Estimator estimator,
      double @Nullable [] weights,
      double tau2,
      double typicalVariance) {
    this.model = model;
    this.estimator = estimator;
    this.weights = weights;
    this.tau2 = tau2;
    this.typicalVariance = typicalVariance;
  }

  /**
   * An interval.
   *
   * @param method how it is made
   * @param level confidence, between 0 and 1
   * @return bounds of tau2, NaN without degrees of freedom
   * @throws MetaException where the method does not exist for these studies
   */
  public Tau2Interval compute(Tau2Interval.Method method, double level) {
    double[] ends =
        df() < 1
            ? new double[] {Double.NaN, Double.NaN}
            : switch (method) {
              case Q_PROFILE -> qProfile(level);
              case GENERALIZED_Q -> generalizedQ(level);
              case PROFILE_LIKELIHOOD -> profileLikelihood(level);
            };
    boolean empty = method != Tau2Interval.Method.PROFILE_LIKELIHOOD && ends[1] < 0;
    return new Tau2Interval(
        method, level, tau2, empty ? 0 : ends[0], empty ? 0 : ends[1], typicalVariance, empty);
  }

  private int df() {
    return model.k - model.p;
  }

  /**
   * The tau2 at which Q equals the quantiles of chi-square with k - p df (Viechtbauer 2007, Stat.
   * Med. 26, 37). -1 as upper end when Q is below the lower quantile at tau2 = 0 already.
   */
  private double[] qProfile(double level) {
    double tail = (1 - level) / 2;
    double lowQuantile = ChiSquared.quantile(tail, df());
    model.at(0);
    if (model.yPy < lowQuantile) {
      return new double[] {0, -1};
    }
    double highQuantile = ChiSquared.quantile(1 - tail, df());
    return new double[] {
      MomentEstimators.solve(model, highQuantile).tau2(),
      MomentEstimators.solve(model, lowQuantile).tau2()
    };
  }

  /** The tau2 at which the observed generalized Q is at the tails of its distribution. */
  private double[] generalizedQ(double level) {
    double tail = (1 - level) / 2;
    if (hasZeroVariance()) {
      throw MetaException.of(
          "a sampling variance is 0, so the generalized Q has no distribution and gives no interval of tau2; take the Q profile or the profile likelihood");
    }
    double[] a = weights == null ? Projection.ones(model.k) : weights;
    if (weights == null) {
      for (int i = 0; i < model.k; i++) {
        a[i] = 1 / model.v[i];
      }
    }
    GeneralizedQ q = new GeneralizedQ(new Projection(a, model.q, model.p, model.y), model.v);
    if (q.cdf(0) < tail) {
      return new double[] {0, -1};
    }
    return new double[] {q.tau2At(1 - tail), q.tau2At(tail)};
  }

  /**
   * Where the profile log-likelihood is half a chi-square quantile below its maximum (Hardy and
   * Thompson 1996); of the restricted likelihood, except for ML.
   */
  private double[] profileLikelihood(double level) {
    boolean restricted = estimator != Tau2Estimator.ML;
    double top = logLik(tau2, restricted);
    double drop = 0.5 * ChiSquared.quantile(level, 1);
    UnivariateFunction above = t -> logLik(t, restricted) - top + drop;
    // At 0 itself a study without sampling error has no likelihood.
    double from = hasZeroVariance() ? NEXT_TO_ZERO * tau2 : 0;
    double lower = above.value(from) >= 0 ? 0 : root(above, from, tau2);
    double typical = typicalVariance;
    double start = Math.max(tau2, typical > 0 ? typical : Double.MIN_NORMAL);
    double high = 2 * start;
    while (above.value(high) > 0) {
      high *= 4;
      if (Double.isInfinite(high)) {
        throw MetaException.of(
            "tau2 = %s is so far from the maximum of the likelihood that its profile has no upper bound; estimate tau2 by REML or ML for an interval from the profile likelihood"
                .formatted(tau2));
      }
    }
    return new double[] {lower, root(above, tau2, high)};
  }

  private boolean hasZeroVariance() {
    return Arrays.stream(model.v).anyMatch(v -> v == 0);
  }

  private static double root(UnivariateFunction f, double low, double high) {
    return new BrentSolver(1e-14, 1e-14 * high, 0).solve(MAX_EVALUATIONS, f, low, high);
  }

  private double logLik(double other, boolean restricted) {
    model.at(other);
    return restricted ? model.logLikREML(other) : model.logLikML(other);
  }
}
