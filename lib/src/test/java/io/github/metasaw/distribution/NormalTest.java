package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

  /** R: qnorm(p), pnorm(z, lower.tail = FALSE). */
  @Test
  void quantilesAndTailsAreThoseOfR() {
    assertEquals(1.959963984540054, Normal.critical(0.95), 1e-15);
    assertEquals(1.959963984540054, Normal.quantile(0.975), 1e-14);
    assertEquals(37.0471, Normal.upperQuantile(1e-300), 1e-4);
    assertEquals(0.0227501319481792072, Normal.survival(2), 2e-17);
    assertEquals(0.0455002638963584144, Normal.twoSided(-2), 4e-17);
  }

  /** R: pnorm(-z, log.p = TRUE). */
  @ParameterizedTest
  @CsvSource({
    "0, -0.6931471805599453",
    "1e-8, -0.6931471885387909",
    "2, -3.7831843336820319",
    "26.5, -355.322502226356",
    "38.5, -745.695270290411",
    "60, -1805.013560680567",
    "1e6, -500000000014.7344",
    "1e150, -5e299"
  })
  void logsOfTailsHoldFarOut(double z, double log) {
    assertEquals(log, Normal.logSurvival(z), -1e-15 * log);
    assertEquals(log + Math.log(2), Normal.logTwoSided(-z), -1e-15 * log);
  }

  /** R: -qnorm(log(p) - log(2), log.p = TRUE), and back again. */
  @Test
  void quantilesOfLogarithms() {
    assertEquals(1.959963984540054, Normal.ofLogTwoSided(Math.log(0.05)), 1e-13);
    assertEquals(0, Normal.ofLogTwoSided(0), 1e-15);
    for (double z : new double[] {0.5, 5, 30, 34.6, 40, 113.1, 1e4, 1e8}) {
      assertEquals(z, Normal.ofLogTwoSided(Normal.logTwoSided(z)), 1e-12 * z);
    }
    assertEquals(Double.POSITIVE_INFINITY, Normal.ofLogTwoSided(Double.NEGATIVE_INFINITY));
  }
}
