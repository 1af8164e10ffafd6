package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class DispersionPriorTest {

  private static final DispersionParameter TAU = DispersionParameter.tau();
  private static final DispersionParameter RHO =
      DispersionParameter.of(List.of(new Parameter.OutcomeCorrelation(Parameter.INTERCEPT))).get(0);

  private static double integral(DispersionPrior.Continuous prior) {
    double sum = 0;
    double step = 1e-3;
    for (double b = -20; b < 20; b += step) {
      if (b > prior.lower() && b < prior.upper()) {
        sum += step * Math.exp(prior.log(b));
      }
    }
    return sum;
  }

  /** (1 + rho)/2 is Beta(eta, eta) (Lewandowski, Kurowicka and Joe 2009, of two variables). */
  @Test
  void lkjOfTwoVariablesIsABeta() {
    for (double eta : new double[] {0.5, 1, 2, 7}) {
      DispersionPrior.OfCorrelation lkj =
          new DispersionPrior.OfCorrelation("rho12 = lkj", eta, -1, 1);
      BetaDistribution beta = BetaDistribution.of(eta, eta);
      for (double rho : new double[] {-0.9, 0, 0.3}) {
        assertEquals(0.5 * beta.density((1 + rho) / 2), lkj.density(rho, RHO), 1e-11);
        double b = RHO.link().toLink(rho);
        double h = 1e-6;
        assertEquals((lkj.log(b + h) - lkj.log(b - h)) / (2 * h), lkj.slope(b), 1e-7);
      }
      assertEquals(1, integral(lkj), 1e-4);
    }
  }

  @Test
  void uniformCorrelationBetweenTwoEnds() {
    DispersionPrior.OfCorrelation uniform =
        new DispersionPrior.OfCorrelation("rho12 = uniform(-0.2, 0.6)", 1, -0.2, 0.6);
    assertEquals(1.25, uniform.density(0.5, RHO), 1e-12);
    assertEquals(0, uniform.density(0.7, RHO));
    assertEquals(1, integral(uniform), 2e-3);
  }

  @Test
  void densityOfAnSdAndOfItsSquare() {
    DispersionPrior.OfScale prior =
        new DispersionPrior.OfScale(
            "tau = half_normal(sd = 1)",
            true,
            new ScaledDensity(DensityFamily.halfNormal(1), PriorScale.SD));
    double at = Math.sqrt(2 / Math.PI) * Math.exp(-0.5 * 0.49);
    assertEquals(at, prior.density(0.7, TAU), 1e-12);
    assertEquals(at / 1.4, prior.densityOfSquare(0.49, TAU), 1e-12);
    assertEquals(1, integral(prior), 1e-4);
  }

  /** A normal prior of log sigma is a log-normal one of sigma. */
  @Test
  void priorOfACoefficient() {
    DispersionPrior.OfCoefficient prior =
        DispersionPrior.OfCoefficient.of(
            "log(sigma) = normal(0.2, sd = 0.5)", new LocationPrior.Normal(0.2, 0.5));
    double expected =
        Math.exp(-0.5 * Math.pow((Math.log(2) - 0.2) / 0.5, 2))
            / (2 * 0.5 * Math.sqrt(2 * Math.PI));
    assertEquals(expected, prior.density(2, TAU), 1e-12);
    assertEquals(1, integral(prior), 1e-6);
    DispersionPrior.OfCoefficient student =
        DispersionPrior.OfCoefficient.of("x", new LocationPrior.StudentT(3, 1, 0.4));
    assertEquals(
        new LocationPrior.StudentT(3, 1, 0.4).density(0.1), Math.exp(student.log(0.1)), 1e-13);
  }

  @Test
  void pointsHaveNoDensityBetweenThem() {
    DispersionPrior.OnGrid grid = new DispersionPrior.OnGrid("tau = grid", 0, 0.5, 1);
    assertEquals(Double.POSITIVE_INFINITY, grid.density(0.5, TAU));
    assertEquals(0, grid.density(0.4, TAU));
    assertEquals(Double.POSITIVE_INFINITY, grid.densityOfSquare(0.25, TAU));
    grid.sd()[0] = 9;
    assertEquals(0, grid.sd()[0]);
    DispersionPrior.Known known = new DispersionPrior.Known("tau = fixed(2)", Math.log(2), 2);
    assertEquals(Double.POSITIVE_INFINITY, known.densityOfSquare(4, TAU));
    assertEquals(0, known.density(2.1, TAU));
    assertFalse(DispersionPrior.OfScale.FLAT_TAU.isProper());
  }
}
