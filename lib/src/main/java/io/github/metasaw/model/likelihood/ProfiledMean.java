package io.github.metasaw.model.likelihood;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.MarginalMatrix;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The mean X beta at its maximum for given M, by generalised least squares on an {@link
 * Orthonormal} basis Q of X; under a {@link CoefficientPrior} that of its posterior. Rows may have
 * likelihood weights. Working storage of one likelihood.
 */
final class ProfiledMean {

  private final double @Nullable [] weights;
  private final @Nullable CoefficientPrior prior;
  private final Orthonormal basis;

  /** Number of coefficients that could be estimated. */
  final int p;

  private final double[][] q;

  /** Least-squares coefficients of the basis, taken off y beforehand. */
  private final double[] base;

  private final double[] y;
  private final Cholesky cross;

  /** M^-1 [Q, y] [p + 1][n]. */
  private final double[][] w;

  /** M^-1 r, r = y - X beta [n]. */
  final double[] u;

  private double squares;
  private double[] gamma = new double[0];

  /** (Q'M^-1 Q)^-1, the prior's precision added where there is one [p x p]. */
  private double[] c = new double[0];

  /**
   * @param x row-major [n x columns]; columns that others explain are left out
   * @param weights of the rows [n]; null for 1
   * @param prior of the coefficients that are kept; null for none
   */
  ProfiledMean(
      double[] yi,
      double[] x,
      int columns,
      double @Nullable [] weights,
      @Nullable CoefficientPrior prior) {
    int n = yi.length;
    this.weights = weights;
    this.prior = prior;
    this.basis = Orthonormal.of(x, n, columns);
    this.p = basis.kept().length;
    this.q = new double[p][n];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < n; i++) {
        q[j][i] = basis.q()[i * p + j];
      }
    }
    this.y = yi.clone();
    this.base = residualise(y, q);
    this.cross = Cholesky.ofSize(p);
    this.w = new double[p + 1][n];
    this.u = new double[n];
  }

  /** Takes the least-squares fit off y, so that sums of squares lose no digits; twice. */
  private static double[] residualise(double[] y, double[][] q) {
    double[] base = new double[q.length];
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < q.length; j++) {
        double dot = dot(q[j], y);
        base[j] += dot;
        for (int i = 0; i < y.length; i++) {
          y[i] -= dot * q[j][i];
        }
      }
    }
    return base;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** a'b, rows weighted. */
  double weightedDot(double[] a, double[] b) {
    double[] weight = weights;
    if (weight == null) {
      return dot(a, b);
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += weight[i] * a[i] * b[i];
    }
    return sum;
  }

  /** Likelihood weight of row i. */
  double weight(int i) {
    double[] weight = weights;
    return weight == null ? 1 : weight[i];
  }

  Orthonormal basis() {
    return basis;
  }

  /** Solves for the mean; false if X'M^-1 X is not positive definite. */
  boolean solve(MarginalMatrix m) {
    for (int j = 0; j <= p; j++) {
      System.arraycopy(j < p ? q[j] : y, 0, w[j], 0, y.length);
      m.solve(w[j]);
    }
    double[] information = new double[p * p];
    double[] score = new double[p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b <= a; b++) {
        information[a * p + b] = weightedDot(q[a], w[b]);
        information[b * p + a] = information[a * p + b];
      }
      score[a] = weightedDot(q[a], w[p]);
    }
    CoefficientPrior own = prior;
    if (own != null) {
      own.add(basis, base, information, score);
    }
    if (!cross.factor(information)) {
      return false;
    }
    c = cross.inverse();
    cross.solve(score);
    gamma = score;
    squares = 0;
    for (int i = 0; i < u.length; i++) {
      u[i] = w[p][i];
      double r = y[i];
      for (int j = 0; j < p; j++) {
        u[i] -= gamma[j] * w[j][i];
        r -= gamma[j] * q[j][i];
      }
      squares += weight(i) * r * u[i];
    }
    if (own != null) {
      squares += own.squares(beta());
    }
    return true;
  }

  /** r'M^-1 r, weighted, and the same of the prior. */
  double squares() {
    return squares;
  }

  /** log |X'M^-1 X| - log |X'X|. */
  double logDet() {
    return cross.logDet();
  }

  /** Element (i, j) of W C W', W = M^-1 Q: what M^-1 has more than P. */
  double explained(int i, int j) {
    double sum = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        sum += w[a][i] * c[a * p + b] * w[b][j];
      }
    }
    return sum;
  }

  /** left'C right [p]. */
  double quadratic(double[] left, double[] right) {
    double sum = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        sum += left[a] * c[a * p + b] * right[b];
      }
    }
    return sum;
  }

  /** W'f, rows weighted [p]. */
  double[] products(double[] f) {
    double[] out = new double[p];
    for (int j = 0; j < p; j++) {
      out[j] = weightedDot(w[j], f);
    }
    return out;
  }

  /** Z'W and Z'u of the effects of some levels [levels x m][p + 1]. */
  double[][] sums(GroupEffect group, int[] levels) {
    int m = group.size();
    double[][] out = new double[levels.length * m][p + 1];
    for (int e = 0; e < out.length; e++) {
      for (int i : group.rows(levels[e / m])) {
        double z = group.z(i, e % m);
        for (int j = 0; j < p; j++) {
          out[e][j] += z * w[j][i];
        }
        out[e][p] += z * u[i];
      }
    }
    return out;
  }

  /** Coefficients of the columns of X that were kept [p]. */
  double[] beta() {
    double[] sum = gamma.clone();
    for (int j = 0; j < p; j++) {
      sum[j] += base[j];
    }
    return basis.coefficients(sum);
  }

  /**
   * Draws coefficients from N(beta, C).
   *
   * @param drawn receives them [p]
   * @return y - X beta of the draw [n]
   */
  double[] draw(DoubleSupplier normal, double[] drawn) {
    double[] g = new double[p];
    for (int j = 0; j < p; j++) {
      g[j] = normal.getAsDouble();
    }
    cross.halfSolveTransposed(g);
    double[] r = y.clone();
    for (int j = 0; j < p; j++) {
      g[j] += gamma[j];
      for (int i = 0; i < r.length; i++) {
        r[i] -= g[j] * q[j][i];
      }
      g[j] += base[j];
    }
    System.arraycopy(basis.coefficients(g), 0, drawn, 0, p);
    return r;
  }

  /** d beta on the scale of X [p], given d M u by way of {@link #products}. */
  double[] slope(double[] products) {
    double[] slope = new double[p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        slope[a] -= c[a * p + b] * products[b];
      }
    }
    return basis.coefficients(slope);
  }

  /** (X'M^-1 X)^-1, row-major [p x p]. */
  double[] covariance() {
    return basis.covariance(c);
  }

  /** yi - x_i'beta [n]. */
  double[] residuals() {
    double[] r = y.clone();
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < r.length; i++) {
        r[i] -= gamma[j] * q[j][i];
      }
    }
    return r;
  }

  /** Residuals of the least-squares fit [n]. */
  double[] leastSquaresResiduals() {
    return y.clone();
  }

  /** Turns M^-1 b into P b [n]. */
  void project(double[] b, double[] solved) {
    double[] score = new double[p];
    for (int j = 0; j < p; j++) {
      score[j] = dot(w[j], b);
    }
    for (int a = 0; a < p; a++) {
      double g = 0;
      for (int j = 0; j < p; j++) {
        g += c[a * p + j] * score[j];
      }
      for (int i = 0; i < solved.length; i++) {
        solved[i] -= g * w[a][i];
      }
    }
  }
}
