package io.github.metasaw.optim;

import io.github.metasaw.parallel.Interrupts;

/**
 * Newton's method for one unknown, kept inside a bracket: a step that leaves it is replaced by a
 * bisection, so the root is found whatever the shape of the function.
 */
public final class NewtonRoot {

  private static final int MAX_ITERATIONS = 200;

  private NewtonRoot() {}

  /** A differentiable function of one variable. */
  public interface Function {

    /**
     * The function.
     *
     * @param t argument
     * @return its value
     */
    double value(double t);

    /**
     * The derivative.
     *
     * @return that at the argument last given to {@link #value}
     */
    double slope();
  }

  /**
   * A root and how it was reached.
   *
   * @param root where the function is zero, to about 1e-15 relative
   * @param evaluations of the function
   * @param converged false if the bracket was not narrowed to the precision of a double
   */
  public record Result(double root, int evaluations, boolean converged) {}

  /**
   * The root of a function that falls through zero.
   *
   * @param f positive at {@code low} and not positive at {@code high}
   * @param low lower end of the bracket
   * @param high upper end of the bracket
   * @param start first guess; the middle of the bracket if outside it
   * @return the root and how it was reached
   */
  public static Result falling(Function f, double low, double high, double start) {
    double a = low;
    double b = high;
    double t = start > a && start < b ? start : 0.5 * (a + b);
    for (int i = 1; i <= MAX_ITERATIONS; i++) {
      double value = f.value(t);
      if (value > 0) {
        a = t;
      } else if (value < 0) {
        b = t;
      } else {
        return new Result(t, i, value == 0);
      }
      double next = t - value / f.slope();
      if (!(next > a && next < b)) {
        next = 0.5 * (a + b);
      }
      if (Math.abs(next - t) <= 1e-15 * Math.abs(t) || Math.nextUp(a) >= b) {
        return new Result(next, i, true);
      }
      // Newton doubles the digits: after a step of 1e-9 the next would be of 1e-18.
      if (Math.abs(next - t) <= 1e-9 * Math.abs(t) && next != 0.5 * (a + b)) {
        return new Result(next, i, true);
      }
      t = next;
      Interrupts.check();
    }
    return new Result(t, MAX_ITERATIONS, false);
  }
}
