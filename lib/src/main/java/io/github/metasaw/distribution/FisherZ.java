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
    return 0.5 * (Math.log1p(r) - Math.log1p(-r));
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
