package io.github.metasaw.plot;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.freq.sensitivity.DependenceSensitivity;
import io.github.metasaw.plot.regression.RegressionDrawings;
import io.github.metasaw.plot.sensitivity.DependenceDrawing;
import java.util.List;
import tech.tablesaw.api.Table;

/** Figures of regressions and of the data they are fitted to, one method each. */
public final class RegressionFigures {

  private RegressionFigures() {}

  /**
   * Estimates along a numeric moderator of the mean, with the fitted line and its interval.
   *
   * @param fit a fit by moments or likelihood
   * @param moderator a numeric column in the mean
   * @param by a factor of the mean with a line for each level; empty for one line
   * @return the figure
   */
  public static Figure bubble(FrequentistFit fit, String moderator, String by) {
    return Figure.ofStudies(
        RegressionDrawings.bubble(fit, moderator, by.isEmpty() ? null : by), fit.studies());
  }

  /**
   * Mean and heterogeneity at each level of a factor of the mean, with their intervals.
   *
   * @param fit a fit by moments or likelihood
   * @param moderator a text column in the mean
   * @return the figure
   */
  public static Figure levels(FrequentistFit fit, String moderator) {
    return Figure.ofStudies(RegressionDrawings.levels(fit, moderator), fit.studies());
  }

  /**
   * As {@link #levels(FrequentistFit, String)}, with cluster-robust intervals of the means; those
   * of SDs and correlations stay the model's own.
   *
   * @param fit a fit by moments or likelihood
   * @param moderator a text column in the mean
   * @param robust cluster-robust inference of the fit
   * @return the figure
   */
  public static Figure levels(FrequentistFit fit, String moderator, RobustInference robust) {
    return Figure.ofStudies(RegressionDrawings.levels(fit, moderator, robust), fit.studies());
  }

  /**
   * What the variance of a row is made of, mean over rows: sampling error, sigma squared, groups; a
   * bar for each outcome.
   *
   * @param fit a fit by moments or likelihood
   * @param by a column of the studies, with a bar for each of its values; empty for all rows as one
   * @return the figure
   */
  public static Figure variances(FrequentistFit fit, String by) {
    return Figure.of(RegressionDrawings.variances(fit, by));
  }

  /**
   * Profile likelihoods of some coefficients; of all that have one, if none are named.
   *
   * @param fit a fit by moments or likelihood
   * @param terms names of coefficients
   * @return the figure
   */
  public static Figure profile(FrequentistFit fit, String... terms) {
    return Figure.ofStudies(RegressionDrawings.profile(fit, List.of(terms)), fit.studies());
  }

  /**
   * The known sampling covariance as correlations between rows.
   *
   * @param studies estimates with their sampling covariance
   * @return the figure
   */
  public static Figure structure(Studies studies) {
    return Figure.of(RegressionDrawings.structure(studies));
  }

  /**
   * The same of a covariance that no model has been fitted with yet.
   *
   * @param v sampling covariance of the rows
   * @return the figure
   */
  public static Figure structure(KnownV v) {
    return Figure.of(RegressionDrawings.structure(v));
  }

  /**
   * Fits of one model to simulated data, against the truth.
   *
   * @param fits of one model to simulated data
   * @param truth in the order of the terms of the fits
   * @return the figure
   */
  public static Figure recovery(List<FrequentistFit> fits, double... truth) {
    return Figure.of(RegressionDrawings.recovery(fits, truth));
  }

  /**
   * Single observations by group, means joined; one panel per study.
   *
   * @param table of single observations
   * @param value column of numbers
   * @param group column of groups, numbers or text
   * @param panel column of studies; empty for one panel
   * @return the figure
   */
  public static Figure strip(Table table, String value, String group, String panel) {
    return Figure.of(RegressionDrawings.strip(table, value, group, panel));
  }

  /**
   * Coefficients of the mean and heterogeneity by the assumed correlation of sampling errors within
   * clusters.
   *
   * @param sensitivity fits under several correlations
   * @return the figure
   */
  public static Figure dependence(DependenceSensitivity sensitivity) {
    return Figure.ofStudies(DependenceDrawing.of(sensitivity), sensitivity.fits().get(0).studies());
  }

  /**
   * An orchard plot: at each level of a moderator the mean with its confidence and prediction
   * intervals, over the estimates. R: orchaRd's {@code orchard_plot}.
   *
   * @param fit a fit by moments or likelihood
   * @param by a text column in the mean; empty for all studies of a model without moderators
   * @return the figure
   * @throws io.github.metasaw.diagnostic.MetaException for a column that is not a factor of the
   *     mean
   */
  public static Figure orchard(FrequentistFit fit, String by) {
    return Figure.ofStudies(RegressionDrawings.orchard(fit, by), fit.studies());
  }
}
