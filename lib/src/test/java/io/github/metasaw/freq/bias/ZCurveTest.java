package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ZCurveTest {

  /** Studies of one power, all of them reported: both rates are that power. */
  private static FrequentistFit studies(int k, double shift, boolean onlySignificant, long seed) {
    RandomStream random = Streams.of(seed).chain(0);
    double[] yi = new double[k];
    double[] vi = new double[k];
    Arrays.fill(vi, 0.04);
    for (int i = 0; i < k; ) {
      yi[i] = 0.2 * (shift + random.nextGaussian());
      i += !onlySignificant || Math.abs(yi[i]) > 0.2 * Normal.QUANTILE_975 ? 1 : 0;
    }
    return BiasStudies.fit("DL", yi, vi);
  }

  @Test
  void findsThePowerOfStudiesThatAreAllReported() {
    ZCurve curve = ZCurve.estimate(studies(3000, 2, false, 3), 50, 1);
    double power = Normal.survival(Normal.QUANTILE_975 - 2);
    assertEquals(power, curve.observedDiscovery().value(), 0.02);
    assertEquals(power, curve.expectedDiscovery().value(), 0.08);
    assertEquals(power, curve.expectedReplication().value(), 0.04);
  }

  @Test
  void findsThePowerBehindASelection() {
    ZCurve curve = ZCurve.estimate(studies(3000, 2, true, 5), 50, 1);
    double power = Normal.survival(Normal.QUANTILE_975 - 2);
    assertEquals(1, curve.observedDiscovery().value());
    assertTrue(curve.expectedDiscovery().interval().lower() < power);
    assertTrue(curve.expectedDiscovery().interval().upper() > power);
    assertEquals(power, curve.expectedReplication().value(), 0.05);
  }

  @Test
  void bootstrapHasASeed() {
    FrequentistFit fit = studies(60, 2.5, true, 7);
    ZCurve one = ZCurve.estimate(fit, 100, 3);
    assertEquals(one.expectedDiscovery(), ZCurve.estimate(fit, 100, 3).expectedDiscovery());
    assertTrue(
        !one.expectedDiscovery()
            .interval()
            .equals(ZCurve.estimate(fit, 100, 4).expectedDiscovery().interval()));
    assertEquals(1, Arrays.stream(one.weights()).sum(), 1e-9);
  }

  /** The likelihood equations of mixture weights (Lindsay 1983): no component would gain. */
  @Test
  void weightsAreAtTheMaximum() {
    FrequentistFit fit = studies(200, 2.2, true, 11);
    ZCurve curve = ZCurve.estimate(fit, 20, 1);
    double[] z = Arrays.stream(curve.z()).filter(value -> value < 6).toArray();
    double[] mixed = curve.density(z);
    for (int mean = 0; mean < 7; mean++) {
      double[] only = new double[7];
      only[mean] = 1;
      double[] alone = ZMixture.density(only, z);
      double sum = 0;
      for (int i = 0; i < z.length; i++) {
        sum += alone[i] / mixed[i] / z.length;
      }
      assertTrue(sum < 1 + 1e-3, mean + ": " + sum);
      if (curve.weights()[mean] > 0.05) {
        assertEquals(1, sum, 1e-3);
      }
    }
  }

  @Test
  void falseDiscoveryIsSorics() {
    ZCurve curve = ZCurve.estimate(studies(60, 2.5, true, 7), 20, 1);
    double discovery = curve.expectedDiscovery().value();
    assertEquals(
        Math.min(1, (1 / discovery - 1) * 0.05 / 0.95),
        curve.maximumFalseDiscovery().value(),
        1e-12);
    assertArrayEquals(
        new String[] {"rate", "estimate", "lower", "upper"}, curve.table().columnNames().toArray());
  }

  @Test
  void refusesFewSignificantStudies() {
    MetaException fault =
        assertThrows(MetaException.class, () -> ZCurve.estimate(BiasStudies.bcg()));
    assertTrue(fault.getMessage().contains("at least 10 significant studies"));
    FrequentistFit many = studies(40, 2, true, 2);
    assertThrows(MetaException.class, () -> ZCurve.estimate(many, 19, 1));
  }
}
