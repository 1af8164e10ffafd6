package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FisherZTest {

  @ParameterizedTest
  @ValueSource(doubles = {-0.999, -0.5, 1e-9, 0, 0.3, 0.97})
  void tanhLeadsBack(double r) {
    assertEquals(r, Math.tanh(FisherZ.of(r)), 4e-16);
    assertEquals(FisherZ.of(r), FisherZ.ofEstimate(r));
  }

  /** z is half the log odds of (1 + r)/2. */
  @Test
  void aCorrelationOfOneHalfHasTheLogOfTheRootOfThree() {
    assertEquals(Math.log(3) / 2, FisherZ.of(0.5), 2e-16);
    assertEquals(-Math.log(3) / 2, FisherZ.of(-0.5), 2e-16);
    assertEquals(Logistic.quantile(0.85) / 2, FisherZ.of(0.7), 3e-16);
  }

  /** Between the entries of the table, on them, and beyond it, by logs that lose nothing. */
  @Test
  void agreesWithLogsOfOnePlus() {
    for (int i = -999; i < 1000; i++) {
      double r = i / 1000.0;
      double expected = (Math.log1p(r) - Math.log1p(-r)) / 2;
      assertEquals(expected, FisherZ.of(r), 6e-16 * Math.abs(expected) + 1e-300);
      assertEquals(-FisherZ.of(r), FisherZ.of(-r));
    }
  }

  @Test
  void smallCorrelationsKeepTheirDigits() {
    assertEquals(1e-200, FisherZ.of(1e-200), 1e-215);
  }

  @Test
  void beyondOneThereIsNoCorrelationButThereAreEstimates() {
    assertTrue(Double.isNaN(FisherZ.of(1.2)));
    assertTrue(Double.isNaN(FisherZ.of(-1.2)));
    assertEquals(Double.POSITIVE_INFINITY, FisherZ.of(1));
    assertEquals(Double.POSITIVE_INFINITY, FisherZ.ofEstimate(1.2));
    assertEquals(Double.NEGATIVE_INFINITY, FisherZ.ofEstimate(-1.2));
    assertTrue(Double.isNaN(FisherZ.ofEstimate(Double.NaN)));
  }
}
