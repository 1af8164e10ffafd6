package io.github.metasaw.freq.tau2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums over all studies less one are sums over the others, at every tau2 near by. */
class PowerSumsTest {

  private static final int K = 20;
  private static final int LEFT = 4;

  private final double[] y = new double[K];
  private final double[] v = new double[K];

  PowerSumsTest() {
    Random random = new Random(1);
    for (int i = 0; i < K; i++) {
      v[i] = 0.01 + random.nextDouble();
      y[i] = Math.sqrt(v[i] + 0.5) * random.nextGaussian();
    }
  }

  private InterceptModel others() {
    double[] someY = new double[K - 1];
    double[] someV = new double[K - 1];
    for (int i = 0; i < K - 1; i++) {
      someY[i] = y[i < LEFT ? i : i + 1];
      someV[i] = v[i < LEFT ? i : i + 1];
    }
    return new InterceptModel(someY, someV);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.31, 0.33})
  void theSeriesAgreesWithTheModelOfTheOthers(double tau2) {
    PowerSums sums = new PowerSums(y, v, 0.3, 16);
    assertTrue(sums.without(LEFT));
    sums.at(tau2);
    InterceptModel others = others();
    others.at(tau2);
    assertEquals(others.yPy, sums.yPy, 1e-11 * others.yPy);
    assertEquals(others.yPPy, sums.yPPy, 1e-11 * others.yPPy);
    assertEquals(others.yPPPy, sums.yPPPy, 1e-11 * others.yPPPy);
    assertEquals(others.trP, sums.trP, 1e-11 * others.trP);
    assertEquals(others.trPP, sums.trPP, 1e-11 * others.trPP);
    assertEquals(others.mu, sums.mu, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "0, false", "0.3, true", "0.3, false", "5, true", "5, false"})
  void theSignIsThatOfTheScoreOfTheOthers(double tau2, boolean restricted) {
    double score = others().score(tau2, restricted);
    assertEquals(
        Math.signum(score), new PowerSums(y, v, tau2, 2).sign(LEFT, restricted), "" + score);
  }

  @Test
  void aStudyWithMostOfTheWeightIsNotSubtracted() {
    double[] three = {0, 1, 2};
    assertTrue(new PowerSums(three, new double[] {1, 1, 1}, 0, 2).without(0));
    assertFalse(new PowerSums(three, new double[] {0.1, 1, 1}, 0, 2).without(0));
    assertEquals(0, new PowerSums(three, new double[] {0.1, 1, 1}, 0, 2).sign(0, true));
  }

  @Test
  void sumsOfEqualEstimatesHaveNoDigits() {
    double[] equal = {1, 1, 1};
    PowerSums sums = new PowerSums(equal, new double[] {2, 2, 3}, 0, 2);
    assertTrue(sums.without(0));
    assertFalse(sums.isPrecise());
  }
}
