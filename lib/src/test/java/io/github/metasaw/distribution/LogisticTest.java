package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTest {

  /** Of log odds that are logs of whole odds, probabilities are fractions. */
  @ParameterizedTest
  @CsvSource({"1, 0.5", "3, 0.75", "9, 0.9", "0.25, 0.2", "99, 0.99"})
  void oddsAndProbabilitiesAreTwoWritingsOfOneThing(double odds, double p) {
    assertEquals(p, Logistic.cdf(Math.log(odds)), 2e-16);
    assertEquals(Math.log(odds), Logistic.quantile(p), 2e-15);
  }

  @Test
  void theTailsKeepTheirDigits() {
    assertEquals(Math.exp(-50), Logistic.cdf(-50), 1e-15 * Math.exp(-50));
    assertEquals(-50, Logistic.quantile(Math.exp(-50)), 1e-14);
    assertEquals(1, Logistic.cdf(800));
    assertEquals(0, Logistic.cdf(-800));
  }

  @Test
  void theEndsAreInfiniteAndWhatIsNoProbabilityHasNoOdds() {
    assertEquals(Double.NEGATIVE_INFINITY, Logistic.quantile(0));
    assertEquals(Double.POSITIVE_INFINITY, Logistic.quantile(1));
    assertTrue(Double.isNaN(Logistic.quantile(1.5)));
    assertTrue(Double.isNaN(Logistic.quantile(-0.5)));
  }

  /** softplus is minus the log of the upper tail, and the two tails differ by x. */
  @ParameterizedTest
  @ValueSource(doubles = {-700, -40, -3, -0.1, 0, 0.1, 3, 29, 31, 45, 700})
  void softplusIsMinusTheLogOfATail(double x) {
    double softplus = Logistic.softplus(x);
    if (x < 30) {
      assertEquals(-Math.log(Logistic.cdf(-x)), softplus, 1e-15 + 3e-16 * softplus);
    }
    assertEquals(x, softplus - Logistic.softplus(-x), 1e-15 * Math.max(1, Math.abs(x)));
  }

  @Test
  void softplusDoesNotOverflowNorVanish() {
    assertEquals(Math.log(2), Logistic.softplus(0), 1e-16);
    assertEquals(1000, Logistic.softplus(1000));
    assertEquals(Math.exp(-300), Logistic.softplus(-300), 1e-15 * Math.exp(-300));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 0.01, 0.7, 5, 29.9, 30.1, 39.9, 40.1, 500})
  void theInverseOfSoftplusLeadsBack(double s) {
    assertEquals(s, Logistic.softplus(Logistic.inverseSoftplus(s)), 4e-16 * Math.max(1, s));
  }
}
