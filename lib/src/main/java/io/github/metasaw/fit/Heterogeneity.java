package io.github.metasaw.fit;

/**
 * Statistics of heterogeneity. I2 is a proportion, not a percentage; tau2 and zeta2 are variances
 * on the scale of yi squared.
 *
 * @param tau2 variance of the true effects left after moderators
 * @param seTau2 its standard error; NaN where the estimator has none
 * @param Q Cochran's statistic, residual when there are moderators
 * @param df its degrees of freedom, k - p
 * @param Qp its p value
 * @param I2 from tau2 and the typical sampling variance, as metafor (Higgins and Thompson 2002)
 * @param H2 from tau2, as metafor
 * @param I2FromQ max(0, (Q - df) / Q), as the lecture and meta
 * @param H2FromQ Q / df
 * @param zeta2 spread of the effects round beta_F weighted by precision, untruncated; the lecture's
 * @param ZF2 squared Z statistic of beta_F
 * @param Z2 Z_F squared + Q of the common-effect model: tests that every effect is zero
 * @param ZF2p p value of ZF2, 1 degree of freedom
 * @param Z2p p value of Z2; Q's own is Qp without moderators
 * @param Z2df degrees of freedom of Z2, the number k of estimates
 */
public record Heterogeneity(
    double tau2,
    double seTau2,
    double Q,
    int df,
    double Qp,
    double I2,
    double H2,
    double I2FromQ,
    double H2FromQ,
    double zeta2,
    double ZF2,
    double Z2,
    double ZF2p,
    double Z2p,
    int Z2df) {

  /**
   * SD of the true effects.
   *
   * @return on the scale of yi
   */
  public double tau() {
    return Math.sqrt(tau2);
  }

  /**
   * zeta2, truncated at 0.
   *
   * @return 0 where it is negative
   */
  public double zeta2Truncated() {
    return Math.max(0, zeta2);
  }
}
