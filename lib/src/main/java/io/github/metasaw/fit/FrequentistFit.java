package io.github.metasaw.fit;

import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * A fit by moments or likelihood. Accessors without an argument refer to mu, or to the first
 * coefficient where there are moderators. Costly results are computed when first asked for.
 */
public interface FrequentistFit
    extends PooledFit,
        PredictsDifferences,
        TestsCoefficients,
        HasLikelihood,
        HasConfidenceIntervals,
        HasRandomEffects,
        Shrinks,
        FrequentistRefits,
        HasInfluence,
        HasResiduals,
        HasMatrices {

  /**
   * The estimator of tau2.
   *
   * @return as it was used
   */
  Tau2Estimator estimator();

  /**
   * The test and interval of the coefficients.
   *
   * @return as they were used
   */
  CoefficientTest coefficientTest();

  /**
   * The name of {@link #estimator}.
   *
   * @return in one word: {@code REML}
   */
  default String method() {
    return estimator().id();
  }

  /**
   * The name of {@link #coefficientTest}.
   *
   * @return in one word: {@code z}, {@code knha}
   */
  default String test() {
    return coefficientTest().id();
  }

  /**
   * What the coefficients are, in the order of {@link #beta}.
   *
   * @return of the mean, then of the SDs and correlations that the text has lines for [p]
   */
  List<Parameter> parameters();

  /**
   * The names of {@link #parameters}, as R gives them.
   *
   * @return in the same order [p]
   */
  default List<String> terms() {
    return parameters().stream().map(Parameter::name).toList();
  }

  /**
   * Coefficients.
   *
   * @return on the scale of their links [p], a copy
   */
  double[] beta();

  /**
   * Standard errors of {@link #beta}.
   *
   * @return NaN for a coefficient at the end of its range [p], a copy
   */
  double[] standardErrors();

  /**
   * The coefficients with their tests and intervals.
   *
   * @return term, estimate, se, statistic, df, p, lower, upper; df is missing for z
   */
  Table coefficients();

  /**
   * Covariance of the coefficients.
   *
   * @return in the order of {@link #parameters} [p x p]
   */
  double[][] vcov();

  /**
   * Omnibus test of the moderators of the mean.
   *
   * @return of the mean itself, without moderators
   */
  ModeratorTest moderatorTest();

  /**
   * Share of tau2 that the moderators account for.
   *
   * @return a proportion; NaN without moderators
   */
  double R2();

  /**
   * Inference about the mean that holds whatever the dependence of the rows of a cluster is.
   *
   * @param cluster column of clusters; rows of different clusters must not be correlated
   * @param type {@code CR0}, {@code CR1} or {@code CR2}, the best with few clusters
   * @return tests, predictions and contrasts
   * @throws io.github.metasaw.diagnostic.MetaException if there are fewer clusters than
   *     coefficients, or rows of different clusters are correlated
   */
  RobustInference robustInference(String cluster, String type);

  /**
   * Cluster-robust tests of the coefficients of the mean.
   *
   * @param cluster column of clusters; rows of different clusters must not be correlated
   * @param type {@code CR0}, {@code CR1} or {@code CR2}
   * @return term, estimate, se, statistic, df, p, lower, upper
   */
  default Table robust(String cluster, String type) {
    return robustInference(cluster, type).coefficients();
  }

  /**
   * As {@link #robust(String, String)} with CR2, the best with few clusters.
   *
   * @param cluster column of clusters
   * @return term, estimate, se, statistic, df, p, lower, upper
   */
  default Table robust(String cluster) {
    return robust(cluster, "CR2");
  }

  /**
   * A linear combination of the coefficients.
   *
   * @param weights of the terms by name; others are 0
   * @return estimate, se, statistic, df, p, lower, upper
   */
  Table contrast(Map<String, Double> weights);

  /**
   * The mean at each level of a moderator, with numeric moderators at their means and the levels of
   * other factors weighted equally.
   *
   * @param moderator one that has levels
   * @return level, estimate, se, statistic, df, p, lower, upper
   */
  Table marginalMeans(String moderator);

  /**
   * Variance inflation factors: by how much the collinearity of moderators widens the confidence
   * region of coefficients, each among the coefficients of its line (of the mean, of an SD) except
   * the intercept (Fox and Monette 1992, J. Am. Stat. Assoc. 87, 178). R: metafor's {@code vif}.
   *
   * @param terms moderators that stand for all their coefficients ({@code habitat}, {@code
   *     sigma:habitat}), or coefficients, and several with commas ({@code "year,habitat"}) for
   *     their common factor; none for each coefficient by itself
   * @return term, coefficients (their number m), vif, sif (vif^(1/(2m)), the widening per
   *     coefficient); 1 is no collinearity
   * @throws io.github.metasaw.diagnostic.MetaException for a term that does not exist or is an
   *     intercept, and without terms for a model with fewer than two moderators
   */
  Table vif(String... terms);

  /**
   * The deviance, by the likelihood that {@link #logLik} is of. By ML it is the distance to the
   * model that fits every estimate: -2 (logLik - l), l = -(k log(2 pi) + log |V|)/2; the restricted
   * likelihood has no such model, and the deviance is -2 logLik. R: metafor's {@code deviance}.
   *
   * @return on the scale of chi-square; NaN by ML if V has no inverse
   */
  double deviance();

  /**
   * Predicted deviations of the true effects of the studies from their means, tau2/(tau2 + vi) (yi
   * - x_i'beta), with the variance tau2/(tau2 + vi) vi + (tau2/(tau2 + vi))^2 x_i'Cov(beta)x_i
   * (Raudenbush and Bryk 1985, J. Educ. Stat. 10, 75, appendix). R: metafor's {@code ranef}.
   *
   * @return study, estimate, se, lower, upper
   * @throws io.github.metasaw.diagnostic.MetaException for a model with more than one tau2, whose
   *     random effects are in {@link #groupEffects}, and for pooling weights
   */
  Table deviations();

  /**
   * Estimates drawn from the fitted model: new true effects and new sampling errors about the
   * fitted values. R: metafor's {@code simulate}.
   *
   * @param draws how many, 1 to 10,000
   * @param seed the same gives the same
   * @return study, sim_1, sim_2, ..., on the scale of yi
   * @throws io.github.metasaw.diagnostic.MetaException for another number of draws
   */
  Table simulate(int draws, long seed);

  /**
   * A joint test of the internally standardised residuals of each cluster; metafor's {@code
   * rstandard(cluster = )}. The test of deleted residuals is in {@link
   * HasInfluence#influence(String)}.
   *
   * @param cluster a column of the studies' table
   * @return cluster (the value of that column), k, X2 (chi-squared with k degrees of freedom), p;
   *     missing where the residuals of a cluster are linearly dependent
   * @throws io.github.metasaw.diagnostic.MetaException if the column does not exist, has a missing
   *     value, or has only one value
   */
  Table clusterResiduals(String cluster);

  /**
   * Likelihood-ratio test of two nested fits to the same estimates.
   *
   * @param other the other fit, of the same kind
   * @return model, parameters, logLik, aic, bic, statistic, df, p
   * @throws io.github.metasaw.diagnostic.MetaException for fits of two kinds, to other estimates,
   *     or by other methods than ML or REML
   */
  Table compare(HasLikelihood other);
}
