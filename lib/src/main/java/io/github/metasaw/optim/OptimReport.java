package io.github.metasaw.optim;

/**
 * Where a search ended, and how.
 *
 * @param at the minimiser [q]
 * @param value of the function there
 * @param gradient there [q]
 * @param hessian second derivatives there, row-major [q x q], from differences of the gradient
 * @param curved whether the Hessian is positive definite
 * @param iterations steps taken
 * @param evaluations of the function
 * @param converged whether the next step would gain nothing that a double can show
 * @param method how it was found, in words
 */
public record OptimReport(
    double[] at,
    double value,
    double[] gradient,
    double[] hessian,
    boolean curved,
    int iterations,
    int evaluations,
    boolean converged,
    String method) {

  /**
   * The largest element of the gradient, without its sign.
   *
   * @return 0 or more; NaN if an element is NaN
   */
  public double largestGradient() {
    double largest = 0;
    for (double g : gradient) {
      largest = Double.isNaN(g) ? Double.NaN : Math.max(largest, Math.abs(g));
    }
    return largest;
  }
}
