package io.github.metasaw.freq;

/**
 * The observed information of tau2, and what its estimation adds to the variance of the
 * coefficients, with one tau2 and independent studies. With W = diag(1/(vi + tau2)) and P = W - WX
 * (X'WX)^-1 X'W the second derivative of the log-likelihood by tau2 is tr(W^2)/2 - y'PPPy for ML
 * and tr(PP)/2 - y'PPPy for REML; the observed information is minus that, where the expected one is
 * tr(W^2)/2 and tr(PP)/2 (Harville 1977, J. Am. Stat. Assoc. 72, 320). The coefficients move with
 * tau2 by d beta / d tau2 = -(X'WX)^-1 X'W^2 r, r the residuals.
 */
final class ObservedInformation {

  private ObservedInformation() {}

  /**
   * The variance of tau2, the inverse of its observed information.
   *
   * @return NaN where tau2 is estimated as 0, the end of its range, or is no maximum
   */
  static double varianceOfTau2(OneVarianceSolution fit) {
    Marginal m = fit.marginal();
    m.at(fit.tau2);
    boolean restricted = fit.options.method() == Tau2.REML;
    double information = m.yPPPy - 0.5 * (restricted ? m.trPP : m.sumW2);
    return fit.tau2 > 0 && information > 0 ? 1 / information : Double.NaN;
  }

  /**
   * (X'WX)^-1 + J var(tau2) J', J = d beta / d tau2; the first alone where tau2 is 0.
   *
   * @param known (Q'WQ)^-1, row-major [p x p]
   * @return on the basis Q, row-major [p x p]
   */
  static double[] covariance(OneVarianceSolution fit, double[] known) {
    double variance = varianceOfTau2(fit);
    if (fit.tau2 == 0) {
      return known;
    }
    double[] slope = slope(fit, known);
    double[] out = known.clone();
    for (int a = 0; a < fit.p; a++) {
      for (int b = 0; b < fit.p; b++) {
        out[a * fit.p + b] += slope[a] * variance * slope[b];
      }
    }
    return out;
  }

  /** d gamma / d tau2, gamma the coefficients of the basis [p]. */
  private static double[] slope(OneVarianceSolution fit, double[] known) {
    Marginal m = fit.marginal();
    int p = fit.p;
    double[] r = fit.residuals();
    double[] score = new double[p];
    for (int i = 0; i < fit.k; i++) {
      double w = 1 / (m.v[i] + fit.tau2);
      for (int a = 0; a < p; a++) {
        score[a] += (m.q == null ? 1 : m.q[i * p + a]) * w * w * r[i];
      }
    }
    double[] slope = new double[p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        slope[a] -= known[a * p + b] * score[b];
      }
    }
    return slope;
  }
}
