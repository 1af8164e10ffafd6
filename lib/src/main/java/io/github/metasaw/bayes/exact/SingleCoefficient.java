package io.github.metasaw.bayes.exact;

import io.github.metasaw.linalg.Orthonormal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * log p(y | tau) of a model with one unknown coefficient and a normal or flat prior of it, where
 * one pass over the studies needs no arrays: the inner loop of the exact posterior.
 */
final class SingleCoefficient {

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  private final double[] vi;
  private final double[] q;

  /** Estimates less {@link #centre} in the basis, so that squares keep their digits [k]. */
  private final double[] shifted;

  private final double centre;
  private final double root;
  private final PriorInBasis prior;

  private SingleCoefficient(
      double[] y, double[] vi, Orthonormal basis, PriorInBasis prior, @Nullable Integer anchor) {
    this.q = basis.q();
    this.root = basis.r()[0];
    this.vi = vi;
    this.prior = prior;
    this.shifted = new double[y.length];
    if (anchor == null) {
      double projection = 0;
      for (int i = 0; i < y.length; i++) {
        projection += q[i] * y[i];
      }
      this.centre = projection;
      for (int i = 0; i < y.length; i++) {
        shifted[i] = y[i] - q[i] * centre;
      }
    } else {
      this.centre = y[anchor] / q[anchor];
      for (int i = 0; i < y.length; i++) {
        // Exactly 0 of the study that is known best, whatever its weight.
        shifted[i] = y[i] - y[anchor];
      }
    }
  }

  /**
   * The model.
   *
   * @param y estimates [k]
   * @param vi sampling variances [k]
   * @param basis of the coefficient's column
   * @param prior of the coefficient
   * @param anchor study that is known so much better than the others that residuals are taken from
   *     its estimate; null for those from the projection of all
   * @return null where there is an anchor and the column is not constant, so that residuals from it
   *     would depend on the coefficient
   */
  static @Nullable SingleCoefficient of(
      double[] y, double[] vi, Orthonormal basis, PriorInBasis prior, @Nullable Integer anchor) {
    double[] q = basis.q();
    boolean isConstant = Arrays.stream(q).allMatch(value -> value == q[0]);
    return anchor != null && !isConstant
        ? null
        : new SingleCoefficient(y, vi, basis, prior, anchor);
  }

  /** log p(y | tau), natural; a flat prior has the density 1. */
  double logLikelihood(double tau2) {
    int k = vi.length;
    double product = 1;
    double logDet = 0;
    double a = 0;
    double b = 0;
    double c = 0;
    for (int i = 0; i < k; i++) {
      double v = vi[i] + tau2;
      double wi = 1 / v;
      double next = product * v;
      if (next > 1e100 || next < 1e-100) {
        logDet -= Math.log(product) + Math.log(v);
        next = 1;
      }
      product = next;
      double wq = wi * q[i];
      a += wq * q[i];
      b += wq * shifted[i];
      c += wi * shifted[i] * shifted[i];
    }
    logDet -= Math.log(product);
    // The prior in the basis, on y less its projection.
    boolean proper = prior.proper() > 0;
    double precision = prior.precision(0, 1);
    double own = precision / (root * root);
    double gap = root * prior.mean(0) - centre;
    double rss = c - b * (b / a) + (proper ? own * a / (a + own) * square(b / a - gap) : 0);
    double logPrior = proper ? Math.log(precision) : 0;
    return 0.5
        * ((1 - prior.proper() - k) * LOG_TWO_PI
            + logDet
            + logPrior
            - Math.log((a + own) * root * root)
            - rss);
  }

  private static double square(double x) {
    return x * x;
  }
}
