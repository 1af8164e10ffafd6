package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.Normal;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class KendallRankTest {

  /** All six orders of three values: 0, 1, 1, 2, 2 and 3 discordant pairs. */
  @Test
  void enumeratesTheOrdersOfThree() {
    double[] x = {1, 2, 3};
    assertEquals(2.0 / 6, KendallRank.of(x, new double[] {10, 20, 30}).p(), 1e-15);
    assertEquals(1, KendallRank.of(x, new double[] {10, 30, 20}).p(), 1e-15);
    assertEquals(-1, KendallRank.of(x, new double[] {3, 2, 1}).tau(), 1e-15);
  }

  @Test
  void approachesTheNormalDistribution() {
    RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(1);
    double[] x = random.doubles(49).toArray();
    double[] y = new double[49];
    for (int i = 0; i < 49; i++) {
      y[i] = 0.3 * x[i] + random.nextDouble();
    }
    KendallRank exact = KendallRank.of(x, y);
    assertTrue(exact.isExact());
    double score = exact.tau() * 49 * 48 / 2;
    double z = score / Math.sqrt(49.0 * 48 * (2 * 49 + 5) / 18);
    assertEquals(Normal.twoSided(z), exact.p(), 0.01);
  }

  /** R: cor.test(c(1, 2, 2, 3, 5), c(4, 1, 1, 1, 6), method = "kendall", exact = FALSE). */
  @Test
  void correctsForTies() {
    KendallRank rank = KendallRank.of(new double[] {1, 2, 2, 3, 5}, new double[] {4, 1, 1, 1, 6});
    assertFalse(rank.isExact());
    assertEquals(0.1259881576697424, rank.tau(), 1e-14);
    assertEquals(0.2851329742561006, rank.z(), 1e-14);
    assertEquals(0.7755422683338827, rank.p(), 1e-14);
  }
}
