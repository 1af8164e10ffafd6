package io.github.metasaw.freq.bias;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.optim.BoundedSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The maximum of {@link CopasLikelihood}.
 *
 * @param mu mean effect
 * @param rho correlation of selection and sampling error
 * @param tau SD of the true effects
 * @param value minus the log-likelihood, up to a constant of the selection
 */
record CopasMaximum(double mu, double rho, double tau, double value) {

  /** Largest correlation; at 1 the likelihood has no second derivatives. */
  static final double MAX_RHO = 0.9999;

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Curvature of the log-likelihood in rho below which the data say nothing of it. */
  private static final double UNKNOWN = 1e-6;

  /** Relative step of second differences. */
  private static final double STEP = 1e-3;

  /**
   * The model without small-study effects beside the selection, rho of either sign.
   *
   * @param f likelihood of a selection
   * @param scale units and start
   * @param sign of rho to begin with; the other one is tried too
   */
  static CopasMaximum without(CopasLikelihood f, Scale scale, int sign) {
    ToDoubleFunction<double[]> negative =
        t -> f.negative(scale.mu(t[0]), t[1], scale.tau2(t[2]), 0);
    double[] low = {-INFINITY, -MAX_RHO, 0};
    double[] high = {INFINITY, MAX_RHO, INFINITY};
    BoundedSearch.Result one = BoundedSearch.minimise(negative, start(scale, sign), low, high);
    BoundedSearch.Result other = BoundedSearch.minimise(negative, start(scale, -sign), low, high);
    BoundedSearch.Result best = other.value() < one.value() ? other : one;
    double[] t = best.at();
    return new CopasMaximum(scale.mu(t[0]), t[1], Math.sqrt(scale.tau2(t[2])), best.value());
  }

  private static double[] start(Scale scale, int sign) {
    return new double[] {0, sign * MAX_RHO / 2, scale.startTau2()};
  }

  /**
   * Minus the largest log-likelihood of the model with an effect of the standard error, rho of one
   * sign.
   *
   * @param f likelihood of a selection
   * @param scale units and start
   * @param sign of rho
   */
  static double with(CopasLikelihood f, Scale scale, int sign) {
    ToDoubleFunction<double[]> negative =
        t -> f.negative(scale.mu(t[0]), sign * t[1], scale.tau2(t[2]), t[3]);
    double[] low = {-INFINITY, 0, 0, -INFINITY};
    double[] high = {INFINITY, MAX_RHO, INFINITY, INFINITY};
    double best = INFINITY;
    for (double rho : new double[] {0, MAX_RHO / 2}) {
      double[] start = {0, rho, scale.startTau2(), 0};
      best = Math.min(best, BoundedSearch.minimise(negative, start, low, high).value());
    }
    return best;
  }

  /**
   * The units of the search: of the mean effect and tau.
   *
   * @param centre a mean effect near the maximum
   * @param unit size of a typical standard error
   * @param tau an SD of true effects near the maximum
   */
  record Scale(double centre, double unit, double tau) {

    static Scale of(double[] sei, double centre, double tau) {
      double[] sorted = sei.clone();
      Arrays.sort(sorted);
      return new Scale(centre, sorted[sorted.length / 2], tau);
    }

    double mu(double t) {
      return centre + unit * t;
    }

    double tau2(double t) {
      return unit * unit * t;
    }

    double startTau2() {
      return Math.max(0.1, tau * tau / (unit * unit));
    }
  }

  /**
   * The standard error of mu, from the observed information of mu and those of rho and tau2 that
   * are not at the end of their range.
   *
   * @param f the likelihood
   * @param unit of mu and tau
   * @return NaN where the information is not positive definite
   */
  double se(CopasLikelihood f, double unit) {
    ToDoubleFunction<double[]> at =
        t -> f.negative(mu + t[0] * unit, rho + t[1], tau * tau + t[2] * unit * unit, 0);
    List<Integer> free = new ArrayList<>(List.of(0));
    if (Math.abs(rho) < MAX_RHO - STEP && second(at, 1, 1) > UNKNOWN) {
      free.add(1);
    }
    if (tau > STEP * unit) {
      free.add(2);
    }
    int q = free.size();
    double[] information = new double[q * q];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        information[i * q + j] = second(at, free.get(i), free.get(j));
      }
    }
    Cholesky factor = Cholesky.ofSize(q);
    if (!factor.factor(information)) {
      return Double.NaN;
    }
    double[] first = new double[q];
    first[0] = 1;
    factor.solve(first);
    return unit * Math.sqrt(first[0]);
  }

  private static double second(ToDoubleFunction<double[]> f, int i, int j) {
    double sum = 0;
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        double[] t = new double[3];
        t[i] += a * STEP / 2;
        t[j] += b * STEP / 2;
        sum += a * b * f.applyAsDouble(t);
      }
    }
    return sum / (STEP * STEP);
  }
}
