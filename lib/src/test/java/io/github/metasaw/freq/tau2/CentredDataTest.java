package io.github.metasaw.freq.tau2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CentredDataTest {

  private static final double[] YI = {1000.3, 1000.2, 1000.9, 1001.4};
  private static final double[] VI = {0.1, 0.3, 0.05, 0.2};

  @Test
  void coefficientsAreOnTheScaleOfTheUser() {
    double[] x = {1, 0, 1, 1, 1, 2, 1, 5};
    double[] exact = {3, 3.5, 4, 5.5};
    CentredData data = CentredData.of(exact, VI, x, 2);
    data.model().at(0);
    double[] beta = data.coefficients(data.model().coefficients());
    assertArrayEquals(new double[] {3, 0.5}, beta, 1e-12);
    assertEquals(0, data.model().yPy, 1e-24);
  }

  @Test
  void anInterceptIsCentredAtThePrecisionWeightedMean() {
    CentredData data = CentredData.of(YI, VI, null, 1);
    data.model().at(0);
    double mean = 0;
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      mean += YI[i] / VI[i];
      sum += 1 / VI[i];
    }
    assertEquals(mean / sum, data.centre(), 1e-9);
    assertEquals(0, data.model().coefficients()[0], 1e-12);
    assertArrayEquals(new int[] {0}, data.kept());
  }

  @Test
  void columnsThatOthersExplainAreLeftOut() {
    double[] x = {1, 0, 1, 1, 1, 3, 1, 2, 5, 1, 5, 11};
    CentredData data = CentredData.of(YI, VI, x, 3);
    assertArrayEquals(new int[] {0, 1}, data.kept());
    assertArrayEquals(new int[] {2}, data.aliased());
  }

  @Test
  void indicatorsOfEveryLevelContainTheIntercept() {
    double[] levels = {1, 0, 1, 0, 0, 1, 0, 1};
    double[] slope = {1, 2, 3, 4};
    assertTrue(CentredData.of(YI, VI, levels, 2).containsIntercept());
    assertFalse(CentredData.of(YI, VI, slope, 1).containsIntercept());
  }
}
