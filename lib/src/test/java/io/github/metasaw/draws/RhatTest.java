package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RhatTest {

  /** Two chains of four by hand: halves (1, 2), (3, 4), (5, 6), (7, 8). */
  @Test
  void basicByHand() {
    double[][] draws = {{1, 5}, {2, 6}, {3, 7}, {4, 8}};
    // Within 1/2; means 1.5, 3.5, 5.5, 7.5 have the variance 20/3; n = 2.
    double between = 2 * 20 / 3.0;
    assertEquals(Math.sqrt((between / 0.5 + 1) / 2), Rhat.basic(draws), 1e-14);
  }

  /** Ranks do not change under an increasing function of the draws; location and scale neither. */
  @Test
  void rankNormalisedIsInvariant() {
    double[][] draws = Series.iterations(0.6, 200, 4);
    double[][] shifted = new double[200][4];
    for (int i = 0; i < 200; i++) {
      for (int c = 0; c < 4; c++) {
        shifted[i][c] = 7 - 1000 * draws[i][c];
      }
    }
    assertEquals(Rhat.of(draws), Rhat.of(shifted), 1e-12);
    assertEquals(Rhat.basic(draws), Rhat.basic(shifted), 1e-12);
  }

  @Test
  void chainsThatAgreeAreNearOne() {
    double rhat = Rhat.of(Series.iterations(0, 1000, 4));
    assertTrue(rhat > 0.995 && rhat < 1.01, "" + rhat);
  }

  /** A chain elsewhere, a chain of another spread, and a chain that drifts. */
  @Test
  void chainsThatDifferAreSeen() {
    double[][] elsewhere = Series.iterations(0, 500, 4);
    double[][] wider = Series.iterations(0, 500, 4);
    double[][] drift = Series.iterations(0, 500, 1);
    for (int i = 0; i < 500; i++) {
      elsewhere[i][0] += 2;
      wider[i][0] *= 4;
      drift[i][0] += i / 100.0;
    }
    assertTrue(Rhat.of(elsewhere) > 1.1);
    assertTrue(Rhat.of(wider) > 1.1);
    assertTrue(Rhat.basic(wider) < 1.02, "which the unfolded one does not see");
    assertTrue(Rhat.of(drift) > 1.5);
  }

  @Test
  void nothingToDiagnoseIsMissing() {
    assertTrue(Double.isNaN(Rhat.of(new double[][] {{1, 1}, {1, 1}, {1, 1}, {1, 1}})));
    assertTrue(Double.isNaN(Rhat.of(new double[][] {{1}, {2}, {3}})));
    assertTrue(Double.isNaN(Rhat.of(new double[][] {{1}, {2}, {Double.NaN}, {3}})));
  }
}
