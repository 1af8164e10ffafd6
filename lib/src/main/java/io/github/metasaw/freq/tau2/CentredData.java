package io.github.metasaw.freq.tau2;

import io.github.metasaw.linalg.Orthonormal;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The data as the estimators see them: X as an orthonormal basis, and y less a first fit, so that
 * sums of squares lose no digits; with the transformation back to the user's scale.
 */
@API(status = API.Status.INTERNAL)
public final class CentredData {

  private static final int[] FIRST = {0};
  private static final int[] NONE = {};

  private final MarginalModel model;
  private final int[] kept;
  private final int[] aliased;

  private final @Nullable Orthonormal basis;

  /** Coefficients of the first fit, on the scale of the basis [p]. */
  private final double[] base;

  private CentredData(MarginalModel model, @Nullable Orthonormal basis, double[] base) {
    this.model = model;
    this.basis = basis;
    this.base = base;
    this.kept = basis == null ? FIRST : basis.kept();
    this.aliased = basis == null ? NONE : basis.aliased();
  }

  /**
   * Centres.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]; kept, not copied
   * @param x design, row-major [k x columns]; null for an intercept
   * @param columns of x; 1 for an intercept
   * @return the data on an orthonormal basis
   */
  public static CentredData of(double[] yi, double[] vi, double @Nullable [] x, int columns) {
    if (x == null) {
      double centre = centre(yi, vi);
      double[] y = new double[yi.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = yi[i] - centre;
      }
      return intercept(y, vi, centre);
    }
    double[] y = yi.clone();
    Orthonormal basis = Orthonormal.of(x, yi.length, columns);
    int p = basis.kept().length;
    double[] base = residualise(y, basis.q(), p);
    return new CentredData(new RegressionModel(y, vi, basis.q(), p, yi), basis, base);
  }

  /**
   * Data without moderators that are centred already; arrays are kept.
   *
   * @param y estimates less {@code centre} [k]
   * @param vi sampling variances [k]
   * @param centre what was taken off the estimates
   * @return the data
   */
  public static CentredData intercept(double[] y, double[] vi, double centre) {
    return new CentredData(new InterceptModel(y, vi), null, new double[] {centre});
  }

  /**
   * The model on the centred estimates.
   *
   * @return evaluated by the estimators
   */
  public MarginalModel model() {
    return model;
  }

  /**
   * The columns of X that have a coefficient.
   *
   * @return indices [p]; not a copy
   */
  public int[] kept() {
    return kept;
  }

  /**
   * The columns of X that earlier columns explain.
   *
   * @return indices; not a copy
   */
  public int[] aliased() {
    return aliased;
  }

  /**
   * Without moderators, the number that was subtracted from the estimates.
   *
   * @return on the scale of yi
   */
  public double centre() {
    return base[0];
  }

  /**
   * Coefficients of X.
   *
   * @param gamma coefficients of the basis on centred y [p]
   * @return on the scale of the user [p]
   */
  public double[] coefficients(double[] gamma) {
    double[] g = gamma.clone();
    for (int j = 0; j < g.length; j++) {
      g[j] += base[j];
    }
    return basis == null ? g : basis.coefficients(g);
  }

  /**
   * Covariance of the coefficients of X.
   *
   * @param ofBasis that of the coefficients of the basis, row-major [p x p]
   * @return row-major [p x p]
   */
  public double[] covariance(double[] ofBasis) {
    return basis == null ? ofBasis : basis.covariance(ofBasis);
  }

  /**
   * Fitted value of the centred y of a row.
   *
   * @param gamma coefficients of the basis [p]
   * @param i the row, from 0
   * @return on the scale of yi
   */
  public double fitted(double[] gamma, int i) {
    double[] q = model.q;
    if (q == null) {
      return gamma[0];
    }
    int p = gamma.length;
    double sum = 0;
    for (int j = 0; j < p; j++) {
      sum += q[i * p + j] * gamma[j];
    }
    return sum;
  }

  /**
   * Whether a constant can be made of the columns of X, as with indicators of every level.
   *
   * @return true without moderators
   */
  public boolean containsIntercept() {
    double[] q = model.q;
    if (q == null) {
      return true;
    }
    double[] ones = Projection.ones(model.k);
    residualise(ones, q, model.p);
    double left = 0;
    for (double value : ones) {
      left += value * value;
    }
    return left < 1e-16 * model.k;
  }

  /** The precision-weighted mean of y. */
  private static double centre(double[] y, double[] v) {
    double sum = 0;
    double sumW = 0;
    for (int i = 0; i < y.length; i++) {
      double w = v[i] > 0 ? 1 / v[i] : 0;
      sum += w * y[i];
      sumW += w;
    }
    return sumW > 0 && sumW < Double.POSITIVE_INFINITY ? sum / sumW : y[0];
  }

  /**
   * Subtracts the least-squares fit from y and returns its coefficients; done twice, for the last
   * digits.
   */
  private static double[] residualise(double[] y, double[] q, int p) {
    double[] base = new double[p];
    for (int pass = 0; pass < 2; pass++) {
      double[] c = new double[p];
      for (int i = 0; i < y.length; i++) {
        for (int j = 0; j < p; j++) {
          c[j] += q[i * p + j] * y[i];
        }
      }
      for (int i = 0; i < y.length; i++) {
        for (int j = 0; j < p; j++) {
          y[i] -= q[i * p + j] * c[j];
        }
      }
      for (int j = 0; j < p; j++) {
        base[j] += c[j];
      }
    }
    return base;
  }
}
