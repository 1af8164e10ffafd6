package io.github.metasaw.distribution;

/**
 * Fisher's z of a correlation (Fisher 1921, Metron 1, 3), on which its sampling distribution is
 * nearly normal with a variance that does not depend on it. The inverse is {@link Math#tanh}.
 */
public final class FisherZ {

  private FisherZ() {}

  /**
   * Fisher's z. R: {@code atanh}.
   *
   * @param r correlation, from -1 (-Infinity) to 1 (Infinity)
   * @return (log(1 + r) - log(1 - r))/2, natural logs; NaN for what is no correlation
   */
  public static double of(double r) {
    double a = Math.abs(r);
    if (a == 1) {
      return Math.copySign(Double.POSITIVE_INFINITY, r);
    }
    // log(1 + x) with the rounding of 1 + x made up for (Goldberg 1991, theorem 4): several times
    // faster than log1p, for which Java 17 has no instructions of its own.
    double x = 2 * a / (1 - a);
    double sum = 1 + x;
    double log = sum == 1 ? x : Math.log(sum) * (x / (sum - 1));
    return Math.copySign(0.5 * log, r);
  }

  /**
   * Fisher's z of an estimate that may lie beyond -1 or 1, as corrections for bias and biserial
   * correlations do; such an estimate counts as -1 or 1. R: metafor's {@code transf.rtoz}.
   *
   * @param r estimate of a correlation
   * @return as {@link #of}; infinite at -1 and 1 and beyond, NaN for NaN
   */
  public static double ofEstimate(double r) {
    return of(Math.min(1, Math.max(-1, r)));
  }
}
