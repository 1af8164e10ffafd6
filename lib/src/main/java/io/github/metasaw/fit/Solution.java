package io.github.metasaw.fit;

import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Set;

/**
 * What a solver returns for one model, data set and set of options: numbers, and how they were
 * found. Everything else that a fit reports is derived from these. Coefficients are numbered: first
 * the p of the mean, in the order of {@link #kept}, then those of {@link #dispersion}.
 */
public interface Solution {

  /**
   * How the search for the dispersion went.
   *
   * @param converged whether it ended at a maximum or root
   * @param iterations steps taken; 0 for a closed form
   * @param evaluations of the likelihood or estimating equation
   * @param method in words
   */
  record Search(boolean converged, int iterations, int evaluations, String method) {}

  /**
   * Number of rows.
   *
   * @return k
   */
  int rows();

  /**
   * The columns of X that have a coefficient.
   *
   * @return indices [p], a copy
   */
  int[] kept();

  /**
   * The columns of X that others explain.
   *
   * @return indices, a copy
   */
  int[] aliased();

  /**
   * Number of coefficients of the mean.
   *
   * @return p
   */
  int p();

  /**
   * Parameters of the dispersion that are numbered.
   *
   * @return none where tau2 says it all
   */
  List<Parameter> dispersion();

  /**
   * A coefficient.
   *
   * @param j its number
   * @return on the scale of its link
   */
  double estimate(int j);

  /**
   * Covariance of two coefficients.
   *
   * @param i number of one
   * @param j number of the other
   * @return NaN for one at the end of its range
   */
  double covariance(int i, int j);

  /**
   * Standard error of a coefficient.
   *
   * @param j its number
   * @return on the scale of its link; NaN for one at the end of its range
   */
  double se(int j);

  /**
   * The dispersion parameters on the solver's scale.
   *
   * @return logarithms of SDs, Fisher's z of correlations; a copy
   */
  double[] theta();

  /**
   * Variance of the true effects about their mean.
   *
   * @return averaged over the rows
   */
  double tau2();

  /**
   * Standard error of {@link #tau2}.
   *
   * @return NaN where it is not one number, or was not estimated
   */
  double seTau2();

  /**
   * Variance of the true effect of each row about its mean.
   *
   * @return [k], a copy
   */
  double[] heterogeneity();

  /**
   * Rows less coefficients of the mean.
   *
   * @return k - p
   */
  int df();

  /**
   * Degrees of freedom of tests of the mean.
   *
   * @return NaN for the normal distribution
   */
  double testDf();

  /**
   * I2, from tau2, or from Q where tau2 is 0 by definition.
   *
   * @return a proportion
   */
  double i2();

  /**
   * H2, from tau2, or from Q where tau2 is 0 by definition.
   *
   * @return 1 or larger from tau2
   */
  double h2();

  /**
   * Number of parameters that were estimated.
   *
   * @return coefficients of the mean, and of the dispersion
   */
  int parameterCount();

  /**
   * The log-likelihood: restricted for REML, ML else.
   *
   * @return natural logarithm
   */
  double logLik();

  /**
   * Observations of that likelihood.
   *
   * @return k, or k - p of a restricted one; sums of weights
   */
  double observations();

  /**
   * Cochran's Q, y'Py with every variance of heterogeneity at 0.
   *
   * @return NaN where V is singular
   */
  double q();

  /**
   * Typical sampling variance, (k - p) / tr P there (Higgins and Thompson 2002, eq. 9).
   *
   * @return on the scale of yi squared
   */
  double typicalVariance();

  /**
   * Share of each row in the mean.
   *
   * @return per cent [k], a copy
   */
  double[] weights();

  /**
   * Estimates less their fitted mean.
   *
   * @return yi - x_i'beta [k], a copy
   */
  double[] residuals();

  /**
   * How the dispersion was found.
   *
   * @return 0 steps for a closed form
   */
  Search search();

  /**
   * Parameters estimated at a boundary of their range.
   *
   * @return an SD of 0, a correlation of -1 or 1
   */
  Set<Parameter> boundary();
}
