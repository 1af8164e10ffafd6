package io.github.metasaw.freq.refit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SimulationTest {

  private static final FrequentistFit FIT =
      Meta.fit(
          Dataset.KONSTANTOPOULOS2011.table(),
          "yi ~ year + (1 | district) + meta_V(V = vi)\nsigma ~ 0");

  /** Means, variances and covariances of the draws are those of the model. */
  @Test
  void drawsHaveTheMomentsOfTheModel() {
    int draws = 4000;
    Table table = FIT.simulate(draws, 5);
    double[][] m = FIT.marginalCovariance();
    double[] fitted = FIT.predict().doubleColumn("estimate").asDoubleArray();
    int[] rows = {0, 1, 20};
    double[][] y = new double[rows.length][draws];
    for (int d = 0; d < draws; d++) {
      for (int i = 0; i < rows.length; i++) {
        y[i][d] = table.doubleColumn("sim_" + (d + 1)).getDouble(rows[i]) - fitted[rows[i]];
      }
    }
    for (int i = 0; i < rows.length; i++) {
      double sd = Math.sqrt(m[rows[i]][rows[i]]);
      double mean = 0;
      for (double v : y[i]) {
        mean += v / draws;
      }
      assertEquals(0, mean, 4 * sd / Math.sqrt(draws));
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int d = 0; d < draws; d++) {
          product += y[i][d] * y[j][d] / draws;
        }
        double scale = sd * Math.sqrt(m[rows[j]][rows[j]]);
        assertEquals(m[rows[i]][rows[j]], product, 0.1 * scale);
      }
    }
  }

  @Test
  void oneSeedGivesOneTable() {
    assertArrayEquals(
        FIT.simulate(2, 9).doubleColumn("sim_2").asDoubleArray(),
        FIT.simulate(2, 9).doubleColumn("sim_2").asDoubleArray());
    assertEquals(56, FIT.simulate(1, 9).rowCount());
  }

  @Test
  void anotherNumberOfDrawsIsRefused() {
    assertThrows(MetaException.class, () -> FIT.simulate(0, 1));
    assertThrows(MetaException.class, () -> FIT.simulate(10_001, 1));
  }
}
