package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.integrate.LogPanels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaledDensityTest {

  /** tau ~ half-normal(s) and tau2/s^2 ~ chi-squared(1) = Gamma(1/2, 1/2) are one prior. */
  @Test
  void onePriorOnTwoScales() {
    double s = 0.6;
    ScaledDensity sd = new ScaledDensity(DensityFamily.halfNormal(s), PriorScale.SD);
    ScaledDensity variance =
        new ScaledDensity(DensityFamily.gamma(0.5, 0.5 / (s * s)), PriorScale.VARIANCE);
    for (double u : new double[] {-4, -0.5, 0.9}) {
      assertEquals(sd.at(u), variance.at(u), 1e-12);
      assertEquals(
          sd.slope(PriorScale.SD.value(u)), variance.slope(PriorScale.VARIANCE.value(u)), 1e-11);
    }
    assertEquals(sd.lowerRate(), variance.lowerRate(), 1e-15);
    assertEquals(sd.ofPower(0.3, 1), variance.ofPower(0.3, 1), 1e-12);
  }

  /** Gamma on the precision is inverse gamma on the variance. */
  @Test
  void precisionTurnsTheEndsRound() {
    ScaledDensity precision = new ScaledDensity(DensityFamily.gamma(2, 3), PriorScale.PRECISION);
    ScaledDensity variance =
        new ScaledDensity(DensityFamily.inverseGamma(2, 3), PriorScale.VARIANCE);
    for (double u : new double[] {-2, 0, 1.5}) {
      assertEquals(precision.at(u), variance.at(u), 1e-12);
    }
    assertEquals(4, precision.upperRate());
    assertEquals(4, variance.upperRate());
    assertEquals(Double.POSITIVE_INFINITY, precision.lowerRate());
    ScaledDensity pareto = new ScaledDensity(DensityFamily.pareto(1, 0.25), PriorScale.PRECISION);
    assertEquals(Double.NEGATIVE_INFINITY, pareto.lower());
    assertEquals(Math.log(2), pareto.upper(), 1e-15);
    assertEquals(Double.NEGATIVE_INFINITY, pareto.at(0.7));
  }

  @ParameterizedTest
  @EnumSource(
      value = PriorScale.class,
      names = {"SD", "VARIANCE", "PRECISION"})
  void integratesToOneOnEveryScale(PriorScale scale) {
    ScaledDensity density = new ScaledDensity(DensityFamily.logNormal(0.3, 0.8), scale);
    assertEquals(0, LogPanels.of(density, 0).logIntegral(), 1e-10);
  }

  /** The limits of the densities of tau and tau2 at 0. */
  @Test
  void limitsAtZero() {
    ScaledDensity exponential = new ScaledDensity(DensityFamily.exponential(2), PriorScale.SD);
    assertEquals(2, exponential.ofPower(0, 1), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, exponential.ofPower(0, 2));
    ScaledDensity onVariance = new ScaledDensity(DensityFamily.exponential(2), PriorScale.VARIANCE);
    assertEquals(0, onVariance.ofPower(0, 1));
    assertEquals(2, onVariance.ofPower(0, 2), 1e-9);
    assertEquals(0, onVariance.ofPower(-1, 2));
  }
}
