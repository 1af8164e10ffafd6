package io.github.metasaw.freq.robust;

import io.github.metasaw.freq.SmallMatrix;
import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.parallel.Interrupts;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What the clusters contribute to a robust test of a hypothesis C b = 0, when their residuals under
 * the hypothesis are multiplied by factors h_g. With f_g = A_g(y_g - X_g b_0) for the estimate b_0
 * under the hypothesis, and s_g the scores of the test, the estimate of the new data is b_0 + d, d
 * = sum_g h_g B X_g'W_g f_g, and the score of cluster g is h_g s_g'f_g - s_g'X_g d: no draw needs
 * the rows.
 */
final class NullModelScores {

  private final int[] tested;
  private final int p;

  /** B X_g'W_g f_g, what a cluster moves the estimate by [G][p]. */
  private final double[][] moves;

  /** s_g'f_g for the tested coefficients [G][q]. */
  private final double[][] own;

  /** s_g'X_g for the tested coefficients, row-major [G][q x p]. */
  private final double[][] cross;

  /**
   * Prepares the clusters.
   *
   * @param robust the robust covariance whose test it is
   * @param tested indices of the coefficients that are 0 under the hypothesis
   */
  NullModelScores(ClusterRobust robust, int... tested) {
    WorkingModel working = robust.working();
    this.tested = tested;
    this.p = working.p();
    int count = working.blocks().size();
    this.moves = new double[count][];
    this.own = new double[count][];
    this.cross = new double[count][];
    boolean isAdjusted = robust.type() == RobustType.CR2;
    int[] kept =
        IntStream.range(0, p).filter(j -> Arrays.stream(tested).noneMatch(t -> t == j)).toArray();
    WorkingModel without = isAdjusted && kept.length > 0 ? working.restricted(kept) : null;
    double[] shift = shift(robust);
    for (int g = 0; g < count; g++) {
      Interrupts.check();
      WorkingModel.Block block = working.blocks().get(g);
      double[] f = residuals(robust, block, shift);
      RealMatrix plain = working.scores(block);
      RealMatrix scores = plain;
      if (isAdjusted) {
        scores = working.adjustment(block, working.residualCovariance(block)).multiply(plain);
      }
      if (without != null) {
        WorkingModel.Block fewer = without.blocks().get(g);
        f = without.adjustment(fewer, without.residualCovariance(fewer)).operate(f);
      }
      moves[g] = plain.transpose().operate(f);
      int[] all = IntStream.range(0, block.rows().length).toArray();
      RealMatrix mine = scores.getSubMatrix(all, tested).transpose();
      own[g] = mine.operate(f);
      cross[g] = WorkingModel.flat(mine.multiply(block.x()));
    }
  }

  /** b - b_0 = B C'(C B C')^-1 C b [p]. */
  private double[] shift(ClusterRobust robust) {
    RealMatrix bread = robust.working().bread();
    int[] all = IntStream.range(0, p).toArray();
    double[] b = Arrays.stream(tested).mapToDouble(j -> robust.beta()[j]).toArray();
    RealMatrix inverse = MatrixUtils.inverse(bread.getSubMatrix(tested, tested));
    return bread.getSubMatrix(all, tested).operate(inverse.operate(b));
  }

  /** y_g - X_g b_0, from the residuals of the whole model. */
  private static double[] residuals(
      ClusterRobust robust, WorkingModel.Block block, double[] shift) {
    double[] f = block.x().operate(shift);
    for (int i = 0; i < f.length; i++) {
      f[i] += robust.residuals()[block.rows()[i]];
    }
    return f;
  }

  int clusters() {
    return moves.length;
  }

  /**
   * Wald's statistic d'V^-1 d of the tested coefficients for new data.
   *
   * @param factors h_g of each cluster [G]
   * @return NaN where the covariance is singular
   */
  double statistic(double[] factors) {
    int q = tested.length;
    double[] d = new double[p];
    for (int g = 0; g < factors.length; g++) {
      Vectors.add(d, factors[g], moves[g]);
    }
    double[] covariance = new double[q * q];
    double[] score = new double[q];
    for (int g = 0; g < factors.length; g++) {
      for (int s = 0; s < q; s++) {
        score[s] = factors[g] * own[g][s];
        for (int j = 0; j < p; j++) {
          score[s] -= cross[g][s * p + j] * d[j];
        }
      }
      for (int s = 0; s < q; s++) {
        for (int t = 0; t < q; t++) {
          covariance[s * q + t] += score[s] * score[t];
        }
      }
    }
    double[] moved = Arrays.stream(tested).mapToDouble(j -> d[j]).toArray();
    return SmallMatrix.quadratic(covariance, moved);
  }
}
