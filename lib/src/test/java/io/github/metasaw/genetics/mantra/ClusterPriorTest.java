package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterPriorTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 20, 60})
  void sumsToOneAndHalves(int k) {
    double sum = 0;
    for (int c = 1; c <= k; c++) {
      sum += ClusterPrior.probability(c, k);
    }
    assertEquals(1, sum, 1e-14);
    for (int c = 2; c < k; c++) {
      double ratio = ClusterPrior.probability(c + 1, k) / ClusterPrior.probability(c, k);
      assertEquals(0.5, ratio, 1e-15);
    }
    assertEquals(1 - (k == 1 ? 1 : 0.5), ClusterPrior.above(1, k), 1e-14);
  }

  /** Five studies: 1/2, and 2^-c 16/15 for c = 2 to 5. */
  @Test
  void fiveStudies() {
    assertEquals(4 / 15.0, ClusterPrior.probability(2, 5), 1e-15);
    assertEquals(4 / 15.0 / 10, ClusterPrior.ofOneSet(2, 5), 1e-16);
    assertEquals(1 / 30.0, ClusterPrior.probability(5, 5), 1e-16);
  }

  @Test
  void setsAreBinomialCoefficients() {
    assertEquals(10, ClusterPrior.sets(3, 5));
    assertEquals(31, ClusterPrior.setsUpTo(9, 5));
    assertEquals(137846528820.0, ClusterPrior.sets(20, 40));
    int cap = ClusterPrior.largestCap(40, 1e6);
    assertTrue(ClusterPrior.setsUpTo(cap, 40) <= 1e6 && ClusterPrior.setsUpTo(cap + 1, 40) > 1e6);
  }
}
