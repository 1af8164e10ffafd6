package io.github.metasaw.genetics.subset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Best subsets by brute force and by simulation of the null. */
class BestSubsetTest {

  private static List<String> labels(int k) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      labels.add("S" + i);
    }
    return labels;
  }

  /** Largest Z over subsets of the studies with the sign given, 0 for all; and |Z| for all. */
  private static double brute(double[] yi, double[] sei, int sign) {
    double best = 0;
    for (int set = 1; set < 1 << yi.length; set++) {
      double W = 0;
      double T = 0;
      boolean isWanted = true;
      for (int i = 0; i < yi.length; i++) {
        if ((set >>> i & 1) != 0) {
          isWanted &= sign == 0 || Math.signum(yi[i]) == sign;
          W += 1 / (sei[i] * sei[i]);
          T += yi[i] / (sei[i] * sei[i]);
        }
      }
      best = isWanted ? Math.max(best, Math.abs(T) / Math.sqrt(W)) : best;
    }
    return best;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsTheBestSubset(long seed) {
    RandomStream random = Streams.of(seed).chain(0);
    int k = 2 + (int) (seed % 6);
    double[] yi = new double[k];
    double[] sei = new double[k];
    for (int i = 0; i < k; i++) {
      sei[i] = 0.05 + 0.2 * random.nextUniform();
      yi[i] = 0.2 * random.nextGaussian();
    }
    BestSubset best = BestSubset.of(labels(k), yi, sei, 600, seed);
    assertEquals(brute(yi, sei, 0), Math.abs(best.oneSided().z()), 1e-12);
    if (best.positive() != null) {
      assertEquals(brute(yi, sei, 1), best.positive().z(), 1e-12);
    }
    if (best.negative() != null) {
      assertEquals(brute(yi, sei, -1), -best.negative().z(), 1e-12);
    }
    assertTrue(best.oneSided().p() >= best.oneSided().pUncorrected() * (1 - 1e-9));
  }

  @Test
  void correctedProbabilitiesAreThoseOfTheNull() {
    double[] sei = {0.1, 0.15, 0.07, 0.3};
    double[] yi = {0.21, -0.1, 0.12, 0.4};
    BestSubset best = BestSubset.of(labels(4), yi, sei, 20_000, 3);
    assertNotNull(best.positive());
    assertNotNull(best.negative());
    RandomStream random = Streams.of(99).chain(0);
    int n = 400_000;
    int one = 0;
    int plus = 0;
    double[] y = new double[4];
    double[] positive = new double[3];
    double[] positiveSei = {0.1, 0.07, 0.3};
    for (int draw = 0; draw < n; draw++) {
      for (int i = 0; i < 4; i++) {
        y[i] = sei[i] * random.nextGaussian();
      }
      one += brute(y, sei, 0) > Math.abs(best.oneSided().z()) ? 1 : 0;
      for (int i = 0; i < 3; i++) {
        positive[i] = Math.abs(positiveSei[i] * random.nextGaussian());
      }
      plus += brute(positive, positiveSei, 0) > best.positive().z() ? 1 : 0;
    }
    within((double) one / n, n, best.oneSided());
    within((double) plus / n, n, best.positive());
    // a single study with a negative estimate: its own two-sided p value, without error
    assertEquals(best.negative().pUncorrected(), best.negative().p(), 1e-12);
    assertEquals(0, best.negative().pMcse(), 1e-12);
    double statistic = -2 * Math.log(best.positive().p() * best.negative().p());
    assertEquals(statistic, best.statistic(), 1e-12);
    assertEquals(4, best.df());
    assertEquals(Math.exp(-statistic / 2) * (1 + statistic / 2), best.p(), 1e-12);
  }

  private static void within(double simulated, int n, BestSubset.Subset subset) {
    double error = Math.hypot(Math.sqrt(simulated * (1 - simulated) / n), subset.pMcse());
    assertEquals(simulated, subset.p(), 4.5 * error);
  }

  @Test
  void allOfOneSign() {
    BestSubset best =
        BestSubset.of(List.of("A", "B"), new double[] {.2, .3}, new double[] {.1, .1}, 1000, 1);
    assertEquals(List.of("A", "B"), best.oneSided().studies());
    assertEquals(2, best.df());
    assertEquals(best.positive().p(), best.p(), 1e-12);
  }

  @Test
  void refuses() {
    assertThrows(
        MetaException.class,
        () -> BestSubset.of(labels(21), new double[21], new double[21], 100, 1));
    assertThrows(
        MetaException.class, () -> BestSubset.of(labels(1), new double[1], new double[] {1}, 0, 1));
  }
}
