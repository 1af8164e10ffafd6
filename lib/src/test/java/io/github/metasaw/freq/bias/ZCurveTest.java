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

  /**
   * z values of the 90 original studies of the Open Science Collaboration (2015), as the R package
   * zcurve has them.
   */
  private static final double[] OSC = {
    2.409175, 3.245251, 2.164192, 3.191229, 2.702059, 3.137051, 8.402858, 3.718460, 4.293275,
    3.512496, 1.973777, 7.066053, 4.383039, 3.536266, 3.392537, 2.194877, 3.059374, 4.637228,
    3.982280, 2.169338, 1.946709, 2.268213, 4.180570, 3.459550, 3.731395, 1.836848, 3.100000,
    10.000000, 2.967738, 2.183487, 2.408916, 2.365618, 2.257129, 1.968592, 3.909901, 2.273435,
    10.000000, 2.307984, 2.290368, 2.967738, 2.014091, 10.000000, 10.000000, 3.290527, 2.432379,
    2.014091, 2.575829, 10.000000, 2.307984, 2.967738, 2.967738, 1.792831, 3.290527,
        1.95996398454005,
    2.297408, 2.053749, 10.000000, 2.542699, 2.403655, 10.000000, 3.410733, 2.975294, 3.849639,
    10.000000, 2.273435, 2.106589, 3.694892, 2.195944, 2.307984, 4.178900, 1.951480, 2.967738,
    2.226212, 2.290368, 2.967738, 2.780638, 2.612054, 10.000000, 2.652070, 10.000000, 2.725494,
    2.652070, 3.042724, 2.652070, 2.970656, 2.257129, 2.386708, 3.403461, 2.120072, 2.688852
  };

  /**
   * zcurve 2.4.5 prints ERR 0.6145784 and EDR 0.3884366. It stops at a gain of 1e-6, and the
   * likelihood is flat in EDR, so that ours, at the maximum, has to agree within a few thousandths.
   */
  @Test
  void reproducibilityProjectIsThatOfZcurve() {
    double[] vi = new double[OSC.length];
    Arrays.fill(vi, 0.01);
    double[] yi = Arrays.stream(OSC).map(z -> 0.1 * z).toArray();
    ZCurve curve = ZCurve.estimate(BiasStudies.fit("DL", yi, vi), 1000, 1);
    assertEquals(85.0 / 90, curve.observedDiscovery().value(), 1e-12);
    assertEquals(0.6145784, curve.expectedReplication().value(), 5e-3);
    assertEquals(0.3884366, curve.expectedDiscovery().value(), 2e-2);
    // Intervals of 1000 draws of another generator.
    assertEquals(0.443, curve.expectedReplication().interval().lower(), 0.03);
    assertEquals(0.740, curve.expectedReplication().interval().upper(), 0.03);
    assertEquals(0.070, curve.expectedDiscovery().interval().lower(), 0.03);
    assertEquals(0.699, curve.expectedDiscovery().interval().upper(), 0.05);
    double[] weights = curve.weights();
    double[] printed = {0.056, 0.005, 0.734, 0.205, 0, 0, 0};
    assertArrayEquals(printed, weights, 0.05);
  }
}
