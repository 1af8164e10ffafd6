package io.github.metasaw.freq.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class RveMomentsTest {

  private static final int CLUSTERS = 20;
  private static final int ROWS = 4;
  private static final double V = 0.05;

  /** Balanced data with equal variances, and no moderators. */
  private static List<RveMoments.Rows> balanced() {
    Random random = new Random(2);
    List<RveMoments.Rows> clusters = new ArrayList<>();
    for (int g = 0; g < CLUSTERS; g++) {
      double[] y = new double[ROWS];
      double effect = 0.7 * random.nextGaussian();
      Arrays.setAll(y, i -> effect + 0.5 * random.nextGaussian());
      RealMatrix x = new Array2DRowRealMatrix(ROWS, 1);
      x.setColumn(0, RveMoments.constant(ROWS, 1));
      clusters.add(new RveMoments.Rows(x, y, RveMoments.constant(ROWS, V)));
    }
    return clusters;
  }

  private static double mean(double... values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** The mean squares of the one-way analysis of variance. */
  private static double[] meanSquares(List<RveMoments.Rows> clusters) {
    double all = clusters.stream().mapToDouble(rows -> mean(rows.y())).average().orElseThrow();
    double between = 0;
    double within = 0;
    for (RveMoments.Rows rows : clusters) {
      double own = mean(rows.y());
      between += ROWS * (own - all) * (own - all);
      within += Arrays.stream(rows.y()).map(y -> (y - own) * (y - own)).sum();
    }
    return new double[] {between / (CLUSTERS - 1), within / (CLUSTERS * (ROWS - 1.0))};
  }

  /** Both moments are functions of the two mean squares, so the estimates are those of ANOVA. */
  @Test
  void hierarchicalEffectsOfBalancedDataAreThoseOfTheAnalysisOfVariance() {
    List<RveMoments.Rows> clusters = balanced();
    double[] squares = meanSquares(clusters);
    RveMoments moments = RveMoments.hierarchical(clusters);
    assertEquals(squares[1] - V, moments.omega2(), 1e-10);
    assertEquals((squares[0] - squares[1]) / ROWS, moments.tau2(), 1e-10);
    assertTrue(Double.isNaN(moments.i2()));
  }

  /** Of balanced data with N clusters of k rows, tau2 rises by v (k - 1) / (k (N - 1)) rho. */
  @Test
  void correlatedEffectsDependLittleOnRho() {
    List<RveMoments.Rows> clusters = balanced();
    double independent = RveMoments.correlated(clusters, 0).tau2();
    double half = RveMoments.correlated(clusters, 0.5).tau2();
    double full = RveMoments.correlated(clusters, 1).tau2();
    assertEquals(half - independent, full - half, 1e-12, "linear in rho");
    double rise = V * (ROWS - 1) / (ROWS * (CLUSTERS - 1.0));
    assertEquals(rise, full - independent, 1e-12);
    assertEquals(0, RveMoments.correlated(clusters, 0.5).omega2());
  }
}
