package io.github.metasaw.freq.engine;

import io.github.metasaw.linalg.Cholesky;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The degrees of freedom of the Wishart distribution that approximates a cluster-robust covariance
 * of q coefficients: q (q + 1) / sum_st var(d_st) for D = sum_g u_g u_g', u_g = L^-1 C s_g'e_g, LL'
 * = E(C V C') (Pustejovsky and Tipton 2018, J. Bus. Econ. Stat. 36, 672, eq. 15). For one
 * coefficient they are Satterthwaite's 2 E(v)^2 / var(v).
 *
 * <p>The covariance of s_g'e_g and s_h'e_h for clusters g and h is b_g'S b_h - b_g't_h - t_g'b_h,
 * where S is the covariance of the coefficients if the model holds, b = X's and t = B X'W M s. It
 * is computed as Z_g'A Z_h, so that the sum over pairs of clusters takes time linear in their
 * number.
 */
final class RobustDegrees {

  private final int p;

  /** A, with S in its upper left block and -I beside and below it [2p x 2p]. */
  private final RealMatrix between;

  private final List<RealMatrix> own = new ArrayList<>();
  private final List<RealMatrix> z = new ArrayList<>();

  /**
   * No clusters yet.
   *
   * @param sandwich covariance of the coefficients if the model holds [p x p]
   */
  RobustDegrees(RealMatrix sandwich) {
    this.p = sandwich.getRowDimension();
    this.between = new Array2DRowRealMatrix(2 * p, 2 * p);
    RealMatrix minus = MatrixUtils.createRealIdentityMatrix(p).scalarMultiply(-1);
    between.setSubMatrix(sandwich.getData(), 0, 0);
    between.setSubMatrix(minus.getData(), 0, p);
    between.setSubMatrix(minus.getData(), p, 0);
  }

  /**
   * Adds a cluster.
   *
   * @param variance covariance of s'e if the model holds [p x p]
   * @param cross X's [p x p]
   * @param tilted B X'W M s [p x p]
   */
  void add(RealMatrix variance, RealMatrix cross, RealMatrix tilted) {
    RealMatrix both = new Array2DRowRealMatrix(2 * p, p);
    both.setSubMatrix(cross.getData(), 0, 0);
    both.setSubMatrix(tilted.getData(), p, 0);
    own.add(variance);
    z.add(both);
  }

  /**
   * The degrees of freedom of some coefficients.
   *
   * @param tested indices of the coefficients, at least 1
   * @return above 0; NaN if the clusters are fitted exactly and tell nothing of the variance
   */
  double of(int... tested) {
    int q = tested.length;
    double[] expected = expected(tested);
    Cholesky factor = Cholesky.ofSize(q);
    if (!factor.factor(expected)) {
      return Double.NaN;
    }
    RealMatrix whitening = whitening(factor, q);
    int[] all = IntStream.range(0, 2 * p).toArray();
    RealMatrix[][] spread = new RealMatrix[q][q];
    double variance = 0;
    for (int g = 0; g < own.size(); g++) {
      RealMatrix white = z.get(g).getSubMatrix(all, tested).multiply(whitening);
      RealMatrix exact =
          whitening
              .transpose()
              .multiply(own.get(g).getSubMatrix(tested, tested))
              .multiply(whitening);
      // What the sum over pairs has for the pair of a cluster with itself is replaced.
      variance += squares(exact) - squares(white.transpose().multiply(between).multiply(white));
      for (int s = 0; s < q; s++) {
        for (int t = 0; t < q; t++) {
          RealMatrix outer = white.getColumnVector(s).outerProduct(white.getColumnVector(t));
          spread[s][t] = g == 0 ? outer : spread[s][t].add(outer);
        }
      }
    }
    for (int s = 0; s < q; s++) {
      for (int t = 0; t < q; t++) {
        RealMatrix left = spread[t][s].multiply(between);
        variance += left.multiply(spread[s][t].add(spread[t][s]).multiply(between)).getTrace();
      }
    }
    return q * (q + 1) / variance;
  }

  /** E(C V C'), row-major [q x q]. */
  private double[] expected(int... tested) {
    int q = tested.length;
    double[] sum = new double[q * q];
    for (RealMatrix one : own) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += one.getEntry(tested[i / q], tested[i % q]);
      }
    }
    return sum;
  }

  /** L^-T, column by column. */
  private static RealMatrix whitening(Cholesky factor, int q) {
    RealMatrix inverse = new Array2DRowRealMatrix(q, q);
    for (int j = 0; j < q; j++) {
      double[] unit = new double[q];
      unit[j] = 1;
      factor.halfSolveTransposed(unit);
      inverse.setColumn(j, unit);
    }
    return inverse;
  }

  /** (tr A)^2 + the sum of squares of A. */
  private static double squares(RealMatrix a) {
    double norm = a.getFrobeniusNorm();
    return a.getTrace() * a.getTrace() + norm * norm;
  }
}
