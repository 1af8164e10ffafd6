package io.github.metasaw.optim;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.parallel.Interrupts;
import java.util.function.ToDoubleFunction;

/**
 * Minimises a smooth function of a few variables within bounds by projected Newton steps (Bertsekas
 * 1982, SIAM J Control Optim 20:221), derivatives by differences that stay within the bounds. The
 * variables should be on scales of about 1.
 */
public final class BoundedSearch {

  private static final int MAX_ITERATIONS = 200;
  private static final int MAX_HALVINGS = 40;

  /** Steps of differences: of the gradient, and of the Hessian, which need not be exact. */
  private static final double GRADIENT_STEP = 1e-5;

  private static final double HESSIAN_STEP = 1e-3;

  /** Gain of a step, relative to the function, below which the search ends. */
  private static final double NEGLIGIBLE_GAIN = 1e-15;

  /** Least share of the gain that a step must bring. */
  private static final double ARMIJO = 1e-4;

  /** No variable moves further in one step. */
  private static final double MAX_ELEMENT = 2;

  private final ToDoubleFunction<double[]> f;
  private final double[] low;
  private final double[] high;
  private final int q;
  private double[] at;
  private double value;

  private BoundedSearch(ToDoubleFunction<double[]> f, double[] start, double[] low, double[] high) {
    this.f = f;
    this.low = low;
    this.high = high;
    this.q = start.length;
    this.at = start.clone();
    this.value = f.applyAsDouble(at);
  }

  /**
   * Where a search ended.
   *
   * @param at variables [q]
   * @param value of the function there
   */
  public record Result(double[] at, double value) {}

  /**
   * Minimises.
   *
   * @param f the function; NaN where it is not defined
   * @param start where the search begins, within the bounds [q]
   * @param low smallest values [q]; minus infinity for none
   * @param high largest values [q]; infinity for none
   * @return a minimum near the start
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Result minimise(
      ToDoubleFunction<double[]> f, double[] start, double[] low, double[] high) {
    BoundedSearch search = new BoundedSearch(f, start, low, high);
    for (int i = 0; i < MAX_ITERATIONS && search.step(); i++) {
      Interrupts.check();
    }
    return new Result(search.at, search.value);
  }

  /** One step; false where nothing is left to gain. */
  private boolean step() {
    double[] gradient = gradient();
    boolean[] isFree = new boolean[q];
    for (int j = 0; j < q; j++) {
      isFree[j] = gradient[j] > 0 ? at[j] > low[j] : at[j] < high[j];
    }
    double[] step = newton(gradient, isFree);
    double gain = 0;
    for (int j = 0; j < q; j++) {
      gain -= gradient[j] * step[j];
    }
    for (double share = 1; share > Math.pow(0.5, MAX_HALVINGS); share /= 2) {
      double[] next = moved(step, share);
      double there = f.applyAsDouble(next);
      if (there < value - ARMIJO * share * gain || (there < value && share < 1e-3)) {
        boolean goesOn = value - there > NEGLIGIBLE_GAIN * Math.max(1, Math.abs(value));
        at = next;
        value = there;
        return goesOn;
      }
      if (gain * share < NEGLIGIBLE_GAIN * Math.max(1, Math.abs(value))) {
        return false;
      }
    }
    return false;
  }

  private double[] moved(double[] step, double share) {
    double[] next = at.clone();
    for (int j = 0; j < q; j++) {
      double wanted = at[j] + share * Math.max(-MAX_ELEMENT, Math.min(MAX_ELEMENT, step[j]));
      next[j] = Math.max(low[j], Math.min(high[j], wanted));
    }
    return next;
  }

  /** By central differences; at a bound by differences of the same order inwards. */
  private double[] gradient() {
    double[] gradient = new double[q];
    double h = GRADIENT_STEP;
    for (int j = 0; j < q; j++) {
      if (at[j] + h > high[j]) {
        gradient[j] = -oneSided(j, -h);
      } else if (at[j] - h < low[j]) {
        gradient[j] = oneSided(j, h);
      } else {
        gradient[j] = (shifted(at, j, h, j, 0) - shifted(at, j, -h, j, 0)) / (2 * h);
      }
    }
    return gradient;
  }

  private double oneSided(int j, double h) {
    double near = shifted(at, j, h, j, 0);
    double far = shifted(at, j, 2 * h, j, 0);
    return (4 * near - far - 3 * value) / (2 * Math.abs(h));
  }

  /** -H^-1 g of the variables that are free, with as small a ridge as makes H positive definite. */
  private double[] newton(double[] gradient, boolean[] isFree) {
    double[] hessian = hessian(isFree);
    Cholesky factor = Cholesky.ofSize(q);
    for (double ridge = 0; ; ridge = ridge == 0 ? 1e-6 : 10 * ridge) {
      double[] ridged = hessian.clone();
      for (int j = 0; j < q; j++) {
        ridged[j * q + j] += ridge * (1 + Math.abs(hessian[j * q + j]));
      }
      if (factor.factor(ridged)) {
        break;
      }
    }
    double[] step = new double[q];
    for (int j = 0; j < q; j++) {
      step[j] = isFree[j] ? -gradient[j] : 0;
    }
    factor.solve(step);
    return step;
  }

  /** Second derivatives; those of variables that are not free are those of the identity. */
  private double[] hessian(boolean[] isFree) {
    double[] hessian = new double[q * q];
    double[] centre = at.clone();
    for (int j = 0; j < q; j++) {
      centre[j] = Math.max(low[j] + HESSIAN_STEP, Math.min(high[j] - HESSIAN_STEP, centre[j]));
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j <= i; j++) {
        double second = isFree[i] && isFree[j] ? second(centre, i, j) : i == j ? 1 : 0;
        if (!Double.isFinite(second)) {
          second = i == j ? 1 : 0;
        }
        hessian[i * q + j] = second;
        hessian[j * q + i] = second;
      }
    }
    return hessian;
  }

  private double second(double[] centre, int i, int j) {
    double h = HESSIAN_STEP;
    if (i == j) {
      double middle = f.applyAsDouble(centre);
      double around = shifted(centre, i, h, j, 0) + shifted(centre, i, -h, j, 0);
      return (around - 2 * middle) / (h * h);
    }
    return (shifted(centre, i, h, j, h)
            - shifted(centre, i, h, j, -h)
            - shifted(centre, i, -h, j, h)
            + shifted(centre, i, -h, j, -h))
        / (4 * h * h);
  }

  private double shifted(double[] centre, int i, double byI, int j, double byJ) {
    double[] t = centre.clone();
    t[i] += byI;
    t[j] += byJ;
    return f.applyAsDouble(t);
  }
}
