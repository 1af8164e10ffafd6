package io.github.metasaw.freq.robust;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Moment estimates of the variances of the working models of robust variance estimation (Hedges,
 * Tipton and Johnson 2010, Res. Synth. Methods 1, 39, eq. 15 and appendix B), from the residuals of
 * a first fit without heterogeneity.
 *
 * @param tau2 variance between clusters
 * @param omega2 variance within clusters; 0 for correlated effects
 * @param i2 max(0, (Q - E Q) / Q) for correlated effects, a proportion; NaN for hierarchical
 *     effects
 */
record RveMoments(double tau2, double omega2, double i2) {

  /** Rows of a cluster: design [k x p], estimates [k], sampling variances [k]. */
  record Rows(RealMatrix x, double[] y, double[] v) {

    int size() {
      return y.length;
    }

    double meanVariance() {
      double sum = 0;
      for (double each : v) {
        sum += each;
      }
      return sum / v.length;
    }

    /** Sum of weighted rows of the design [1 x p]. */
    RealMatrix total(double... w) {
      return MatrixUtils.createRowRealMatrix(x.preMultiply(w));
    }

    /** X'WX. */
    RealMatrix cross(double... w) {
      return x.transpose().multiply(MatrixUtils.createRealDiagonalMatrix(w)).multiply(x);
    }
  }

  /** Estimates with weights that know no heterogeneity. */
  static RveMoments correlated(List<Rows> clusters, double rho) {
    Sums sums = new Sums(clusters, RveMoments::correlatedWeights);
    int p = clusters.get(0).x().getColumnDimension();
    RealMatrix own = MatrixUtils.createRealMatrix(p, p);
    RealMatrix shared = MatrixUtils.createRealMatrix(p, p);
    for (Rows rows : clusters) {
      double w = correlatedWeights(rows)[0] / rows.size();
      RealMatrix xx = rows.cross(constant(rows.size(), 1));
      RealMatrix sum = rows.total(constant(rows.size(), 1));
      own = own.add(xx.scalarMultiply(w));
      shared = shared.add(sum.transpose().multiply(sum).subtract(xx).scalarMultiply(w));
    }
    double independent = sums.trace(own);
    double common = sums.trace(shared);
    double expected = clusters.size() - independent - rho * common;
    double tau2 = Math.max(0, (sums.q - expected) / (sums.weight - sums.trace(sums.totals)));
    return new RveMoments(tau2, 0, Math.max(0, (sums.q - expected) / sums.q));
  }

  /** Estimates of the variances between and within clusters, from Q and the sums of residuals. */
  static RveMoments hierarchical(List<Rows> clusters) {
    Sums sums = new Sums(clusters, rows -> inverse(rows.v()));
    int p = clusters.get(0).x().getColumnDimension();
    RealMatrix ones = MatrixUtils.createRealMatrix(p, p);
    RealMatrix mixed = MatrixUtils.createRealMatrix(p, p);
    RealMatrix sized = MatrixUtils.createRealMatrix(p, p);
    RealMatrix squared = MatrixUtils.createRealMatrix(p, p);
    double qa = 0;
    double variances = 0;
    double sizes = 0;
    int n = 0;
    for (Rows rows : clusters) {
      int k = rows.size();
      double[] w = inverse(rows.v());
      RealMatrix sum = rows.total(constant(k, 1));
      RealMatrix product = rows.total(w).transpose().multiply(sum);
      ones = ones.add(sum.transpose().multiply(sum));
      mixed = mixed.add(product);
      sized = sized.add(product.scalarMultiply(k));
      double residual = sums.residual(rows);
      variances += k * rows.meanVariance();
      double[] w2 = Arrays.stream(w).map(each -> each * each).toArray();
      squared = squared.add(rows.cross(w2));
      qa += residual * residual;
      sizes += (double) k * k;
      n += k;
    }
    RealMatrix around = sums.inverse.multiply(ones).multiply(sums.inverse);
    double a1 = sizes - 2 * sums.trace(sized) + around.multiply(sums.totals).getTrace();
    double b1 = n - 2 * sums.trace(mixed) + around.multiply(squared).getTrace();
    double c1 = variances - sums.trace(ones);
    double a2 = sums.weight - sums.trace(sums.totals);
    double b2 = sums.weight - sums.trace(squared);
    double c2 = n - p;
    double omega2 = Math.max(0, ((qa - c1) * a2 - (sums.q - c2) * a1) / (b1 * a2 - b2 * a1));
    double tau2 = Math.max(0, (sums.q - c2) / a2 - omega2 * b2 / a2);
    return new RveMoments(tau2, omega2, Double.NaN);
  }

  private static double[] correlatedWeights(Rows rows) {
    return constant(rows.size(), 1 / (rows.size() * rows.meanVariance()));
  }

  static double[] constant(int n, double value) {
    double[] all = new double[n];
    Arrays.fill(all, value);
    return all;
  }

  private static double[] inverse(double... v) {
    return Arrays.stream(v).map(each -> 1 / each).toArray();
  }

  /** How the rows of a cluster are weighted. */
  private interface Weighting {
    double[] of(Rows rows);
  }

  /** The first fit. */
  private static final class Sums {
    /** (X'WX)^-1. */
    final RealMatrix inverse;

    /** Sum of X'W J W X over clusters. */
    final RealMatrix totals;

    /** Weighted sum of squared residuals. */
    final double q;

    /** Sum of weights. */
    final double weight;

    private final double[] beta;

    Sums(List<Rows> clusters, Weighting weighting) {
      int p = clusters.get(0).x().getColumnDimension();
      RealMatrix information = MatrixUtils.createRealMatrix(p, p);
      RealMatrix sums = MatrixUtils.createRealMatrix(p, p);
      double[] right = new double[p];
      double sumOfWeights = 0;
      for (Rows rows : clusters) {
        double[] w = weighting.of(rows);
        RealMatrix total = rows.total(w);
        information = information.add(rows.cross(w));
        sums = sums.add(total.transpose().multiply(total));
        for (int i = 0; i < w.length; i++) {
          sumOfWeights += w[i];
          for (int j = 0; j < p; j++) {
            right[j] += w[i] * rows.x().getEntry(i, j) * rows.y()[i];
          }
        }
      }
      this.inverse = MatrixUtils.inverse(information);
      this.totals = sums;
      this.weight = sumOfWeights;
      this.beta = inverse.operate(right);
      double squares = 0;
      for (Rows rows : clusters) {
        double[] w = weighting.of(rows);
        for (int i = 0; i < w.length; i++) {
          squares += w[i] * residual(rows, i) * residual(rows, i);
        }
      }
      this.q = squares;
    }

    /** The sum of the residuals of a cluster. */
    double residual(Rows rows) {
      double sum = 0;
      for (int i = 0; i < rows.size(); i++) {
        sum += residual(rows, i);
      }
      return sum;
    }

    double residual(Rows rows, int i) {
      double mean = 0;
      for (int j = 0; j < beta.length; j++) {
        mean += rows.x().getEntry(i, j) * beta[j];
      }
      return rows.y()[i] - mean;
    }

    /** tr((X'WX)^-1 A). */
    double trace(RealMatrix a) {
      return inverse.multiply(a).getTrace();
    }
  }
}
