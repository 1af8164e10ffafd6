package io.github.metasaw.fit;

import java.util.List;
import tech.tablesaw.api.Table;

/**
 * A fit by moments or likelihood. Scalars without an argument speak of mu, or of the first
 * coefficient when there are moderators. What is costly is computed when first asked for.
 */
public non-sealed interface FrequentistFit extends Fit {

  /** Estimator of tau2 in one word: {@code REML}. */
  String method();

  /** Test and interval of the coefficients in one word: {@code z}, {@code knha}. */
  String test();

  /** Coefficients [p], a copy. */
  double[] beta();

  /** Standard errors [p], a copy. */
  double[] standardErrors();

  /** Term names as R gives them [p]. */
  List<String> terms();

  double estimate();

  double se();

  double lower();

  double upper();

  /** z or t. */
  double statistic();

  /** Two-sided p value. */
  double p();

  /** term, estimate, se, statistic, df, p, lower, upper; df is missing for z. */
  Table coefficients();

  /** Covariance of the coefficients [p x p]. */
  double[][] vcov();

  Heterogeneity heterogeneity();

  default double tau2() {
    return heterogeneity().tau2();
  }

  default double tau() {
    return heterogeneity().tau();
  }

  /** Heterogeneity SD of each row [k]. */
  double[] sigma();

  default double Q() {
    return heterogeneity().Q();
  }

  default int df() {
    return heterogeneity().df();
  }

  default double Qp() {
    return heterogeneity().Qp();
  }

  default double I2() {
    return heterogeneity().I2();
  }

  default double H2() {
    return heterogeneity().H2();
  }

  default double I2FromQ() {
    return heterogeneity().I2FromQ();
  }

  default double H2FromQ() {
    return heterogeneity().H2FromQ();
  }

  /** Untruncated. */
  default double zeta2() {
    return heterogeneity().zeta2();
  }

  /** Omnibus test of the moderators (or of the mean, without moderators). */
  ModeratorTest moderatorTest();

  /** Share of tau2 that the moderators account for, a proportion; NaN without moderators. */
  double R2();

  /** Log-likelihood: restricted for REML, ML else, as metafor. */
  double logLik();

  double aic();

  double bic();

  double aicc();

  /** Q-profile, or generalized Q for GENQ and GENQM. */
  Tau2Interval tau2Interval();

  Tau2Interval tau2Interval(Tau2Interval.Method method);

  /** At the rows fitted (one row without moderators): as {@link #predict(Table)}. */
  Table predict();

  /** estimate, se, lower, upper, piLower, piUpper at new values of the moderators. */
  Table predict(Table newdata);

  /** study, yi, estimate (BLUP), se, lower, upper, shrinkage. */
  Table shrinkage();

  Table leaveOneOut();

  Table influence();

  /** Adding one study at a time, in the order of the column {@code by}. */
  Table cumulative(String by);

  /** Adding one study at a time, in the order of the table. */
  Table cumulative();

  /**
   * Each subgroup of the studies by itself, fitted as the whole was, and the test of differences.
   *
   * @throws io.github.metasaw.check.MetaException for a model with moderators, a column that does
   *     not exist, or a value of it that is missing
   */
  Subgroups subgroups(String by);

  /**
   * Omnibus test of several coefficients.
   *
   * @param statistic QM (chi-square) or F
   * @param df1 number of coefficients tested
   * @param df2 denominator; NaN for the chi-square
   * @param p its p value
   */
  record ModeratorTest(double statistic, int df1, double df2, double p) {}
}
