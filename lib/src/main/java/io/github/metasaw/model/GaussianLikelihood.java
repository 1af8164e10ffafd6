package io.github.metasaw.model;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.linalg.Symmetric;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The likelihood of y ~ N(X beta, M(theta)), with beta at its maximum for given theta,
 *
 * <pre>ML:   -(n log 2 pi + log |M| + r'M^-1 r) / 2
 * REML: -((n - p) log 2 pi + log |M| + log |X'M^-1 X| - log |X'X| + r'M^-1 r) / 2</pre>
 *
 * (Harville 1977, J. Am. Stat. Assoc. 72, 320; the constant log |X'X| as metafor has it, so that
 * the value does not depend on the units of the moderators). Likelihood weights multiply the
 * contributions of rows, or of blocks of correlated rows. Works on an {@link Orthonormal} basis of
 * X. Holds working storage: one thread at a time.
 */
public final class GaussianLikelihood {

  private final MarginalCovariance structure;
  private final boolean restricted;
  private final double @Nullable [] weights;
  private final double rows;
  private final Orthonormal basis;
  private final int p;
  private final double[][] q;
  private final double[] base;
  private final double[] y;
  private final Dispersion dispersion;
  private final MarginalFactor factor;
  private final Elements elements;
  private final Cholesky cross;
  private final double[][] w;
  private final double[] u;
  private double[] theta = new double[0];
  private double[] gamma = new double[0];
  private double[] c = new double[0];

  /**
   * The likelihood of estimates {@code yi} [n].
   *
   * @param x row-major [n x p]; columns that others explain are left out
   * @param restricted REML rather than ML
   * @param weights of the rows [n], the same within a block of correlated rows; null for 1
   */
  public GaussianLikelihood(
      double[] yi,
      double[] x,
      int columns,
      MarginalCovariance structure,
      boolean restricted,
      double @Nullable [] weights) {
    int n = yi.length;
    this.structure = structure;
    this.restricted = restricted;
    this.weights = weights;
    this.rows = weights == null ? n : Arrays.stream(weights).sum();
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
    this.dispersion = new Dispersion(structure);
    this.factor = MarginalFactor.of(structure);
    this.elements = new Elements(dispersion);
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

  private double weightedDot(double[] a, double[] b) {
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

  private double weight(int i) {
    double[] weight = weights;
    return weight == null ? 1 : weight[i];
  }

  /** The structure of M. */
  public MarginalCovariance structure() {
    return structure;
  }

  /** Whether this is the restricted likelihood. */
  public boolean restricted() {
    return restricted;
  }

  /** Number of coefficients that could be estimated. */
  public int rank() {
    return p;
  }

  /** Columns of X that were kept, and those left out. */
  public Orthonormal basis() {
    return basis;
  }

  /** Rows, or the sum of their weights. */
  public double observations() {
    return rows;
  }

  /** How M is stored, in words. */
  public String storage() {
    return factor.storage();
  }

  /**
   * The log-likelihood at theta, natural; NaN where M or X'M^-1 X is not positive definite. The
   * other methods speak of the theta last given.
   */
  public double at(double[] theta) {
    this.theta = theta.clone();
    structure.at(theta, dispersion);
    if (!factor.factor(dispersion)) {
      return Double.NaN;
    }
    for (int j = 0; j <= p; j++) {
      System.arraycopy(j < p ? q[j] : y, 0, w[j], 0, y.length);
      factor.solve(w[j]);
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
    if (!cross.factor(information)) {
      return Double.NaN;
    }
    c = cross.inverse();
    cross.solve(score);
    gamma = score;
    double squares = 0;
    for (int i = 0; i < u.length; i++) {
      u[i] = w[p][i];
      double r = y[i];
      for (int j = 0; j < p; j++) {
        u[i] -= gamma[j] * w[j][i];
        r -= gamma[j] * q[j][i];
      }
      squares += weight(i) * r * u[i];
    }
    double[] weight = weights;
    double logDet = weight == null ? factor.logDet() : factor.logDet(weight);
    double value = squares + logDet + rows * Math.log(2 * Math.PI);
    if (restricted) {
      value += cross.logDet() - p * Math.log(2 * Math.PI);
    }
    return -value / 2;
  }

  /** Derivative of the log-likelihood with respect to theta [parameters]. */
  public double[] gradient() {
    factor.inverse(dispersion, elements);
    for (int i = 0; i < u.length; i++) {
      double weight = weight(i);
      double s = weight * (u[i] * u[i] - elements.diagonal[i]);
      elements.diagonal[i] = 0.5 * (restricted ? s + weight * weight * explained(i, i) : s);
    }
    MarginalCovariance.Pairing pairs = structure.pairing();
    for (int r = 0; pairs != null && r < elements.pair.length; r++) {
      int i = pairs.first()[r];
      int j = pairs.second()[r];
      double weight = weight(i);
      double s = weight * (u[i] * u[j] - elements.pair[r]);
      elements.pair[r] = 0.5 * (restricted ? s + weight * weight * explained(i, j) : s);
    }
    for (int g = 0; g < elements.group.length; g++) {
      groupElements(structure.groups().get(g), elements.group[g]);
    }
    return structure.gradient(dispersion, elements);
  }

  /** Element (i, j) of W C W', W = M^-1 Q. */
  private double explained(int i, int j) {
    double sum = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        sum += w[a][i] * c[a * p + b] * w[b][j];
      }
    }
    return sum;
  }

  private void groupElements(GroupEffect group, double[] into) {
    int m = group.size();
    double[][] zw = new double[m][p + 1];
    for (int g = 0; g < group.levels(); g++) {
      int[] members = group.members().of(g);
      if (members.length == 0) {
        continue;
      }
      double weight = weight(members[0]);
      sums(group, g, zw);
      for (int a = 0; a < m; a++) {
        for (int b = 0; b < m; b++) {
          int at = (g * m + a) * m + b;
          double s = weight * (zw[a][p] * zw[b][p] - into[at]);
          into[at] = 0.5 * (restricted ? s + weight * weight * quadratic(zw[a], zw[b]) : s);
        }
      }
    }
  }

  /** Z_g'W and Z_g'u of a level. */
  private void sums(GroupEffect group, int g, double[][] zw) {
    for (int a = 0; a < zw.length; a++) {
      Arrays.fill(zw[a], 0);
      for (int i : group.members().of(g)) {
        double z = group.z(i, a);
        for (int j = 0; j < p; j++) {
          zw[a][j] += z * w[j][i];
        }
        zw[a][p] += z * u[i];
      }
    }
  }

  private double quadratic(double[] left, double[] right) {
    double sum = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        sum += left[a] * c[a * p + b] * right[b];
      }
    }
    return sum;
  }

  /**
   * The average of observed and expected information of theta, without second derivatives of M:
   * (M_s u)'P(M_t u)/2 with u = M^-1 r (Gilmour, Thompson and Cullis 1995, Biometrics 51, 1440).
   * Row-major [parameters x parameters], never negative definite.
   */
  public double[] averageInformation() {
    return new Slopes().information();
  }

  /** d beta / d theta_t on the scale of X [parameters][p]. */
  public double[][] coefficientSlopes() {
    return new Slopes().coefficients();
  }

  /** M_t u and what it does to the coefficients. */
  private final class Slopes {
    private final double[][] f = structure.derivatives(dispersion, u);

    /** Q'M^-1 M_t u [parameters][p]. */
    private final double[][] qf = new double[f.length][p];

    Slopes() {
      for (int t = 0; t < f.length; t++) {
        for (int j = 0; j < p; j++) {
          qf[t][j] = weightedDot(w[j], f[t]);
        }
      }
    }

    double[] information() {
      double[] out = new double[f.length * f.length];
      for (int t = 0; t < f.length; t++) {
        double[] solved = f[t].clone();
        factor.solve(solved);
        for (int s = 0; s <= t; s++) {
          double value = 0.5 * (weightedDot(f[s], solved) - quadratic(qf[s], qf[t]));
          out[t * f.length + s] = value;
          out[s * f.length + t] = value;
        }
      }
      return out;
    }

    double[][] coefficients() {
      double[][] out = new double[f.length][];
      for (int t = 0; t < f.length; t++) {
        double[] slope = new double[p];
        for (int a = 0; a < p; a++) {
          for (int b = 0; b < p; b++) {
            slope[a] -= c[a * p + b] * qf[t][b];
          }
        }
        out[t] = basis.coefficients(slope);
      }
      return out;
    }
  }

  /** Coefficients of the columns of X that were kept [p]. */
  public double[] beta() {
    double[] sum = gamma.clone();
    for (int j = 0; j < p; j++) {
      sum[j] += base[j];
    }
    return basis.coefficients(sum);
  }

  /** (X'M^-1 X)^-1, theta taken as known, row-major [p x p]. */
  public double[] covariance() {
    return basis.covariance(c);
  }

  /** SD of the heterogeneity of each row, groups apart [n]. */
  public double[] sigma() {
    return dispersion.sigma.clone();
  }

  /** The sampling covariance: V, or phi / w where it is known up to that factor. */
  public Symmetric sampling() {
    double[] w = structure.proportion();
    return w == null
        ? structure.V()
        : Diagonal.of(Arrays.stream(w).map(value -> value * dispersion.phi).toArray());
  }

  /** Correlation of each pair of rows. */
  public double[] rho12() {
    return dispersion.rho.clone();
  }

  /** Something done with a pair of rows. */
  @FunctionalInterface
  public interface PairVisitor {
    /** Sees the rows of the two outcomes, their correlation and the covariance it makes. */
    void at(int first, int second, double rho, double covariance);
  }

  /** Shows the rows that are two outcomes of one study. */
  public void pairs(PairVisitor visitor) {
    MarginalCovariance.Pairing pairing = structure.pairing();
    for (int r = 0; pairing != null && r < dispersion.rho.length; r++) {
      visitor.at(
          pairing.first()[r], pairing.second()[r], dispersion.rho[r], dispersion.covariance[r]);
    }
  }

  /** yi - x_i'beta [n]. */
  public double[] residuals() {
    double[] r = y.clone();
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < r.length; i++) {
        r[i] -= gamma[j] * q[j][i];
      }
    }
    return r;
  }

  /** r'M^-1 r, weighted. */
  public double squares() {
    return weightedDot(residuals(), u);
  }

  /** M^-1 b [n]. */
  public double[] solve(double[] b) {
    double[] x = b.clone();
    factor.solve(x);
    return x;
  }

  /** M^-1 r [n], r the residuals. */
  public double[] scaledResiduals() {
    return u.clone();
  }

  /** The diagonal of P = M^-1 - M^-1 X (X'M^-1 X)^-1 X'M^-1 [n]. */
  public double[] projectionDiagonal() {
    factor.inverse(dispersion, elements);
    double[] out = new double[u.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = elements.diagonal[i] - explained(i, i);
    }
    return out;
  }

  /** The diagonal of M^-1 [n]. */
  public double[] inverseDiagonal() {
    factor.inverse(dispersion, elements);
    return elements.diagonal.clone();
  }

  /** P b [n]. */
  public double[] project(double[] b) {
    double[] out = solve(b);
    double[] score = new double[p];
    for (int j = 0; j < p; j++) {
      score[j] = dot(w[j], b);
    }
    for (int a = 0; a < p; a++) {
      double g = 0;
      for (int j = 0; j < p; j++) {
        g += c[a * p + j] * score[j];
      }
      for (int i = 0; i < out.length; i++) {
        out[i] -= g * w[a][i];
      }
    }
    return out;
  }

  /** Variance of the heterogeneity of each row: its own and that of its groups [n]. */
  public double[] heterogeneity() {
    double[] out = new double[u.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = dispersion.sigma[i] * dispersion.sigma[i];
    }
    for (int g = 0; g < dispersion.root.length; g++) {
      GroupEffect group = structure.groups().get(g);
      for (int i = 0; i < out.length; i++) {
        out[i] += group.variance(dispersion.root[g], i);
      }
    }
    return out;
  }

  /**
   * Best linear unbiased predictions of one group: for each level and effect, the prediction and
   * the variance of its error, beta being estimated [levels x m][2].
   */
  public double[][] groupEffects(int group) {
    factor.inverse(dispersion, elements);
    GroupEffect effect = structure.groups().get(group);
    int m = effect.size();
    double[][] out = new double[effect.levels() * m][2];
    double[][] zw = new double[m][p + 1];
    for (int g = 0; g < effect.levels(); g++) {
      sums(effect, g, zw);
      double[] own = effect.covariance(dispersion.root[group], g);
      for (int e = 0; e < m; e++) {
        double mean = 0;
        double explained = 0;
        for (int a = 0; a < m; a++) {
          mean += own[e * m + a] * zw[a][p];
          for (int b = 0; b < m; b++) {
            double zPz = elements.group[group][(g * m + a) * m + b] - quadratic(zw[a], zw[b]);
            explained += own[e * m + a] * zPz * own[b * m + e];
          }
        }
        out[g * m + e] = new double[] {mean, own[e * m + e] - explained};
      }
    }
    return out;
  }

  /** Mean over rows of the variance that a group adds. */
  public double groupVariance(int group) {
    GroupEffect effect = structure.groups().get(group);
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += effect.variance(dispersion.root[group], i);
    }
    return sum / u.length;
  }

  /** The covariance G of a level of a group, row-major [m x m]. */
  public double[] groupCovariance(int group, int level) {
    return structure.groups().get(group).covariance(dispersion.root[group], level);
  }

  /** A row of M [n]. */
  public double[] covarianceRow(int i) {
    double[] unit = new double[u.length];
    unit[i] = 1;
    double[] row = structure.V().multiply(unit);
    structure.add(dispersion, i, row);
    return row;
  }

  /** M among some rows, row-major [rows x rows]. */
  public double[] covarianceOf(int[] rows) {
    return structure.covariance(dispersion, rows);
  }

  /** Residuals of the least-squares fit [n]. */
  public double[] leastSquaresResiduals() {
    return y.clone();
  }

  /** A draw from N(0, M) [n]. */
  public double[] draw(DoubleSupplier normal) {
    return factor.draw(normal);
  }

  /** The theta last given [parameters]. */
  public double[] theta() {
    return theta.clone();
  }
}
