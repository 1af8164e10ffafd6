package io.github.metasaw.genetics.subset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryEffectsTest {

  private static final double[] YI = {0.3, 0.28, -0.01, 0.02};
  private static final double[] WI = {100, 60, 300, 150};

  /** By the m-values of their own class. */
  @Test
  void theStatisticByItsDefinition() {
    double[] vi = new double[4];
    for (int i = 0; i < 4; i++) {
      vi[i] = 1 / WI[i];
    }
    List<Double> m = MValues.of(List.of("a", "b", "c", "d"), YI, vi, 0.2, 1, 1).mValues();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 4; i++) {
      sum += m.get(i) * WI[i] * YI[i];
      squares += m.get(i) * m.get(i) * WI[i];
    }
    BinaryEffects test = BinaryEffects.of(4, YI, WI, new BinaryEffectsSampler(0.2));
    assertEquals(sum / Math.sqrt(squares), test.z(), 1e-12);
  }

  /** Against plain simulation of estimates without effects. */
  @Test
  void pValuesAreThoseOfSimulatedNulls() {
    BinaryEffectsSampler sampler = new BinaryEffectsSampler(0.2);
    double[] thresholds = {1, 2.2, 3, 3.6};
    double[] exceeded = new double[thresholds.length];
    RandomStream random = Streams.of(11).chain(0);
    EffectSets sets = new EffectSets(WI, 0.2, EffectSets.logPriors(4, 1, 1));
    int draws = 400_000;
    double[] wy = new double[4];
    double[] m = new double[4];
    for (int d = 0; d < draws; d++) {
      for (int i = 0; i < 4; i++) {
        wy[i] = Math.sqrt(WI[i]) * random.nextGaussian();
      }
      double z = Math.abs(BinaryEffects.statistic(sets, WI, wy, m));
      for (int j = 0; j < thresholds.length; j++) {
        exceeded[j] += z >= thresholds[j] ? 1.0 / draws : 0;
      }
    }
    for (int j = 0; j < thresholds.length; j++) {
      double p = Math.exp(sampler.logP(thresholds[j], WI, sets));
      assertEquals(1, p / exceeded[j], thresholds[j] < 2 ? 0.15 : 0.1, "z " + thresholds[j]);
    }
  }

  @Test
  void oneStudyIsANormalTest() {
    BinaryEffects test =
        BinaryEffects.of(1, new double[] {0.3}, new double[] {100}, new BinaryEffectsSampler(0.2));
    assertEquals(3, test.z(), 1e-12);
    assertEquals(Normal.logTwoSided(3), test.logP(), 1e-12);
  }

  /** The p value of a large z is near that of a normal one, and finite far beyond doubles. */
  @Test
  void logarithmsHoldWherePIsNoDouble() {
    BinaryEffectsSampler sampler = new BinaryEffectsSampler(0.2);
    double[] wi = {10_000, 10_000, 10_000};
    BinaryEffects test = BinaryEffects.of(3, new double[] {0.6, 0.65, 0.66}, wi, sampler);
    double normal = Normal.logTwoSided(test.z());
    assertTrue(test.z() > 100 && normal < -5000);
    assertEquals(normal, test.logP(), 3);
    assertEquals(
        test,
        BinaryEffects.of(3, new double[] {0.6, 0.65, 0.66}, wi, new BinaryEffectsSampler(0.2)));
  }

  @Test
  void manyStudiesAreRefused() {
    MetaException many =
        assertThrows(MetaException.class, () -> BinaryEffectsSampler.requireFew(13));
    assertEquals("the binary effects test takes up to 12 studies, these are 13", many.getMessage());
  }
}
