package io.github.metasaw.model.likelihood;

/**
 * A likelihood of parameters theta, coefficients of the mean being at their maximum for it: what a
 * search needs. The methods without an argument speak of the theta last given to {@link #at}.
 */
public interface Likelihood {

  /**
   * Number of elements of theta.
   *
   * @return 0 where nothing but the mean is estimated
   */
  int dimension();

  /**
   * A theta to begin a search with.
   *
   * @return finite [dimension]
   */
  double[] start();

  /**
   * The log-likelihood.
   *
   * @param theta [dimension]; an SD of 0 has the logarithm -Infinity
   * @return natural logarithm; NaN where there is none
   */
  double at(double[] theta);

  /**
   * Derivative of the log-likelihood with respect to theta.
   *
   * @return [dimension]; NaN where the log-likelihood is NaN
   */
  double[] gradient();

  /**
   * An information matrix of theta, never negative definite.
   *
   * @return row-major [dimension x dimension]
   */
  double[] averageInformation();

  /**
   * The observed information of theta, minus the second derivatives of the log-likelihood, where
   * they are known in closed form.
   *
   * @return row-major [dimension x dimension]; empty where they are not, and differences of the
   *     gradient must do
   */
  default double[] observedInformation() {
    return new double[0];
  }
}
