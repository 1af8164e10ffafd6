package io.github.metasaw.optim;

import io.github.metasaw.linalg.Cholesky;
import java.util.Arrays;

/** The step to the minimum of g's + s'As/2, and steps like it where that one cannot be taken. */
final class QuadraticStep {

  /** No variable moves further in one step; they are logarithms, as a rule. */
  private static final double MAX_ELEMENT = 2;

  private QuadraticStep() {}

  /** -A^-1 g; empty if A is not positive definite. */
  static double[] full(double[] a, double[] g) {
    double[] x = solve(a, g);
    for (int j = 0; j < x.length; j++) {
      x[j] = -x[j];
    }
    return x;
  }

  /** -(A + ridge)^-1 g, with as small a ridge as will do, and no element too long. */
  static double[] damped(double[] a, double[] g) {
    int q = g.length;
    for (double ridge = 1e-10; ridge < 1e12; ridge *= 100) {
      double[] ridged = a.clone();
      for (int j = 0; j < q; j++) {
        ridged[j * q + j] += ridge * Math.max(a[j * q + j], 1e-8);
      }
      double[] step = limited(ridged, g);
      if (step.length == q) {
        return step;
      }
    }
    return new double[q];
  }

  /**
   * -A^-1 g, with elements that would be longer set to {@link #MAX_ELEMENT} one after the other,
   * and the others optimal given these: a direction in which the function is flat, as towards a
   * variance of 0, must not shorten the step in all others. Empty if A is not positive definite.
   */
  private static double[] limited(double[] a, double[] g) {
    double[] step = full(a, g);
    int[] free = all(g.length);
    while (step.length == g.length && free.length > 0) {
      int longest = free[0];
      for (int j : free) {
        longest = Math.abs(step[j]) > Math.abs(step[longest]) ? j : longest;
      }
      if (!(Math.abs(step[longest]) > MAX_ELEMENT)) {
        break;
      }
      step[longest] = Math.copySign(MAX_ELEMENT, step[longest]);
      int held = longest;
      free = Arrays.stream(free).filter(j -> j != held).toArray();
      step = given(a, g, free, step);
    }
    return step;
  }

  private static int[] all(int q) {
    int[] all = new int[q];
    Arrays.setAll(all, j -> j);
    return all;
  }

  /** The best elements {@code free} of a step that has the others; empty as {@link #full}. */
  private static double[] given(double[] a, double[] g, int[] free, double[] step) {
    int q = g.length;
    int m = free.length;
    double[] held = step.clone();
    for (int j : free) {
      held[j] = 0;
    }
    double[] among = new double[m * m];
    double[] slopes = new double[m];
    for (int i = 0; i < m; i++) {
      slopes[i] = g[free[i]];
      for (int j = 0; j < q; j++) {
        slopes[i] += a[free[i] * q + j] * held[j];
      }
      for (int j = 0; j < m; j++) {
        among[i * m + j] = a[free[i] * q + free[j]];
      }
    }
    double[] own = full(among, slopes);
    for (int j = 0; j < own.length; j++) {
      held[free[j]] = own[j];
    }
    return own.length == m ? held : own;
  }

  /** A^-1 b, scaled to a unit diagonal first; empty if A is not positive definite. */
  private static double[] solve(double[] a, double[] b) {
    int q = b.length;
    double[] scale = new double[q];
    double[] scaled = new double[q * q];
    for (int j = 0; j < q; j++) {
      scale[j] = Math.sqrt(a[j * q + j]);
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        scaled[i * q + j] = a[i * q + j] / (scale[i] * scale[j]);
      }
    }
    Cholesky factor = Cholesky.ofSize(q);
    if (!factor.factor(scaled)) {
      return new double[0];
    }
    double[] x = new double[q];
    for (int j = 0; j < q; j++) {
      x[j] = b[j] / scale[j];
    }
    factor.solve(x);
    for (int j = 0; j < q; j++) {
      x[j] /= scale[j];
    }
    return x;
  }
}
