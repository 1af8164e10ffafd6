package io.github.metasaw.fit;

import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Set;

/**
 * What a solver returns for one model, data set and set of options: numbers, and how they were
 * found. Everything else that a fit tells is derived from these. Coefficients are numbered: first
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

  /** Number of rows, k. */
  int rows();

  /** Indices of the columns of X that have a coefficient [p], a copy. */
  int[] kept();

  /** Indices of the columns of X that others explain, a copy. */
  int[] aliased();

  /** Number of coefficients of the mean, p. */
  int p();

  /** Parameters of the dispersion that are numbered; none where tau2 says it all. */
  List<Parameter> dispersion();

  /** The j-th coefficient, on the scale of its link. */
  double estimate(int j);

  /** Covariance of two coefficients; NaN for one at the end of its range. */
  double covariance(int i, int j);

  /** Standard error of the j-th coefficient; NaN for one at the end of its range. */
  double se(int j);

  /** The dispersion as the solver has it: logarithms of SDs, Fisher's z of correlations; a copy. */
  double[] theta();

  /** Variance of the true effects about their mean, averaged over the rows. */
  double tau2();

  /** Standard error of {@link #tau2}; NaN where it is not one number, or was not estimated. */
  double seTau2();

  /** Variance of the true effect of each row about its mean [k], a copy. */
  double[] heterogeneity();

  /** Rows less coefficients of the mean, k - p. */
  int df();

  /** Degrees of freedom of tests of the mean; NaN for the normal distribution. */
  double testDf();

  /** I2, a proportion: from tau2, or from Q where tau2 is 0 by definition. */
  double i2();

  /** H2: from tau2, or from Q where tau2 is 0 by definition. */
  double h2();

  /** Number of parameters that were estimated: coefficients of the mean, and of the dispersion. */
  int parameterCount();

  /** Log-likelihood, natural: restricted for REML, ML else. */
  double logLik();

  /** Observations of that likelihood: k, or k - p of a restricted one; sums of weights. */
  double observations();

  /** Cochran's Q, y'Py with all heterogeneity left out; NaN where V is singular. */
  double q();

  /** Typical sampling variance, (k - p) / tr P there (Higgins and Thompson 2002, eq. 9). */
  double typicalVariance();

  /** Share of each row in the mean, per cent [k], a copy. */
  double[] weights();

  /** yi - x_i'beta [k], a copy. */
  double[] residuals();

  /** How the dispersion was found. */
  Search search();

  /** Parameters estimated at the end of their range: an SD of 0, a correlation of -1 or 1. */
  Set<Parameter> boundary();
}
