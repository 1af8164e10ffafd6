package io.github.metasaw.distribution;

/**
 * Fisher's z of a correlation (Fisher 1921, Metron 1, 3), on which its sampling distribution is
 * nearly normal with a variance that does not depend on it. The inverse is {@link Math#tanh}.
 */
public final class FisherZ {

  /** Correlations per unit of the table. */
  private static final int GRID = 64;

  /** Beyond this the terms of {@link #near} left out would show. */
  private static final double LARGE = 0.9;

  /** Correlations from 0 to 1 with their z. */
  private static final double[] CORRELATIONS = new double[GRID + 1];

  private static final double[] Z = new double[GRID + 1];

  static {
    for (int j = 0; j < Z.length; j++) {
      CORRELATIONS[j] = j / (double) GRID;
      Z[j] = ofLogs(CORRELATIONS[j]);
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
    return Math.copySign(a < LARGE ? ofTable(a) : ofLogs(a), r);
  }

  /** By the sum of two z, tanh(z1 + z2) = (r1 + r2)/(1 + r1 r2): the first is in the table. */
  private static double ofTable(double a) {
    int nearest = (int) (a * GRID + 0.5);
    double c = CORRELATIONS[nearest];
    return Z[nearest] + near((a - c) / (1 - a * c));
  }

  /** r + r^3/3 + r^5/5 and so on, for a small r. */
  private static double near(double r) {
    double square = r * r;
    double tail = 1 / 7.0 + square * (1 / 9.0 + square / 11);
    return r + r * square * (1 / 3.0 + square * (1 / 5.0 + square * tail));
  }

  private static double ofLogs(double a) {
    if (a == 1) {
      return Double.POSITIVE_INFINITY;
    }
    // log(1 + x) with the rounding of 1 + x made up for (Goldberg 1991, theorem 4): several times
    // faster than log1p, for which Java 17 has no instructions of its own.
    double x = 2 * a / (1 - a);
    double sum = 1 + x;
    double log = sum == 1 ? x : Math.log(sum) * (x / (sum - 1));
    return 0.5 * log;
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
