package io.github.metasaw.optim;

/** A function of several variables to be minimised; minus a log-likelihood, as a rule. */
public interface Objective {

  /**
   * The function.
   *
   * @param t argument [q]
   * @return its value; NaN where the function is not defined
   */
  double value(double[] t);

  /**
   * The gradient.
   *
   * @return first derivatives at the argument last given to {@link #value} [q]
   */
  double[] gradient();

  /**
   * An approximation of the Hessian that is not negative definite: an information matrix.
   *
   * @return at the argument last given to {@link #value}, row-major [q x q]
   */
  double[] information();

  /**
   * The second derivatives at the point last given to {@link #value}, where they are known.
   *
   * @return row-major [q x q]; empty where they are not
   */
  default double[] exactHessian() {
    return new double[0];
  }
}
