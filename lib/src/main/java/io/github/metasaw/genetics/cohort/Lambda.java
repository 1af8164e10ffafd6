package io.github.metasaw.genetics.cohort;

/**
 * The factor of genomic control (Devlin and Roeder 1999, Biometrics 55, 997): the median of z^2
 * over that of a chi-square with one degree of freedom. The median is found in bins, to 0.0005.
 */
final class Lambda {

  /** R: {@code qchisq(0.5, 1)}. */
  static final double MEDIAN = 0.45493642311957283;

  private static final double WIDTH = 1e-3;
  private static final int BINS = 20_000;

  private final long[] bins = new long[BINS + 1];
  private long n;

  /** Takes an estimate; one that is not complete is passed over. */
  void add(double beta, double se) {
    double z2 = beta / se * (beta / se);
    if (z2 >= 0) {
      bins[(int) Math.min(BINS, z2 / WIDTH)]++;
      n++;
    }
  }

  /** The factor; NaN without estimates. */
  double value() {
    if (n == 0) {
      return Double.NaN;
    }
    double half = 0.5 * n;
    long below = 0;
    for (int i = 0; i <= BINS; i++) {
      if (below + bins[i] >= half) {
        return WIDTH * (i + (half - below) / bins[i]) / MEDIAN;
      }
      below += bins[i];
    }
    throw new IllegalStateException();
  }
}
