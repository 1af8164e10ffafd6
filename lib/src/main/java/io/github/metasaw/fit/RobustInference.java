package io.github.metasaw.fit;

import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.parallel.Progress;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * What a fit says of the mean when only the clusters of rows are taken as independent: tests,
 * predictions, contrasts and their intervals by the cluster-robust covariance and its degrees of
 * freedom, which each row of a prediction has of its own. R: metafor's {@code robust(fit, cluster,
 * clubSandwich = TRUE)}.
 */
public interface RobustInference extends PredictsDifferences, TestsCoefficients {

  /**
   * The column of clusters.
   *
   * @return its name as it was asked for
   */
  String cluster();

  /**
   * The correction for few clusters.
   *
   * @return {@code CR0}, {@code CR1} or {@code CR2}
   */
  String type();

  /**
   * Number of clusters.
   *
   * @return more than coefficients of the mean
   */
  int clusters();

  /**
   * The t tests of the coefficients of the mean, with Satterthwaite's degrees of freedom for CR2,
   * and clusters less coefficients for CR0 and CR1.
   *
   * @return term, estimate, se, statistic, df, p, lower, upper
   */
  Table coefficients();

  /**
   * The cluster-robust covariance of the coefficients of the mean. R: clubSandwich's {@code
   * vcovCR}.
   *
   * @return in the order of {@link #coefficients} [p x p]
   */
  double[][] vcov();

  /**
   * Omnibus test of the moderators of the mean. With CR2 it is the approximate Hotelling test HTZ
   * of Pustejovsky and Tipton (2018, J. Bus. Econ. Stat. 36, 672), which agrees with clubSandwich's
   * {@code Wald_test(test = "HTZ")}; with CR0 and CR1 an F test whose denominator degrees of
   * freedom are the clusters less the coefficients.
   *
   * @return of the mean itself, without moderators; NaN if there are too few clusters for the
   *     number of coefficients
   */
  ModeratorTest moderatorTest();

  /**
   * Cluster wild bootstrap tests with the null hypothesis imposed (Joshi, Pustejovsky and Beretvas
   * 2022, Res. Synth. Methods 13, 457), for few clusters. Residuals of the model without the tested
   * coefficients are multiplied by a random sign per cluster, with CR2 after the adjustment of that
   * model; weights stay as they are. Where all sign patterns are no more than the draws, they are
   * counted instead.
   *
   * @param settings draws, seed and multipliers
   * @param progress listener to the draws
   * @param terms coefficients or moderators, tested each and jointly; none for all coefficients one
   *     by one
   * @return terms, statistic (F), df1, p, draws, exact
   * @throws io.github.metasaw.diagnostic.MetaException for a term that the mean does not have
   */
  Table bootstrap(WildBootstrap settings, Progress progress, String... terms);

  /**
   * The same without a listener.
   *
   * @param settings draws, seed and multipliers
   * @param terms coefficients or moderators, tested each and jointly; none for all coefficients one
   *     by one
   * @return terms, statistic (F), df1, p, draws, exact
   */
  default Table bootstrap(WildBootstrap settings, String... terms) {
    return bootstrap(settings, Progress.none(), terms);
  }

  /**
   * A linear combination of the coefficients of the mean. R: clubSandwich's {@code
   * linear_contrast}.
   *
   * @param weights of the terms by name; others are 0
   * @return estimate, se, statistic, df, p, lower, upper
   */
  Table contrast(Map<String, Double> weights);

  /**
   * The mean at each level of a moderator, as {@link FrequentistFit#marginalMeans}.
   *
   * @param moderator one that has levels
   * @return level, estimate, se, statistic, df, p, lower, upper
   */
  Table marginalMeans(String moderator);
}
