package io.github.metasaw.model.likelihood;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.linalg.Vectors;
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

  /** y - X beta, of the basis [n]. */
  private final double[] residuals;

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
    LeastSquaresFit fit = LeastSquaresFit.of(yi, x, columns);
    this.basis = fit.basis();
    this.p = fit.q().length;
    this.q = fit.q();
    this.base = fit.coefficients();
    this.y = fit.residuals();
    this.cross = Cholesky.ofSize(p);
    this.w = new double[p + 1][n];
    this.u = new double[n];
    this.residuals = y.clone();
  }

  /** a'b, rows weighted. */
  double weightedDot(double[] a, double[] b) {
    double[] weight = weights;
    if (weight == null) {
      return Vectors.dot(a, b);
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
    System.arraycopy(w[p], 0, u, 0, u.length);
    System.arraycopy(y, 0, residuals, 0, u.length);
    for (int j = 0; j < p; j++) {
      Vectors.add(u, -gamma[j], w[j]);
      Vectors.add(residuals, -gamma[j], q[j]);
    }
    squares = weightedDot(residuals, u);
    if (own != null) {
      squares += own.squares(beta());
    }
    return true;
  }

  /** r'M^-1 r, weighted, plus the corresponding sum of squares of the prior. */
  double squares() {
    return squares;
  }

  /** log |X'M^-1 X| - log |X'X|. */
  double logDet() {
    return cross.logDet();
  }

  /** W = M^-1 Q by column [p][n], not a copy. */
  double[][] solvedColumns() {
    return w;
  }

  /** C, row-major [p x p], not a copy. */
  double[] basisCovariance() {
    return c;
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

  /** The diagonal of W C W' [n]. */
  double[] explainedDiagonal() {
    double[] out = new double[u.length];
    for (int a = 0; a < p; a++) {
      double[] left = w[a];
      for (int b = 0; b <= a; b++) {
        double factor = a == b ? c[a * p + a] : 2 * c[a * p + b];
        double[] right = w[b];
        for (int i = 0; i < out.length; i++) {
          out[i] += factor * left[i] * right[i];
        }
      }
    }
    return out;
  }

  /** C x [p], from the first p elements of x. */
  double[] scaled(double[] x) {
    double[] out = new double[p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        out[a] += c[a * p + b] * x[b];
      }
    }
    return out;
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
    return residuals.clone();
  }

  /** Residuals of the least-squares fit [n]. */
  double[] leastSquaresResiduals() {
    return y.clone();
  }

  /** Turns M^-1 b into P b [n]. */
  void project(double[] b, double[] solved) {
    double[] score = new double[p];
    for (int j = 0; j < p; j++) {
      score[j] = Vectors.dot(w[j], b);
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
