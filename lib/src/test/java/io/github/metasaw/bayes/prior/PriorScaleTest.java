package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PriorScaleTest {

  @Test
  void valuesByHand() {
    double u = Math.log(3);
    assertEquals(3, PriorScale.SD.value(u), 1e-14);
    assertEquals(9, PriorScale.VARIANCE.value(u), 1e-13);
    assertEquals(1 / 9.0, PriorScale.PRECISION.value(u), 1e-15);
    assertEquals(u, PriorScale.LOG_SD.value(u));
    assertEquals(2 * u, PriorScale.LOG_VARIANCE.value(u));
    // Without a detour over logarithms.
    assertEquals(5, PriorScale.VARIANCE.tau(25));
    assertEquals(0.2, PriorScale.PRECISION.tau(25));
  }

  @ParameterizedTest
  @EnumSource(PriorScale.class)
  void inversesAndDerivatives(PriorScale scale) {
    double h = 1e-6;
    for (double u : new double[] {-2, 0.1, 1.3}) {
      double x = scale.value(u);
      assertEquals(u, scale.logTau(x), 1e-12);
      assertEquals(Math.exp(u), scale.tau(x), 1e-12 * Math.exp(u));
      double slope = (scale.value(u + h) - scale.value(u - h)) / (2 * h);
      assertEquals(1, scale.valueSlope(x) / slope, 1e-8);
      assertEquals(Math.log(Math.abs(slope)), scale.logJacobian(u), 1e-8);
      double change = (scale.logJacobian(u + h) - scale.logJacobian(u - h)) / (2 * h);
      assertEquals(change, scale.logJacobianSlope(), 1e-7);
      assertEquals(scale.isIncreasing(), slope > 0);
    }
  }

  @ParameterizedTest
  @EnumSource(PriorScale.class)
  void leftSidesAreReadBack(PriorScale scale) {
    assertSame(scale, PriorScale.of(scale.target()));
    assertSame(scale, PriorScale.of(scale.target("sd(study)"), "sd(study)"));
    assertNull(PriorScale.of(scale.target(), "sigma"));
  }

  @Test
  void otherSpellings() {
    assertSame(PriorScale.VARIANCE, PriorScale.of("tau^2"));
    assertSame(PriorScale.PRECISION, PriorScale.of("tau^-2"));
    assertSame(PriorScale.PRECISION, PriorScale.of("1/tau^2"));
    assertSame(PriorScale.LOG_VARIANCE, PriorScale.of("log(tau^2)"));
    assertSame(PriorScale.PRECISION, PriorScale.of("sigma^-2", "sigma"));
    assertNull(PriorScale.of("mu"));
  }
}
