package io.github.metasaw.bayes.refit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.posterior.DensityMarginal;
import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.fit.Marginal;
import org.apache.commons.statistics.distribution.CauchyDistribution;
import org.junit.jupiter.api.Test;

class PosteriorShiftTest {

  private static Marginal normal(double mean, double sd) {
    return new DensityMarginal(
        x -> Math.exp(-0.5 * (x - mean) * (x - mean) / (sd * sd)) / (sd * Math.sqrt(2 * Math.PI)),
        new DensityMarginal.Moments(mean, sd, mean, sd));
  }

  private static Marginal cauchy(double centre, double scale) {
    CauchyDistribution cauchy = CauchyDistribution.of(centre, scale);
    return new DensityMarginal(
        cauchy::density,
        new DensityMarginal.Moments(Double.NaN, Double.POSITIVE_INFINITY, centre, scale));
  }

  @Test
  void normalPosteriorsHaveClosedForms() {
    PosteriorShift shift = PosteriorShift.of(normal(1, 0.5));
    Marginal without = normal(0.4, 0.8);
    assertEquals(0.6 / 0.8, shift.ofMean(without), 1e-12);
    assertEquals(0.5 / 0.8, shift.ratioOfSds(without), 1e-12);
    double expected = Math.log(0.8 / 0.5) + (0.25 + 0.36) / (2 * 0.64) - 0.5;
    assertEquals(expected, shift.divergence(without), 1e-9);
  }

  @Test
  void aPosteriorDoesNotDivergeFromItself() {
    Marginal own = normal(-3, 2);
    assertEquals(0, PosteriorShift.of(own).divergence(own), 1e-12);
  }

  /**
   * KL of two Cauchy distributions is log(((s + t)^2 + d^2)/(4 s t)) (Chyzak and Nielsen 2019); all
   * of it beyond x = 1490 scales is 4e-4 of the probability.
   */
  @Test
  void heavyTailsHaveADivergenceAndNoShift() {
    PosteriorShift shift = PosteriorShift.of(cauchy(0.5, 1));
    Marginal without = cauchy(0, 2);
    assertTrue(Double.isNaN(shift.ofMean(without)));
    assertTrue(Double.isNaN(shift.ratioOfSds(without)));
    double expected = Math.log((9 + 0.25) / 8);
    assertEquals(expected, shift.divergence(without), 1e-3);
  }

  @Test
  void aKnownMeanDoesNotMove() {
    Marginal known = DiscreteMarginal.at(0.3);
    PosteriorShift shift = PosteriorShift.of(known);
    assertEquals(0, shift.ofMean(known));
    assertEquals(1, shift.ratioOfSds(known));
    assertEquals(0, shift.divergence(known));
  }
}
