package io.github.metasaw.model.likelihood;

import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;

/**
 * A likelihood of parameters theta, all other parameters being at their maximum or integrated out:
 * what a search for the maximum, standard errors, profile intervals and checks of boundaries need.
 * The methods without an argument refer to the theta last given to {@link #at}.
 *
 * <p>To add one: write {@link #at}, {@link #gradient}, {@link #start}, {@link #parameters} and, for
 * quantities that cannot be negative and are estimated on the log scale, {@link #boundaries}.
 */
public interface Likelihood {

  /**
   * Number of elements of theta.
   *
   * @return 0 where nothing is searched for
   */
  int dimension();

  /**
   * A theta to begin a search with.
   *
   * @return finite [dimension]
   */
  double[] start();

  /**
   * All points to begin a search with: more than one where there may be several maxima.
   *
   * @return each finite [dimension], {@link #start} first
   */
  default List<double[]> starts() {
    return List.of(start());
  }

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
   * An information matrix of theta, never negative definite: the expected information, or an
   * approximation to it.
   *
   * @return row-major [dimension x dimension]; empty where there is none in closed form, and
   *     differences of the gradient must do
   */
  default double[] information() {
    return new double[0];
  }

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

  /**
   * What the elements of theta are.
   *
   * @return in the order of theta [dimension]
   */
  List<Parameter> parameters();

  /**
   * Places at infinity where the maximum may be: SDs of 0, correlations of -1 or 1.
   *
   * @return none for a likelihood whose maximum is always inside
   */
  default List<Boundary> boundaries() {
    return List.of();
  }

  /**
   * A value of an element of theta where the likelihood has a corner: as a function of that element
   * it need not be level at a maximum there.
   *
   * @param t index of the element
   * @param value of the element
   */
  record Corner(int t, double value) {}

  /**
   * The corners next to a point, where these depend on it.
   *
   * @param theta [dimension]
   * @return none for a likelihood that is smooth
   */
  default List<Corner> corners(double[] theta) {
    return List.of();
  }

  /**
   * The values of an element of theta at which the likelihood has a corner wherever the others are.
   *
   * @param t index of the element
   * @return ascending; none for an element that {@link #corners(double[])} speaks of, or in which
   *     the likelihood is smooth
   */
  default double[] corners(int t) {
    return new double[0];
  }

  /**
   * Values of elements of theta that are given and not searched for.
   *
   * @return [dimension], NaN for an element that is estimated; empty where all are
   */
  default double[] fixed() {
    return new double[0];
  }

  /**
   * A typical variance of the data: an SD whose square is small beside it is compared with 0.
   *
   * @return on the scale of the squared data, above 0
   */
  default double typicalVariance() {
    return 1;
  }
}
