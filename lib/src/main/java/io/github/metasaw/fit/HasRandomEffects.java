package io.github.metasaw.fit;

import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** A fit that splits the heterogeneity by source: rows, outcomes and groups. */
public interface HasRandomEffects {

  /**
   * Dispersion parameters at new values of their moderators.
   *
   * @param newdata a table with their moderators
   * @return parameter, row, link, seLink (log SD, or Fisher's z of a correlation), estimate, se,
   *     lower, upper (SD, or correlation)
   */
  Table predictScale(Table newdata);

  /**
   * The sources of heterogeneity, sigma first.
   *
   * @return one or more
   */
  List<VarianceSource> varianceSources();

  /**
   * The heterogeneity by its sources.
   *
   * @return component, sd, variance; means over the rows where it varies
   */
  Table components();

  /**
   * I2 by level: the share of each source of heterogeneity in the variance of a typical estimate,
   * the sum of all variances and of the typical sampling variance of Higgins and Thompson (Nakagawa
   * and Santos 2012, Evol. Ecol. 26, 1253; Cheung 2014, Psychol. Methods 19, 211). R: orchaRd's
   * {@code i2_ml(fit, method = "matrix")}.
   *
   * @return level, variance, I2 (a proportion), meaning: {@code total}, each source, and {@code
   *     sampling error} with its share
   * @throws io.github.metasaw.diagnostic.MetaException for two outcomes
   */
  Table I2ByLevel();

  /**
   * Correlations of the effects of groups that share one covariance, as in {@code (1 + x | study)}
   * or in {@code (1 | p | study)} of two outcomes.
   *
   * @return group, effect, with, estimate, lower, upper; may be empty. The interval is Wald's on
   *     Fisher's z; {@link HasConfidenceIntervals#confidence} has the profile
   */
  Table correlations();

  /**
   * Ranges of correlations that fall with the distance of levels, as in {@code (1 | site, cov =
   * exp(D))}: {@code rho} of metafor's spatial structures.
   *
   * @return group, correlation, estimate, lower, upper, in the unit of the distances; may be empty.
   *     The interval is Wald's on the log scale; {@link HasConfidenceIntervals#confidence} has the
   *     profile
   */
  Table ranges();

  /**
   * Predicted effects of groups.
   *
   * @return group, level, effect, estimate, se, lower, upper; may be empty
   * @throws io.github.metasaw.diagnostic.MetaException for a fit with pooling weights
   */
  Table groupEffects();

  /**
   * How many levels each group has.
   *
   * @return by the name of the group, in the order of the model; may be empty
   */
  Map<String, Integer> groupLevels();

  /**
   * The variance of each row by its sources.
   *
   * @return study, knownVariance, extraSd, extraVariance, groupVariance (with groups; with several
   *     also {@code groupVariance(lab)} of each), totalVariance; with two outcomes also rho12 and
   *     extraCovariance, of the heterogeneity with the other outcome
   */
  Table variances();
}
