package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.CauchyDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.LogisticDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each family against another library's density, its slope by differences, its rates by values. */
class DensityFamilyTest {

  record Case(String name, DensityFamily family, DoubleUnaryOperator density) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> families() {
    return Stream.of(
        new Case("normal", DensityFamily.normal(1, 2), NormalDistribution.of(1, 2)::density),
        new Case(
            "half-normal",
            DensityFamily.halfNormal(0.7),
            x -> 2 * NormalDistribution.of(0, 0.7).density(x)),
        new Case(
            "half-t", DensityFamily.halfT(4, 0.5), x -> 4 * TDistribution.of(4).density(x / 0.5)),
        new Case(
            "half-t, many df",
            DensityFamily.halfT(4e5, 0.5),
            x -> 4 * TDistribution.of(4e5).density(x / 0.5)),
        new Case(
            "half-Cauchy",
            DensityFamily.halfT(1, 0.5),
            x -> 2 * CauchyDistribution.of(0, 0.5).density(x)),
        new Case(
            "half-logistic",
            DensityFamily.halfLogistic(0.4),
            x -> 2 * LogisticDistribution.of(0, 0.4).density(x)),
        new Case(
            "exponential",
            DensityFamily.exponential(3),
            ExponentialDistribution.of(1 / 3.0)::density),
        new Case(
            "log-normal",
            DensityFamily.logNormal(-1, 0.6),
            LogNormalDistribution.of(-1, 0.6)::density),
        new Case("gamma", DensityFamily.gamma(2.5, 4), GammaDistribution.of(2.5, 0.25)::density),
        new Case(
            "inverse gamma",
            DensityFamily.inverseGamma(2.5, 4),
            x -> GammaDistribution.of(2.5, 0.25).density(1 / x) / (x * x)),
        // x/scale of a Lomax with shape a is F(2, 2a) over a.
        new Case(
            "Lomax",
            DensityFamily.lomax(3, 0.5),
            x -> FDistribution.of(2, 6).density(3 * x / 0.5) * 3 / 0.5),
        new Case("Pareto", DensityFamily.pareto(2, 0.3), ParetoDistribution.of(0.3, 2)::density),
        new Case(
            "uniform",
            DensityFamily.uniform(0.2, 5),
            UniformContinuousDistribution.of(0.2, 5)::density));
  }

  @ParameterizedTest
  @MethodSource("families")
  void densities(Case test) {
    DensityFamily family = test.family();
    double h = 1e-6;
    for (double x : new double[] {0.35, 0.9, 2.1, 4.7}) {
      double expected = Math.log(test.density().applyAsDouble(x));
      assertEquals(expected, family.logDensity().applyAsDouble(x), 1e-9);
      double slope =
          (family.logDensity().applyAsDouble(x + h) - family.logDensity().applyAsDouble(x - h))
              / (2 * h);
      assertEquals(slope, family.slope().applyAsDouble(x), 1e-6 * Math.max(1, Math.abs(slope)));
    }
  }

  /** f(x) x, the density of log x, goes as x^r at 0 and x^-r at infinity. */
  @ParameterizedTest
  @MethodSource("families")
  void ratesOfTheTails(Case test) {
    DensityFamily family = test.family();
    if (family.lower() == 0 && family.lowerRate() < Double.POSITIVE_INFINITY) {
      assertEquals(family.lowerRate(), 1 + logSlope(family, 1e-9), 1e-6);
    }
    if (family.upperRate() < 1e5) {
      assertEquals(-family.upperRate(), 1 + logSlope(family, 1e9), 1e-6);
    }
  }

  private static double logSlope(DensityFamily family, double x) {
    return family.slope().applyAsDouble(x) * x;
  }

  @Test
  void improperOnes() {
    assertEquals(1, 1 + logSlope(DensityFamily.flat(false), 3));
    assertEquals(-0.5, logSlope(DensityFamily.squareRoot(), 3), 1e-15);
    assertEquals(Double.NEGATIVE_INFINITY, DensityFamily.flat(true).lower());
    assertEquals(0, DensityFamily.flat(true).lowerRate());
    assertEquals(-1, DensityFamily.flat(false).upperRate());
  }
}
