package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PCurveTest {

  private static PCurve of(double... p) {
    double[] yi = Arrays.stream(p).map(value -> Normal.upperQuantile(value / 2)).toArray();
    double[] vi = new double[p.length];
    Arrays.fill(vi, 1);
    return PCurve.compute(BiasStudies.fit(yi, vi));
  }

  /** Stouffer's method by hand: the p values of 0.005, 0.0125, 0.045 are 0.1, 0.25 and 0.9. */
  @Test
  void rightSkewIsStouffersTestOfPValuesOfPValues() {
    PCurve curve = of(0.005, 0.0125, 0.045, 0.3, 0.8);
    double z = (Normal.quantile(0.1) + Normal.quantile(0.25) + Normal.quantile(0.9)) / Math.sqrt(3);
    assertEquals(z, curve.rightSkew().zFull(), 1e-10);
    double half = (Normal.quantile(0.2) + Normal.quantile(0.5)) / Math.sqrt(2);
    assertEquals(half, curve.rightSkew().zHalf(), 1e-10);
    assertEquals(0.5, curve.rightSkew().binomialP(), 1e-12);
    assertEquals(3, curve.pValues().length);
    assertEquals(5, curve.k());
  }

  /**
   * Of a power of 33 per cent, the noncentral chi-square of R: {@code 3 * (pchisq(qchisq(0.99, 1),
   * 1, ncp) - 2/3)} with the ncp of that power, 2.3365223.
   */
  @Test
  void flatnessIsAgainstThePowerOfAThird() {
    PCurve curve = of(0.01, 0.01, 0.01);
    assertEquals(0.5574700844, Normal.survival(-curve.flatness().zFull() / Math.sqrt(3)), 1e-8);
  }

  /** Studies at the quantiles of a power have that power, and half the tests above and below. */
  @Test
  void powerIsThatOfStudiesAtItsQuantiles() {
    double shift = 2.5;
    double power = Normal.survival(1.959964 - shift) + Normal.survival(1.959964 + shift);
    int n = 200;
    double[] p = new double[n];
    for (int i = 0; i < n; i++) {
      double tail = power * (i + 0.5) / n;
      double z = shift + Normal.upperQuantile(tail);
      p[i] = Normal.twoSided(z);
    }
    PCurve curve = of(p);
    assertEquals(power, curve.power(), 0.002);
    assertTrue(curve.powerInterval().lower() < power && power < curve.powerInterval().upper());
    assertEquals(PCurve.Evidence.PRESENT, curve.evidence());
  }

  @Test
  void pValuesJustBelowTheLimitAreNoEvidence() {
    PCurve curve = of(0.04, 0.045, 0.049, 0.041, 0.043, 0.047, 0.2);
    assertEquals(PCurve.Evidence.ABSENT, curve.evidence());
    assertEquals(0.05, curve.power());
    assertEquals(0.05, curve.powerInterval().lower());
    assertTrue(Double.isNaN(curve.rightSkew().zHalf()));
  }

  @Test
  void sharesAddToOne() {
    Table shares = of(0.001, 0.005, 0.015, 0.03, 0.0499, 0.3).shares();
    for (String name : shares.columnNames().subList(1, 5)) {
      assertEquals(1, shares.doubleColumn(name).sum(), 1e-12, name);
    }
    assertEquals(0.4, shares.doubleColumn("observed").getDouble(0), 1e-12);
    assertEquals(0.2, shares.doubleColumn("observed").getDouble(4), 1e-12);
  }

  @Test
  void noSignificantStudyIsRefused() {
    MetaException fault = assertThrows(MetaException.class, () -> of(0.2, 0.3, 0.4));
    assertTrue(fault.getMessage().contains("none of the 3 studies is significant"));
  }
}
