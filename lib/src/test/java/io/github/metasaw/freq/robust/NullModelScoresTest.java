package io.github.metasaw.freq.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class NullModelScoresTest {

  private static final int G = 9;

  /** Two coefficients, clusters of three independent rows. */
  private static ClusterRobust robust(RobustType type) {
    Random random = new Random(8);
    List<WorkingModel.Block> blocks = new ArrayList<>();
    double[] y = new double[3 * G];
    for (int g = 0; g < G; g++) {
      RealMatrix x = new Array2DRowRealMatrix(3, 2);
      RealMatrix m = new Array2DRowRealMatrix(3, 3);
      int[] rows = new int[3];
      for (int i = 0; i < 3; i++) {
        rows[i] = 3 * g + i;
        x.setEntry(i, 0, 1);
        x.setEntry(i, 1, random.nextGaussian());
        m.setEntry(i, i, 0.5 + random.nextDouble());
        y[rows[i]] = 0.4 + 0.2 * x.getEntry(i, 1) + random.nextGaussian();
      }
      blocks.add(WorkingModel.Block.optimal(rows, x, m));
    }
    WorkingModel working = WorkingModel.weighted(blocks);
    double[] beta = new double[2];
    for (WorkingModel.Block block : blocks) {
      double[] own = Arrays.stream(block.rows()).mapToDouble(i -> y[i]).toArray();
      double[] add = working.scores(block).transpose().operate(own);
      IntStream.range(0, 2).forEach(j -> beta[j] += add[j]);
    }
    double[] residuals = new double[y.length];
    for (WorkingModel.Block block : blocks) {
      double[] mean = block.x().operate(beta);
      for (int i = 0; i < 3; i++) {
        residuals[block.rows()[i]] = y[block.rows()[i]] - mean[i];
      }
    }
    return new ClusterRobust(working, beta, residuals, type);
  }

  private static double[] factors(double value) {
    double[] all = new double[G];
    Arrays.fill(all, value);
    return all;
  }

  /** Signs that are all 1, or all -1, give back the data, and so the statistic of the data. */
  @Test
  void equalSignsGiveTheStatisticOfTheData() {
    ClusterRobust robust = robust(RobustType.CR0);
    double t = robust.beta()[1] * robust.beta()[1] / robust.covariance(1, 1);
    NullModelScores scores = new NullModelScores(robust, 1);
    assertEquals(t, scores.statistic(factors(1)), 1e-10 * t);
    assertEquals(t, scores.statistic(factors(-1)), 1e-10 * t);
    assertEquals(t, scores.statistic(factors(2.5)), 1e-10 * t, "whatever the scale");
    assertEquals(G, scores.clusters());
    double joint = robust.joint(0, 1).statistic() * 2;
    NullModelScores both = new NullModelScores(robust, 0, 1);
    assertEquals(joint, both.statistic(factors(1)), 1e-9 * joint, "all coefficients are 0");
  }

  /** Adjusted residuals are not those of the data; a common factor still cancels. */
  @Test
  void adjustedResidualsGiveAnotherStatistic() {
    ClusterRobust robust = robust(RobustType.CR2);
    double t = robust.beta()[1] * robust.beta()[1] / robust.covariance(1, 1);
    NullModelScores scores = new NullModelScores(robust, 1);
    double adjusted = scores.statistic(factors(1));
    assertEquals(adjusted, scores.statistic(factors(-2)), 1e-10 * adjusted);
    assertNotEquals(t, adjusted, 1e-6 * t);
  }
}
