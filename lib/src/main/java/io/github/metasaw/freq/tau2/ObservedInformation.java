package io.github.metasaw.freq.tau2;

import org.apiguardian.api.API;

/**
 * The observed information of tau2, and what its estimation adds to the variance of the
 * coefficients, with one tau2 and independent studies. With W = diag(1/(vi + tau2)) and P = W - WX
 * (X'WX)^-1 X'W the second derivative of the log-likelihood by tau2 is tr(W^2)/2 - y'PPPy for ML
 * and tr(PP)/2 - y'PPPy for REML; the observed information is minus that, where the expected one is
 * tr(W^2)/2 and tr(PP)/2 (Harville 1977, J. Am. Stat. Assoc. 72, 320). The coefficients move with
 * tau2 by d beta / d tau2 = -(X'WX)^-1 X'W^2 r, r the residuals.
 */
@API(status = API.Status.INTERNAL)
public final class ObservedInformation {

  private ObservedInformation() {}

  /**
   * The variance of tau2, the inverse of its observed information.
   *
   * @param model on centred estimates
   * @param tau2 the estimate, a variance
   * @param restricted REML instead of ML
   * @return NaN where tau2 is estimated as 0, the end of its range, or is no maximum
   */
  public static double varianceOfTau2(MarginalModel model, double tau2, boolean restricted) {
    model.at(tau2);
    double information = model.yPPPy - 0.5 * (restricted ? model.trPP : model.sumW2);
    return tau2 > 0 && information > 0 ? 1 / information : Double.NaN;
  }

  /**
   * (X'WX)^-1 + J var(tau2) J', J = d beta / d tau2; the first alone where tau2 is 0.
   *
   * @param model on centred estimates
   * @param tau2 the estimate, a variance
   * @param restricted REML instead of ML
   * @param residuals of the estimates [k]
   * @param known (Q'WQ)^-1, row-major [p x p]
   * @return on the basis Q, row-major [p x p]
   */
  public static double[] covariance(
      MarginalModel model, double tau2, boolean restricted, double[] residuals, double[] known) {
    double variance = varianceOfTau2(model, tau2, restricted);
    if (tau2 == 0) {
      return known;
    }
    int p = model.p;
    double[] slope = slope(model, tau2, residuals, known);
    double[] out = known.clone();
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        out[a * p + b] += slope[a] * variance * slope[b];
      }
    }
    return out;
  }

  /** d gamma / d tau2, gamma the coefficients of the basis [p]. */
  private static double[] slope(
      MarginalModel model, double tau2, double[] residuals, double[] known) {
    int p = model.p;
    double[] score = new double[p];
    for (int i = 0; i < model.k; i++) {
      double w = 1 / (model.v[i] + tau2);
      for (int a = 0; a < p; a++) {
        score[a] += (model.q == null ? 1 : model.q[i * p + a]) * w * w * residuals[i];
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
