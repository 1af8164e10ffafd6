package io.github.metasaw.freq.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class WorkingModelTest {

  private static final int P = 3;

  /** Clusters of 2 to 5 rows with random covariances; W = M^-1 or a diagonal of other weights. */
  private static List<WorkingModel.Block> blocks(boolean isOptimal) {
    Random random = new Random(5);
    List<WorkingModel.Block> blocks = new ArrayList<>();
    int from = 0;
    for (int g = 0; g < 7; g++) {
      int n = 2 + g % 4;
      RealMatrix x = new Array2DRowRealMatrix(n, P);
      RealMatrix root = new Array2DRowRealMatrix(n, n);
      double[] weights = new double[n];
      int[] rows = new int[n];
      for (int i = 0; i < n; i++) {
        rows[i] = from + i;
        weights[i] = 0.5 + random.nextDouble();
        for (int j = 0; j < P; j++) {
          x.setEntry(i, j, j == 0 ? 1 : random.nextGaussian());
        }
        for (int j = 0; j < n; j++) {
          root.setEntry(i, j, random.nextGaussian() + (i == j ? 2 : 0));
        }
      }
      from += n;
      RealMatrix m = root.multiply(root.transpose());
      blocks.add(
          isOptimal
              ? WorkingModel.Block.optimal(rows, x, m)
              : new WorkingModel.Block(rows, x, m, MatrixUtils.createRealDiagonalMatrix(weights)));
    }
    return blocks;
  }

  private static void same(RealMatrix expected, RealMatrix actual) {
    assertEquals(0, expected.subtract(actual).getNorm(), 1e-9 * Math.max(1, expected.getNorm()));
  }

  /** The textbook: with W = M^-1 the covariance of the coefficients is (X'M^-1 X)^-1. */
  @Test
  void optimalWeightsHaveTheirBreadAsSandwich() {
    WorkingModel model = WorkingModel.weighted(blocks(true));
    same(model.bread(), model.sandwich());
    for (WorkingModel.Block block : model.blocks()) {
      RealMatrix x = block.x();
      same(
          block.covariance().subtract(x.multiply(model.bread()).multiply(x.transpose())),
          model.residualCovariance(block));
    }
  }

  @Test
  void aRestrictedModelIsThatOfFewerColumns() {
    for (boolean isOptimal : new boolean[] {true, false}) {
      WorkingModel whole = WorkingModel.weighted(blocks(isOptimal));
      WorkingModel fewer = whole.restricted(0, 2);
      WorkingModel direct = WorkingModel.weighted(fewer.blocks());
      same(direct.bread(), fewer.bread());
      same(direct.sandwich(), fewer.sandwich());
      assertEquals(2, fewer.p());
    }
  }

  /** What the adjustment is for: A R A' = M, where the cluster is not fitted exactly. */
  @Test
  void adjustedResidualsHaveTheCovarianceOfTheModel() {
    for (boolean isOptimal : new boolean[] {true, false}) {
      WorkingModel model = WorkingModel.weighted(blocks(isOptimal));
      for (WorkingModel.Block block : model.blocks()) {
        RealMatrix left = model.residualCovariance(block);
        RealMatrix a = model.adjustment(block, left);
        same(block.covariance(), a.multiply(left).multiply(a.transpose()));
        same(a, a.transpose());
      }
    }
  }
}
