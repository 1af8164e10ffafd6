package io.github.metasaw.data.effect.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Formulas against the spread of simulated trials. */
class ClusterDesignTest {

  private static final int REPEATS = 4000;

  private static double variance(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1);
  }

  /** Means of 8 clusters of 10 people, whose values share a part of the variance. */
  @Test
  void theDesignEffectIsTheRatioOfVariancesOfMeans() {
    double icc = 0.2;
    RRandom random = RRandom.setSeed(3);
    double[] means = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      double[] shared = random.rnorm(8, 0, Math.sqrt(icc));
      double[] own = random.rnorm(80, 0, Math.sqrt(1 - icc));
      means[i] = Arrays.stream(shared).sum() / 8 + Arrays.stream(own).sum() / 80;
    }
    double ratio = variance(means) / (1.0 / 80);
    assertEquals(2.8, ClusterDesign.effect(10, icc), 1e-14);
    // The standard error of a variance of 4000 values is 2.2 %.
    assertEquals(ClusterDesign.effect(10, icc), ratio, 4 * 0.0224 * ratio);
    double se = ClusterDesign.inflatedError(Math.sqrt(1.0 / 80), 10, icc);
    assertEquals(Math.sqrt(2.8 / 80), se, 1e-14);
    assertEquals(80 / 2.8, ClusterDesign.effectiveCount(80, 10, icc), 1e-12);
  }

  /** Mean differences of 15 people under two conditions with correlation 0.6. */
  @Test
  void peopleWhoAreTheirOwnControl() {
    double r = 0.6;
    RRandom random = RRandom.setSeed(4);
    double[] differences = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      double[] first = random.rnorm(15);
      double[] rest = random.rnorm(15);
      for (int j = 0; j < 15; j++) {
        double second = r * first[j] + Math.sqrt(1 - r * r) * rest[j];
        differences[i] += (3 * second - 2 * first[j]) / 15;
      }
    }
    double se = ClusterDesign.pairedError(2, 3, r, 15);
    assertEquals(se * se, variance(differences), 4 * 0.0224 * se * se);
    double unpaired = 2 * Math.sqrt(2.0 / 15);
    assertEquals(
        ClusterDesign.pairedError(2, 2, r, 15),
        ClusterDesign.pairedErrorOfUnpaired(unpaired, r),
        1e-14);
  }
}
