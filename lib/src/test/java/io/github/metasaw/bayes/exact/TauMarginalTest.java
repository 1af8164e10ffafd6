package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.Marginal;
import io.github.metasaw.integrate.LogDensity;
import io.github.metasaw.integrate.LogPanels;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Quadrature in log tau against distributions that are known in closed form. */
class TauMarginalTest {

  /** A density of tau as one of log tau. */
  private record Given(
      DoubleUnaryOperator logDensity, double lowerRate, double upperRate, double... landmarks)
      implements LogDensity {
    @Override
    public double at(double u) {
      return logDensity.applyAsDouble(Math.exp(u)) + u;
    }

    @Override
    public double lower() {
      return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper() {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static TauMarginal marginal(LogDensity density) {
    double rate = density.upperRate();
    return new TauMarginal(density, LogPanels.of(density, TauMarginal.moments(rate)), rate);
  }

  private static TauMarginal halfNormal() {
    return marginal(new Given(x -> -0.5 * x * x, 1, Double.POSITIVE_INFINITY, 0));
  }

  @Test
  void halfNormal01() {
    Marginal tau = halfNormal();
    assertEquals(Math.sqrt(2 / Math.PI), tau.mean(), 1e-10);
    assertEquals(Math.sqrt(1 - 2 / Math.PI), tau.sd(), 1e-10);
    NormalDistribution normal = NormalDistribution.of(0, 1);
    for (double p : new double[] {0.001, 0.3, 0.5, 0.9, 0.999}) {
      double x = normal.inverseCumulativeProbability(0.5 + p / 2);
      assertEquals(x, tau.quantile(p), 1e-8);
      assertEquals(p, tau.cdf(x), 1e-10);
      assertEquals(2 * normal.density(x), tau.density(x), 1e-9);
    }
    assertEquals(2 * normal.density(0), tau.density(0), 1e-9);
    assertEquals(0, tau.density(-1));
    assertEquals(0, tau.cdf(-1));
    assertEquals(0, tau.quantile(0));
    assertEquals(0, tau.mode());
    assertEquals(0, tau.shortest(0.9).lower());
    assertEquals(normal.inverseCumulativeProbability(0.95), tau.shortest(0.9).upper(), 1e-7);
  }

  /** The square of a standard half-normal is chi-squared with one degree of freedom. */
  @Test
  void squareOfTheHalfNormal() {
    Marginal tau2 = halfNormal().squared();
    ChiSquaredDistribution chi = ChiSquaredDistribution.of(1);
    assertEquals(1, tau2.mean(), 1e-10);
    assertEquals(Math.sqrt(2), tau2.sd(), 1e-9);
    assertEquals(chi.inverseCumulativeProbability(0.8), tau2.quantile(0.8), 1e-8);
    assertEquals(chi.cumulativeProbability(0.3), tau2.cdf(0.3), 1e-10);
    assertEquals(chi.density(0.3), tau2.density(0.3), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, tau2.density(0));
    assertEquals(0, tau2.mode());
  }

  /** A half-Cauchy has no mean; tau falling as u^-4 has a mean and no fourth moment. */
  @Test
  void momentsThatDoNotExistAreInfinite() {
    Marginal cauchy = marginal(new Given(x -> -Math.log1p(x * x), 1, 1, 0));
    assertEquals(Double.POSITIVE_INFINITY, cauchy.mean());
    assertEquals(Double.POSITIVE_INFINITY, cauchy.sd());
    assertEquals(1, cauchy.quantile(0.5), 1e-8);
    assertEquals(Math.tan(Math.PI * 0.45), cauchy.quantile(0.9), 1e-7);
    // |t| with 3 degrees of freedom: mean 2 sqrt(3)/pi, second moment 3.
    TauMarginal t3 = marginal(new Given(x -> -2 * Math.log1p(x * x / 3), 1, 3, 0));
    double mean = 2 * Math.sqrt(3) / Math.PI;
    assertEquals(mean, t3.mean(), 1e-8);
    assertEquals(Math.sqrt(3 - mean * mean), t3.sd(), 1e-7);
    assertEquals(3, t3.squared().mean(), 1e-7);
    assertEquals(Double.POSITIVE_INFINITY, t3.squared().sd());
  }

  /** Log-normal(0, 1/2): no mass at 0, the mode at exp(-1/4). */
  @Test
  void logNormal() {
    double s = 0.5;
    Marginal tau =
        marginal(
            new Given(
                x -> -Math.log(x) - Math.pow(Math.log(x) / s, 2) / 2,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                0));
    assertEquals(Math.exp(s * s / 2), tau.mean(), 1e-9);
    assertEquals(Math.exp(-s * s), tau.mode(), 1e-5);
    assertEquals(0, tau.density(0));
    assertEquals(1, tau.median(), 1e-9);
    double lower = tau.shortest(0.9).lower();
    double upper = tau.shortest(0.9).upper();
    assertEquals(tau.density(lower), tau.density(upper), 1e-4);
    assertTrue(upper - lower < tau.interval(0.9).width());
  }

  @Test
  void momentsByRate() {
    assertEquals(0, TauMarginal.moments(1));
    assertEquals(1, TauMarginal.moments(1.5));
    assertEquals(1, TauMarginal.moments(2));
    assertEquals(2, TauMarginal.moments(2.1));
  }
}
