package io.github.metasaw.fit;

/** A fit that estimates how much the studies' true effects differ. */
public interface HasHeterogeneity {

  /**
   * All statistics of heterogeneity that are single numbers.
   *
   * @return tau2, Q, I2 and the like
   */
  Heterogeneity heterogeneity();

  /**
   * Variance of the true effects about their mean.
   *
   * @return on the scale of yi squared; averaged over the rows where it differs between them
   */
  default double tau2() {
    return heterogeneity().tau2();
  }

  /**
   * SD of the true effects about their mean.
   *
   * @return on the scale of yi
   */
  default double tau() {
    return heterogeneity().tau();
  }

  /**
   * SD of the heterogeneity of each row, without that of groups.
   *
   * @return on the scale of yi [k], a copy
   */
  double[] sigma();

  /**
   * Cochran's Q; the residual one where there are moderators.
   *
   * @return NaN where a sampling variance is 0 or V is singular
   */
  default double Q() {
    return heterogeneity().Q();
  }

  /**
   * Degrees of freedom of Q.
   *
   * @return k - p
   */
  default int df() {
    return heterogeneity().df();
  }

  /**
   * The p value of Q.
   *
   * @return from the chi-square distribution
   */
  default double Qp() {
    return heterogeneity().Qp();
  }

  /**
   * I2 from tau2 and the typical sampling variance, as metafor (Higgins and Thompson 2002).
   *
   * @return a proportion
   */
  default double I2() {
    return heterogeneity().I2();
  }

  /**
   * H2 from tau2 and the typical sampling variance, as metafor.
   *
   * @return 1 or larger
   */
  default double H2() {
    return heterogeneity().H2();
  }

  /**
   * I2 from Q, max(0, (Q - df) / Q), as the meta package.
   *
   * @return a proportion
   */
  default double I2FromQ() {
    return heterogeneity().I2FromQ();
  }

  /**
   * H2 from Q, Q / df.
   *
   * @return 0 or larger
   */
  default double H2FromQ() {
    return heterogeneity().H2FromQ();
  }

  /**
   * The precision-weighted variance of the effects about beta_F, less the contribution of sampling
   * error (Rice, Higgins and Lumley 2018).
   *
   * @return untruncated: it may be negative
   */
  default double zeta2() {
    return heterogeneity().zeta2();
  }

  /**
   * The interval of tau2 that belongs to the method of estimation.
   *
   * @return Q-profile; generalized Q for GENQ and GENQM; the profile likelihood for a structure of
   *     the covariance
   */
  Tau2Interval tau2Interval();

  /**
   * An interval of tau2.
   *
   * @param method how it is made
   * @return variances
   * @throws io.github.metasaw.diagnostic.MetaException for a method that this model does not have
   */
  Tau2Interval tau2Interval(Tau2Interval.Method method);
}
