package io.github.metasaw.model.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every likelihood of a linear predictor, by what theory says of it. */
class PredictorLikelihoodTest {

  private static final double[] ETAS = {-30, -4, -0.7, 0, 0.3, 2, 8};

  static Stream<PredictorLikelihood> all() {
    return Stream.of(
        BinomialLikelihood.of(0, 10),
        BinomialLikelihood.of(3, 10),
        BinomialLikelihood.of(10, 10).withOffset(1.5),
        PoissonLikelihood.of(0, 3),
        PoissonLikelihood.of(7, 0.25),
        HypergeometricLikelihood.of(0, 10, 4, 12),
        HypergeometricLikelihood.of(3, 10, 4, 12),
        HypergeometricLikelihood.of(10, 10, 9, 12),
        HypergeometricLikelihood.of(0, 10, 0, 12));
  }

  @ParameterizedTest
  @MethodSource("all")
  void derivativesAreThoseOfTheValue(PredictorLikelihood likelihood) {
    double h = 1e-5;
    double[] out = new double[3];
    double[] above = new double[3];
    double[] below = new double[3];
    for (double eta : ETAS) {
      likelihood.at(eta, out);
      likelihood.at(eta + h, above);
      likelihood.at(eta - h, below);
      assertEquals(likelihood.value(eta), out[0], 1e-13 * (1 + Math.abs(out[0])));
      double slope = (above[0] - below[0]) / (2 * h);
      double bend = (above[1] - below[1]) / (2 * h);
      assertEquals(slope, out[1], 1e-8 * (1 + Math.abs(out[0])), "slope at " + eta);
      assertEquals(bend, out[2], 1e-7 * (1 + Math.abs(out[2])), "bend at " + eta);
      assertTrue(out[2] <= 0, "concave at " + eta);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-25, -3, -0.5, 0, 1.2, 6, 40})
  void probabilitiesSumToOne(double eta) {
    assertEquals(1, sum(x -> BinomialLikelihood.of(x, 15), 15, eta), 1e-13);
    assertEquals(1, sum(a -> HypergeometricLikelihood.of(a, 9, 12 - a, 20), 9, eta), 1e-13);
    // All of the 12 events cannot be in a first group of 5: counts 4 and 5 remain with 8 others.
    double tight =
        Math.exp(HypergeometricLikelihood.of(4, 5, 8, 8).value(eta))
            + Math.exp(HypergeometricLikelihood.of(5, 5, 7, 8).value(eta));
    assertEquals(1, tight, 1e-13);
  }

  @Test
  void poissonProbabilitiesSumToOne() {
    assertEquals(1, sum(x -> PoissonLikelihood.of(x, 2), 80, 1.1), 1e-13);
  }

  private static double sum(IntFunction<PredictorLikelihood> of, int largest, double eta) {
    double sum = 0;
    for (int x = 0; x <= largest; x++) {
      sum += Math.exp(of.apply(x).value(eta));
    }
    return sum;
  }

  @Test
  void withoutEffectTheTableIsHypergeometric() {
    // C(10, 3) C(12, 4) / C(22, 7)
    double expected = 120.0 * 495 / 170544;
    assertEquals(Math.log(expected), HypergeometricLikelihood.of(3, 10, 4, 12).value(0), 1e-14);
  }

  @Test
  void hugeTablesKeepTheirDigits() {
    // BiasedUrn, dFNCHypergeo(505, 88391, 88391, 1004, exp(0.01), precision = 1e-14)
    double[] out = new double[3];
    HypergeometricLikelihood.of(505, 88391, 499, 88391).at(0.01, out);
    assertEquals(0.02523412689930363, Math.exp(out[0]), 1e-11);
  }

  @Test
  void saturatedIsTheLargestValue() {
    BinomialLikelihood binomial = BinomialLikelihood.of(3, 10);
    assertEquals(binomial.value(Math.log(3.0 / 7)), binomial.saturated(), 1e-14);
    assertEquals(0, BinomialLikelihood.of(0, 10).saturated());
    PoissonLikelihood poisson = PoissonLikelihood.of(7, 0.25);
    assertEquals(poisson.value(Math.log(28)), poisson.saturated(), 1e-13);
    assertEquals(0, PoissonLikelihood.of(0, 3).saturated());
  }

  /** Where odds have no square that is a number, the likelihood has reached its limit. */
  @Test
  void extremeOddsRatiosAreLimits() {
    HypergeometricLikelihood all = HypergeometricLikelihood.of(6, 30, 0, 30);
    HypergeometricLikelihood some = HypergeometricLikelihood.of(4, 30, 2, 30);
    double[] out = new double[3];
    for (double eta : new double[] {250, 400, 690, 750}) {
      assertEquals(0, all.value(eta), 1e-15);
      assertEquals(
          0, all.value(eta) - HypergeometricLikelihood.of(0, 30, 6, 30).value(-eta), 1e-15);
      assertEquals(some.value(240) - 2 * (eta - 240), some.value(eta), 1e-10);
      some.at(eta, out);
      assertEquals(-2, out[1], 1e-12);
      assertEquals(0, out[2], 1e-12);
    }
  }
}
