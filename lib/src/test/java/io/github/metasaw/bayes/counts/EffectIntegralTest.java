package io.github.metasaw.bayes.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.integrate.CompositeRule;
import io.github.metasaw.model.counts.BinomialLikelihood;
import io.github.metasaw.model.counts.HypergeometricLikelihood;
import io.github.metasaw.model.counts.PoissonLikelihood;
import io.github.metasaw.model.counts.PredictorLikelihood;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against Gauss-Legendre rules on many panels. */
class EffectIntegralTest {

  private static final EffectLikelihood.Ends BOUNDED = new EffectLikelihood.Ends(false, false);
  private static final EffectLikelihood.Ends LEFT = new EffectLikelihood.Ends(true, false);
  private static final EffectLikelihood.Ends RIGHT = new EffectLikelihood.Ends(false, true);

  static Stream<Arguments> likelihoods() {
    return Stream.of(
        Arguments.of(HypergeometricLikelihood.of(3, 50, 5, 50), BOUNDED),
        Arguments.of(HypergeometricLikelihood.of(505, 88391, 499, 88391), BOUNDED),
        Arguments.of(HypergeometricLikelihood.of(0, 20, 2, 20), LEFT),
        Arguments.of(HypergeometricLikelihood.of(0, 20, 30, 40), LEFT),
        Arguments.of(HypergeometricLikelihood.of(6, 30, 0, 30), RIGHT),
        Arguments.of(BinomialLikelihood.of(0, 9), LEFT),
        Arguments.of(BinomialLikelihood.of(9, 9), RIGHT),
        Arguments.of(BinomialLikelihood.of(1, 2), BOUNDED),
        Arguments.of(PoissonLikelihood.of(0, 100), LEFT),
        Arguments.of(PoissonLikelihood.of(12, 1e4), BOUNDED));
  }

  private static double[] reference(
      PredictorLikelihood likelihood, double mu, double tau, double peak, double step) {
    double[] sums = new double[3];
    for (int n = 0; n < 3; n++) {
      int power = n;
      sums[n] =
          CompositeRule.integrate(
              u ->
                  Math.pow(u, power)
                      * Math.exp(likelihood.value(mu + tau * u) - peak - 0.5 * u * u)
                      / Math.sqrt(2 * Math.PI),
              -12,
              12,
              (int) Math.max(400, 6 * tau / step));
    }
    return sums;
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void theIntegralAndItsMomentsAreExact(
      PredictorLikelihood likelihood, EffectLikelihood.Ends ends) {
    EffectLikelihood effect = EffectLikelihood.of(likelihood, ends, 1);
    EffectIntegral integral = new EffectIntegral(effect, 1);
    double centre = effect.centre();
    for (double tau : new double[] {1e-4, 0.01, 0.05, 0.13, 0.3, 0.47, 0.7, 2, 4.7, 5, 40}) {
      for (double away : new double[] {-4, -1, 0, 0.5, 3}) {
        double mu = centre + away * Math.hypot(tau, effect.scale());
        double peak = integral.log(mu, tau);
        double[] expected = reference(likelihood, mu, tau, peak, effect.step());
        String at = "tau " + tau + ", mu " + mu;
        assertEquals(1, expected[0], 1e-11, at);
        double mean = expected[1] / expected[0];
        assertEquals(mean, integral.mean(), 1e-10 * (1 + Math.abs(mean)), at);
        double variance = expected[2] / expected[0] - mean * mean;
        assertEquals(variance, integral.variance(), 1e-9 * (1 + mean * mean), at);
      }
    }
  }

  @Test
  void withoutHeterogeneityItIsTheLikelihood() {
    HypergeometricLikelihood likelihood = HypergeometricLikelihood.of(3, 50, 5, 50);
    EffectIntegral integral = new EffectIntegral(EffectLikelihood.of(likelihood, BOUNDED, 1), 1);
    assertEquals(likelihood.value(-0.7), integral.log(-0.7, 0), 1e-13);
    assertEquals(likelihood.value(-0.7), integral.log(-0.7, 1e-9), 1e-13);
  }

  /** The first integral may be far from where the likelihood is, on a lattice of small steps. */
  @Test
  void theModeIsFoundFromAfar() {
    HypergeometricLikelihood likelihood = HypergeometricLikelihood.of(0, 20, 2, 20);
    EffectLikelihood effect =
        EffectLikelihood.of(likelihood, new EffectLikelihood.Ends(true, false), 1);
    for (double tau = 0.002; tau < 30; tau *= 1.3) {
      double far = -30 - 10 * tau;
      EffectIntegral integral = new EffectIntegral(effect, 1);
      assertEquals(likelihood.value(far), integral.log(far, tau), 1e-9, "tau " + tau);
      assertEquals(0, integral.mean(), 1e-9, "tau " + tau);
      assertEquals(1, integral.variance(), 1e-8, "tau " + tau);
    }
  }

  @Test
  void theBaselineIsIntegratedOverItsPrior() {
    BinomialLikelihood first = BinomialLikelihood.of(2, 12);
    BinomialLikelihood second = BinomialLikelihood.of(5, 15);
    BaselinePrior baseline = new BaselinePrior(-1, 1.5);
    EffectLikelihood effect = EffectLikelihood.of(List.of(first, second), baseline, BOUNDED, 1);
    for (double theta : new double[] {-3, -0.4, 0, 2.2}) {
      double expected =
          CompositeRule.integrate(
              b ->
                  Math.exp(
                          first.value(b + theta)
                              + second.value(b)
                              - (b + 1) * (b + 1) / (2 * 1.5 * 1.5))
                      / (1.5 * Math.sqrt(2 * Math.PI)),
              -25,
              23,
              200);
      assertEquals(Math.log(expected), effect.log(theta), 1e-12);
    }
  }

  @Test
  void aConstantLikelihoodSaysNothing() {
    EffectLikelihood constant =
        EffectLikelihood.of(
            HypergeometricLikelihood.of(0, 9, 0, 8), new EffectLikelihood.Ends(true, true), 1);
    EffectIntegral integral = new EffectIntegral(constant, 1);
    assertEquals(0, integral.log(3, 2), 0);
    assertEquals(1, integral.variance(), 0);
    assertEquals(0, integral.mean(), 0);
  }
}
