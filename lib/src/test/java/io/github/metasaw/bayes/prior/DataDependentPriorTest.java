package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.integrate.LogPanels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataDependentPriorTest {

  private static final double[] VI = {0.02, 0.3, 0.05, 0.11};

  private static double cdf(DataDependentPrior prior, double tau, double... vi) {
    ScaledDensity density = new ScaledDensity(prior.on(vi), PriorScale.SD);
    return LogPanels.of(density, 0).cdf(Math.log(tau));
  }

  /** With one variance s2 the shrinkage factor s2/(s2 + tau^2) is uniform, and so is I2. */
  @Test
  void equalVariancesHaveClosedForms() {
    double[] equal = {0.25, 0.25, 0.25};
    for (double tau : new double[] {0.1, 0.5, 3}) {
      double share = tau * tau / (0.25 + tau * tau);
      assertEquals(share, cdf(DataDependentPrior.UNIFORM_SHRINKAGE, tau, equal), 1e-9);
      assertEquals(share, cdf(DataDependentPrior.I2, tau, equal), 1e-9);
      assertEquals(tau / (0.5 + tau), cdf(DataDependentPrior.DUMOUCHEL, tau, equal), 1e-9);
      // tau (1/4 + tau^2)^-3/2, normalised: the SD has the distribution 1 - (1 + 4 tau^2)^-1/2.
      assertEquals(
          1 - 1 / Math.sqrt(1 + 4 * tau * tau),
          cdf(DataDependentPrior.CONVENTIONAL, tau, equal),
          1e-9);
    }
  }

  /** The typical variance of Higgins and Thompson (2002), (k - 1) sum w / ((sum w)^2 - sum w^2). */
  @Test
  void i2TakesTheTypicalVariance() {
    double sum = 0;
    double squares = 0;
    for (double v : VI) {
      sum += 1 / v;
      squares += 1 / (v * v);
    }
    double typical = 3 * sum / (sum * sum - squares);
    assertEquals(0.5, cdf(DataDependentPrior.I2, Math.sqrt(typical), VI), 1e-9);
  }

  @Test
  void medianIsTheHarmonicMean() {
    double harmonic = 4 / (1 / 0.02 + 1 / 0.3 + 1 / 0.05 + 1 / 0.11);
    assertEquals(0.5, cdf(DataDependentPrior.UNIFORM_SHRINKAGE, Math.sqrt(harmonic), VI), 1e-9);
    assertEquals(0.5, cdf(DataDependentPrior.DUMOUCHEL, Math.sqrt(harmonic), VI), 1e-9);
  }

  /** Jeffreys' prior is the root of the Fisher information of tau, 2 tau^2 sum (v + tau^2)^-2. */
  @Test
  void jeffreysIsTheRootOfTheInformation() {
    DensityFamily jeffreys = DataDependentPrior.JEFFREYS.on(VI);
    DensityFamily overall = DataDependentPrior.OVERALL_JEFFREYS.on(VI);
    double tau = 0.2;
    double first = 0;
    double second = 0;
    for (double v : VI) {
      first += 1 / (v + tau * tau);
      second += Math.pow(v + tau * tau, -2);
    }
    double information = 2 * tau * tau * second;
    assertEquals(0.5 * Math.log(information), jeffreys.logDensity().applyAsDouble(tau), 1e-12);
    // That of mu is sum 1/(v + tau^2); both together have their product as determinant.
    assertEquals(
        0.5 * Math.log(information * first), overall.logDensity().applyAsDouble(tau), 1e-12);
  }

  @ParameterizedTest
  @EnumSource(DataDependentPrior.class)
  void slopesAndRates(DataDependentPrior prior) {
    DensityFamily family = prior.on(VI);
    double h = 1e-6;
    for (double tau : new double[] {0.03, 0.4, 5}) {
      double slope =
          (family.logDensity().applyAsDouble(tau + h) - family.logDensity().applyAsDouble(tau - h))
              / (2 * h);
      assertEquals(slope, family.slope().applyAsDouble(tau), 1e-6 * Math.max(1, Math.abs(slope)));
    }
    double small = 1e-7;
    double large = 1e7;
    assertEquals(
        family.lowerRate(), 1 + small * family.slope().applyAsDouble(small), 1e-4, "lower");
    assertEquals(
        -family.upperRate(), 1 + large * family.slope().applyAsDouble(large), 1e-4, "upper");
  }

  /** A change of unit changes the unit of tau and nothing else. */
  @ParameterizedTest
  @EnumSource(
      value = DataDependentPrior.class,
      names = {"UNIFORM_SHRINKAGE", "I2", "DUMOUCHEL", "CONVENTIONAL"})
  void followsTheUnit(DataDependentPrior prior) {
    double[] scaled = new double[VI.length];
    for (int i = 0; i < VI.length; i++) {
      scaled[i] = 1e4 * VI[i];
    }
    for (double tau : new double[] {0.05, 0.3, 2}) {
      assertEquals(cdf(prior, tau, VI), cdf(prior, 100 * tau, scaled), 1e-9);
    }
  }
}
