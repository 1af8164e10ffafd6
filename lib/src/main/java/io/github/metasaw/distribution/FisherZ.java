package io.github.metasaw.distribution;

/**
 * Fisher's z of a correlation (Fisher 1921, Metron 1, 3), on which its sampling distribution is
 * nearly normal with a variance that does not depend on it. The inverse is {@link Math#tanh}.
 */
public final class FisherZ {

  /** Below this the series is as short as it is exact. */
  private static final double SMALL = 0.25;

  /** 1/3, 1/5 and so on: the next term is below the rounding of the first. */
  private static final double[] SERIES = new double[13];

  static {
    for (int j = 0; j < SERIES.length; j++) {
      SERIES[j] = 1.0 / (2 * j + 3);
    }
  }

  private FisherZ() {}

  /**
   * Fisher's z. R: {@code atanh}.
   *
   * @param r correlation, from -1 (-Infinity) to 1 (Infinity)
   * @return (log(1 + r) - log(1 - r))/2, natural logs; NaN for what is no correlation
   */
  public static double of(double r) {
    double a = Math.abs(r);
    return a < SMALL ? series(r) : Math.copySign(0.5 * Math.log((1 + a) / (1 - a)), r);
  }

  /** r + r^3/3 + r^5/5 and so on. */
  private static double series(double r) {
    double square = r * r;
    double sum = 0;
    for (int j = SERIES.length - 1; j >= 0; j--) {
      sum = sum * square + SERIES[j];
    }
    return r + r * square * sum;
  }

  /**
   * Fisher's z of an estimate that may lie beyond -1 or 1, as corrections for bias and biserial
   * correlations do; such an estimate counts as -1 or 1. R: metafor's {@code transf.rtoz}.
   *
   * @param r estimate of a correlation
   * @return as {@link #of}; infinite at -1 and 1 and beyond, NaN for NaN
   */
  public static double ofEstimate(double r) {
    return Math.abs(r) > 1 ? Math.copySign(Double.POSITIVE_INFINITY, r) : of(r);
  }
}
