package io.github.metasaw.data.effect.formula;

import org.apache.commons.numbers.gamma.LogGamma;

/** Hedges' correction of standardised mean differences (Hedges 1981, equation 6d). */
final class BiasCorrection {

  /** From here on the series has all digits and differences of log gammas lose some. */
  private static final double SERIES_FROM = 200;

  /** The factors of whole degrees of freedom below that, which most studies have. */
  private static final double[] WHOLE = new double[(int) SERIES_FROM];

  static {
    for (int m = 2; m < WHOLE.length; m++) {
      WHOLE[m] = ratio(m);
    }
  }

  private BiasCorrection() {}

  /**
   * The factor c(m) = Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)).
   *
   * @param m degrees of freedom of the SD
   * @param corrects whether there is to be a correction; else the factor is 1
   * @return NaN where m is 1 or less, for then the difference has no mean
   */
  static double factor(double m, boolean corrects) {
    if (!corrects) {
      return 1;
    }
    if (!(m > 1)) {
      return Double.NaN;
    }
    if (m < SERIES_FROM) {
      return m == Math.rint(m) ? WHOLE[(int) m] : ratio(m);
    }
    // Gamma(y + 1/2) / Gamma(y) by its asymptotic series, with y = (m - 1)/2.
    double y = (m - 1) / 2;
    double u = 1 / y;
    double series =
        1
            + u
                * (-1.0 / 8
                    + u
                        * (1.0 / 128
                            + u * (5.0 / 1024 + u * (-21.0 / 32768 + u * (-399.0 / 262144)))));
    return series * Math.sqrt((m - 1) / m);
  }

  private static double ratio(double m) {
    return Math.exp(LogGamma.value(m / 2) - Math.log(m / 2) / 2 - LogGamma.value((m - 1) / 2));
  }
}
