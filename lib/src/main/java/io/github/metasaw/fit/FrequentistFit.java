package io.github.metasaw.fit;

import io.github.metasaw.model.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
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

  /**
   * What the coefficients are, in the order of {@link #beta}.
   *
   * @return of the mean, then of the SDs and correlations that the text has lines for [p]
   */
  List<Parameter> parameters();

  /** Their names as R gives them [p]. */
  default List<String> terms() {
    return parameters().stream().map(Parameter::name).toList();
  }

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
  @Override
  Table predict();

  /** estimate, se, lower, upper, piLower, piUpper at new values of the moderators. */
  @Override
  Table predict(Table newdata);

  /**
   * Dispersion parameters at new values of their moderators: parameter, row, link, seLink (log SD,
   * or Fisher's z of a correlation), estimate, se, lower, upper (SD, or correlation).
   */
  Table predictScale(Table newdata);

  /** component, sd, variance: the heterogeneity by its sources, means where it varies. */
  Table components();

  /**
   * group, effect, with, estimate, lower, upper: correlations of the effects of groups that share
   * one covariance, as in {@code (1 + x | study)} or in {@code (1 | p | study)} of two outcomes;
   * may be empty. The interval is Wald's on Fisher's z; {@link #confidence} has the profile.
   */
  Table correlations();

  /**
   * group, level, effect, estimate, se, lower, upper: predicted effects of groups; may be empty.
   */
  Table groupEffects();

  /**
   * study, knownVariance, extraSd, extraVariance, groupVariance (with groups; with several also
   * {@code groupVariance(lab)} of each), totalVariance; with two outcomes also rho12 and
   * extraCovariance, of the heterogeneity with the other outcome.
   */
  Table variances();

  /**
   * Intervals of the coefficients: term, estimate, lower, upper.
   *
   * @param method {@code wald}, {@code profile} (ML or REML) or {@code bootstrap} (parametric)
   * @param terms of the table of coefficients, or SDs and correlations by their names ({@code
   *     sigma}, {@code sd(study)}, {@code sd(study:x)}, {@code cor(study:x,(Intercept))}, {@code
   *     rho12}), on their own scale. Without any, all of the table and the SDs and correlations
   *     that the text has no line for; by {@code profile} all that have one: the restricted
   *     likelihood has none for coefficients of the mean
   */
  Table confidence(String method, String... terms);

  /**
   * As {@link #confidence}, by the parametric bootstrap.
   *
   * @param draws number of simulated data sets
   * @param seed the same seed gives the same digits, on any number of threads
   */
  default Table bootstrap(int draws, long seed) {
    return bootstrap(draws, seed, done -> {});
  }

  /**
   * As {@link #bootstrap(int, long)}, with reports on the way.
   *
   * @param done hears how many draws are done, from the threads that fit, one at a time
   */
  Table bootstrap(int draws, long seed, IntConsumer done);

  /**
   * value, logLik, wald: the profile likelihood of a coefficient on a grid over its interval, and
   * the parabola that Wald's interval stands for (of SDs and correlations on the scale of their
   * logarithm and Fisher's z; NaN without a standard error).
   */
  Table profile(String term, int points);

  /**
   * Cluster-robust tests of the coefficients of the mean: term, estimate, se, statistic, df, p,
   * lower, upper.
   *
   * @param cluster column of clusters; rows of different clusters must not be correlated
   * @param type {@code CR0}, {@code CR1} or {@code CR2}
   */
  Table robust(String cluster, String type);

  /** As {@link #robust(String, String)} with CR2, the best with few clusters. */
  default Table robust(String cluster) {
    return robust(cluster, "CR2");
  }

  /**
   * Likelihood-ratio test of two nested fits to the same estimates: model, parameters, logLik, aic,
   * bic, statistic, df, p.
   */
  Table compare(FrequentistFit other);

  /**
   * A linear combination of the coefficients: estimate, se, statistic, df, p, lower, upper.
   *
   * @param weights of the terms by name; others are 0
   */
  Table contrast(Map<String, Double> weights);

  /**
   * The mean at each level of a moderator, numeric moderators at their mean and levels of others
   * weighted alike: level, estimate, se, lower, upper.
   */
  Table marginalMeans(String moderator);

  /**
   * study, yi, estimate (BLUP), se, lower, upper, shrinkage: 0 stays at yi and 1 goes to the mean,
   * as in {@link BayesFit#shrinkage}.
   */
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
   * @throws io.github.metasaw.diagnostic.MetaException for a model with moderators, a column that
   *     does not exist, or a value of it that is missing
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
