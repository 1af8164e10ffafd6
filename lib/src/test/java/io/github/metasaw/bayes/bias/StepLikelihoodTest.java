package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.bayes.bias.StepWeights.Sides;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.integrate.CompositeRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StepLikelihoodTest {

  /** The selection likelihood of one study, written out from its definition. */
  private static double study(StepWeights function, double[] omega, int i, double mu, double tau) {
    double sd = Math.hypot(Bem.SE[i], tau);
    double z = (Bem.D[i] - mu) / sd;
    double denominator = 0;
    double[] steps = function.oneSidedSteps();
    for (int j = 0; j <= steps.length; j++) {
      double from = j == 0 ? 0 : steps[j - 1];
      double to = j == steps.length ? 1 : steps[j];
      double upper = from == 0 ? 1e9 : Normal.upperQuantile(from) * Bem.SE[i];
      double lower = to == 1 ? -1e9 : Normal.upperQuantile(to) * Bem.SE[i];
      double p = Normal.survival((lower - mu) / sd) - Normal.survival((upper - mu) / sd);
      denominator += omega[function.interval((from + to) / 2)] * p;
    }
    int own = function.intervalOf(Bem.D[i] / Bem.SE[i]);
    return omega[own] * Normal.density(z) / sd / denominator;
  }

  private static double product(StepWeights function, double[] omega, double mu, double tau) {
    double product = 1;
    for (int i = 0; i < Bem.D.length; i++) {
      product *= study(function, omega, i, mu, tau);
    }
    return product;
  }

  /**
   * Nested panels over the ordered weights, whose density a priori is d! where they do not rise.
   */
  private static double nested(StepWeights function, double mu, double tau, double... omega) {
    int d = function.steps().size();
    if (omega.length == d + 1) {
      return product(function, omega, mu, tau);
    }
    double last = omega[omega.length - 1];
    return CompositeRule.integrate(
            x -> { // dense near 0, where the integrand may bend
              double[] more = Arrays.copyOf(omega, omega.length + 1);
              more[omega.length] = last * x * x * x * x;
              return 4 * last * x * x * x * nested(function, mu, tau, more);
            },
            0,
            1,
            d == 3 ? 2 : 6)
        * omega.length;
  }

  private static void agrees(StepWeights function) {
    StepLikelihood likelihood = new StepLikelihood(Bem.DATA, function);
    int[] refinements = new int[function.steps().size()];
    Arrays.fill(refinements, 1);
    for (double mu : new double[] {0, 0.1, 0.3}) {
      for (double tau : new double[] {0, 0.2}) {
        likelihood.prepare(mu, tau, refinements);
        double sum = likelihood.integrate(mu, tau, 0)[0];
        double expected = nested(function, mu, tau, 1);
        assertEquals(1, sum / expected, 2e-7, function.label() + " " + mu + " " + tau);
      }
    }
  }

  @Test
  void oneWeightIsIntegrated() {
    agrees(StepWeights.of(Sides.ONE, 0.05));
    agrees(StepWeights.of(Sides.TWO, 0.05));
  }

  @Test
  void twoWeightsAreIntegrated() {
    agrees(StepWeights.of(Sides.ONE, 0.05, 0.5));
    agrees(StepWeights.of(Sides.TWO, 0.05, 0.1));
  }

  @Test
  void threeWeightsAreIntegrated() {
    agrees(StepWeights.of(Sides.ONE, 0.025, 0.05, 0.5));
  }

  @Test
  void withoutDataWeightsHaveTheirPriorMeans() {
    ObservedEffects far = new ObservedEffects(new double[] {50}, new double[] {1});
    StepLikelihood likelihood =
        new StepLikelihood(far, StepWeights.of(Sides.ONE, 0.025, 0.05, 0.5));
    likelihood.prepare(50, 0, 0, 0, 0);
    double[] sum = likelihood.integrate(50, 0, 0);
    assertEquals(1, sum[0] / Math.exp(far.logLikelihood(50, 0)), 1e-6);
    double[] mean = new double[3];
    likelihood
        .weights()
        .visit(
            4,
            (omega, p) -> {
              for (int j = 0; j < 3; j++) {
                mean[j] += p * omega[j];
              }
            });
    // cumulative Dirichlet(1, 1, 1, 1): 3/4, 2/4, 1/4
    assertEquals(0.75, mean[0], 1e-6);
    assertEquals(0.5, mean[1], 1e-6);
    assertEquals(0.25, mean[2], 1e-6);
  }
}
