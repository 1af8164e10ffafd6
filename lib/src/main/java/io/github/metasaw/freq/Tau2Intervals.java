package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.Tau2Interval;
import java.util.Arrays;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Intervals of tau2; metafor's {@code confint}. Upper ends are searched without a cap. */
final class Tau2Intervals {

  private static final int MOST = 500;

  /** Share of tau2 that stands for 0 where there the likelihood does not exist. */
  private static final double NEXT_TO_ZERO = 1e-12;

  private Tau2Intervals() {}

  static Tau2Interval of(OneVarianceSolution fit, Tau2Interval.Method method, double level) {
    double[] ends =
        fit.df() < 1
            ? new double[] {Double.NaN, Double.NaN}
            : switch (method) {
              case Q_PROFILE -> qProfile(fit, level);
              case GENERALIZED_Q -> generalizedQ(fit, level);
              case PROFILE_LIKELIHOOD -> profileLikelihood(fit, level);
            };
    boolean empty = method != Tau2Interval.Method.PROFILE_LIKELIHOOD && ends[1] < 0;
    return new Tau2Interval(
        method,
        level,
        fit.tau2,
        empty ? 0 : ends[0],
        empty ? 0 : ends[1],
        fit.typicalVariance(),
        empty);
  }

  /**
   * The tau2 at which Q equals the quantiles of chi-square with k - p df (Viechtbauer 2007, Stat.
   * Med. 26, 37). -1 as upper end when Q is below the lower quantile at tau2 = 0 already.
   */
  private static double[] qProfile(OneVarianceSolution fit, double level) {
    double tail = (1 - level) / 2;
    Marginal m = fit.marginal();
    double lowQuantile = ChiSquared.quantile(tail, fit.df());
    m.at(0);
    if (m.yPy < lowQuantile) {
      return new double[] {0, -1};
    }
    double highQuantile = ChiSquared.quantile(1 - tail, fit.df());
    return new double[] {
      MomentEstimators.solve(m, highQuantile).tau2(), MomentEstimators.solve(m, lowQuantile).tau2()
    };
  }

  /** The tau2 at which the observed generalized Q is at the tails of its distribution. */
  private static double[] generalizedQ(OneVarianceSolution fit, double level) {
    double tail = (1 - level) / 2;
    Marginal m = fit.marginal();
    if (hasZeroVariance(m)) {
      throw MetaException.of(
          "a sampling variance is 0, so the generalized Q has no distribution and gives no interval of tau2; take the Q profile or the profile likelihood");
    }
    double[] given = fit.options.weights();
    double[] a = given == null ? MomentEstimators.ones(fit.k) : given;
    if (given == null) {
      for (int i = 0; i < fit.k; i++) {
        a[i] = 1 / m.v[i];
      }
    }
    GeneralizedQ q = new GeneralizedQ(new Projection(a, m.q, m.p, m.y), m.v);
    if (q.cdf(0) < tail) {
      return new double[] {0, -1};
    }
    return new double[] {q.tau2At(1 - tail), q.tau2At(tail)};
  }

  /**
   * Where the profile log-likelihood is half a chi-square quantile below its maximum (Hardy and
   * Thompson 1996); of the restricted likelihood, except for ML.
   */
  private static double[] profileLikelihood(OneVarianceSolution fit, double level) {
    Marginal m = fit.marginal();
    boolean restricted = fit.options.method() != Tau2.ML;
    double top = logLik(m, fit.tau2, restricted);
    double drop = 0.5 * ChiSquared.quantile(level, 1);
    UnivariateFunction above = t -> logLik(m, t, restricted) - top + drop;
    // At 0 itself a study without sampling error has no likelihood.
    double from = hasZeroVariance(m) ? NEXT_TO_ZERO * fit.tau2 : 0;
    double lower = above.value(from) >= 0 ? 0 : root(above, from, fit.tau2);
    double typical = fit.typicalVariance();
    double start = Math.max(fit.tau2, typical > 0 ? typical : Double.MIN_NORMAL);
    double high = 2 * start;
    while (above.value(high) > 0) {
      high *= 4;
      if (Double.isInfinite(high)) {
        throw MetaException.of(
            "tau2 = %s is so far from the maximum of the likelihood that its profile has no upper bound; estimate tau2 by REML or ML for an interval from the profile likelihood"
                .formatted(fit.tau2));
      }
    }
    return new double[] {lower, root(above, fit.tau2, high)};
  }

  private static boolean hasZeroVariance(Marginal m) {
    return Arrays.stream(m.v).anyMatch(v -> v == 0);
  }

  private static double root(UnivariateFunction f, double low, double high) {
    return new BrentSolver(1e-14, 1e-14 * high, 0).solve(MOST, f, low, high);
  }

  private static double logLik(Marginal m, double tau2, boolean restricted) {
    m.at(tau2);
    return restricted ? m.logLikREML(tau2) : m.logLikML(tau2);
  }
}
