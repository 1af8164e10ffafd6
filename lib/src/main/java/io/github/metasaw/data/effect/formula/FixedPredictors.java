package io.github.metasaw.data.effect.formula;

import io.github.metasaw.integrate.CompositeRule;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The uncertainty of R² where the predictors are fixed. The F statistic then has a noncentral F
 * distribution with noncentrality n rho² / (1 - rho²); its likelihood in the true rho², normalised
 * over 0 to 1, has a variance, which is the sampling variance of R² (as metafor's {@code R2F},
 * which sums over a grid).
 */
final class FixedPredictors {

  private static final int PANELS = 32;
  private static final int MAX_TERMS = 200_000;
  private static final double TOLERANCE = 1e-17;

  private FixedPredictors() {}

  /**
   * The variance of R².
   *
   * @param r2 observed R²
   * @param n sample size
   * @param m number of predictors
   * @return NaN where something is missing or R² is 1
   */
  static double variance(double r2, double n, double m) {
    if (!(r2 >= 0 && r2 < 1) || Double.isNaN(n) || Double.isNaN(m)) {
      return Double.NaN;
    }
    double[] range = range(r2, n);
    double top = logLikelihood(r2, r2, n, m);
    double[] moments = new double[3];
    for (int power = 0; power < moments.length; power++) {
      int exponent = power;
      moments[power] =
          CompositeRule.integrate(
              rho2 -> Math.exp(logLikelihood(rho2, r2, n, m) - top) * Math.pow(rho2 - r2, exponent),
              range[0],
              range[1],
              PANELS);
    }
    double mean = moments[1] / moments[0];
    return moments[2] / moments[0] - mean * mean;
  }

  /** Where the likelihood has its mass: fifteen large-sample SDs to either side of R². */
  private static double[] range(double r2, double n) {
    double sd = Math.sqrt(4 * Math.max(r2, 1 / n) / n) * (1 - r2) + 2 / n;
    return new double[] {Math.max(0, r2 - 15 * sd), Math.min(1, r2 + 15 * sd)};
  }

  /**
   * Up to a constant, -lambda/2 + ln M((n-1)/2; m/2; lambda r²/2) with Kummer's function M, whose
   * terms are all positive.
   */
  private static double logLikelihood(double rho2, double r2, double n, double m) {
    double lambda = n * rho2 / (1 - rho2);
    double z = lambda * r2 / 2;
    double a = (n - 1) / 2;
    double b = m / 2;
    // The terms grow up to about j; from there they are summed in both directions.
    double peak = Math.floor(Math.max(0, largest(a, b, z)));
    double log =
        LogGamma.value(a + peak)
            - LogGamma.value(a)
            - LogGamma.value(b + peak)
            + LogGamma.value(b)
            - LogGamma.value(peak + 1)
            + (peak == 0 ? 0 : peak * Math.log(z));
    double sum = 1;
    double term = 1;
    for (double j = peak; j < peak + MAX_TERMS && term > TOLERANCE * sum; j++) {
      term *= (a + j) / ((b + j) * (j + 1)) * z;
      sum += term;
    }
    term = 1;
    for (double j = peak - 1; j >= 0 && term > TOLERANCE * sum; j--) {
      term *= (b + j) * (j + 1) / ((a + j) * z);
      sum += term;
    }
    return -lambda / 2 + log + Math.log(sum);
  }

  /** The index j at which (a + j) z = (b + j)(j + 1). */
  private static double largest(double a, double b, double z) {
    double half = (z - b - 1) / 2;
    double root = half * half + a * z - b;
    return root > 0 ? half + Math.sqrt(root) : 0;
  }
}
