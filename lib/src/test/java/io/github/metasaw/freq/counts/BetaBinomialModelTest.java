package io.github.metasaw.freq.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.counts.OneGroupProportions;
import io.github.metasaw.model.counts.TwoByTwoTables;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class BetaBinomialModelTest {

  private static final OneGroupProportions THREE =
      new OneGroupProportions(new double[] {1, 6, 0}, new double[] {10, 12, 7});

  private static BetaBinomialObjective objective() {
    return new BetaBinomialObjective(
        ArmRows.of(THREE, EffectDesign.intercept(3), ArmRows.Levels.COMMON));
  }

  /** The same probability by beta functions: C(n, x) B(x + a, n - x + b) / B(a, b). */
  @Test
  void theLikelihoodIsThatOfBetaFunctions() {
    double eta = -0.7;
    double s = 0.4;
    double p = 1 / (1 + Math.exp(-eta));
    double a = p / (s * s);
    double b = (1 - p) / (s * s);
    double expected = 0;
    for (int i = 0; i < 3; i++) {
      double x = THREE.xi()[i];
      double n = THREE.ni()[i];
      expected +=
          Gamma.logGamma(n + 1)
              - Gamma.logGamma(x + 1)
              - Gamma.logGamma(n - x + 1)
              + Beta.logBeta(x + a, n - x + b)
              - Beta.logBeta(a, b);
    }
    assertEquals(-expected, objective().value(new double[] {eta, s}), 1e-10);
    assertEquals(
        objective().value(new double[] {eta, 0}),
        objective().value(new double[] {eta, 1e-6}),
        1e-9);
  }

  @Test
  void derivativesAreThoseOfTheLikelihood() {
    BetaBinomialObjective f = objective();
    double[] t = {-0.7, 0.4};
    f.value(t);
    double[] gradient = f.gradient();
    double[] hessian = f.exactHessian();
    double h = 1e-5;
    for (int j = 0; j < 2; j++) {
      double[] up = t.clone();
      double[] down = t.clone();
      up[j] += h;
      down[j] -= h;
      double difference = f.value(up);
      double[] above = f.gradient();
      difference -= f.value(down);
      double[] below = f.gradient();
      assertEquals(difference / (2 * h), gradient[j], 1e-7);
      for (int m = 0; m < 2; m++) {
        assertEquals((above[m] - below[m]) / (2 * h), hessian[j * 2 + m], 1e-6);
      }
    }
  }

  /** R: the likelihoods of dat.nielweise2007 and dat.pritz1997 maximised by optim. */
  @Test
  void estimatesAgreeWithASearchInR() {
    CountsSolution two =
        BetaBinomialModel.of(EffectMeasure.OR).fit(CountTables.tables("mh_peto_nielweise2007"));
    assertEquals(18, two.rows());
    assertEquals(-1.01213655326, two.estimate(), 2e-6);
    assertEquals(0.34329677647, two.se(), 2e-6);
    assertEquals(0.02135229664, two.spread().overdispersion(), 1e-6);
    assertEquals(-79.92721958151, two.logLik(), 1e-8);
    ChiSquareTest overdispersion = two.test(CountsTest.OVERDISPERSION);
    assertEquals(2 * (103.26854 - 79.92721958151), overdispersion.statistic(), 2e-5);
    assertTrue(two.search().converged());
  }

  @Test
  void alikeProportionsHaveNoOverdispersion() {
    CountsSolution fit =
        BetaBinomialModel.of(EffectMeasure.PLO)
            .fit(new OneGroupProportions(new double[] {2, 4, 6}, new double[] {20, 40, 60}));
    assertEquals(Math.log(0.1 / 0.9), fit.estimate(), 1e-7);
    assertEquals(Math.sqrt(1 / (120 * 0.09)), fit.se(), 1e-6);
    assertEquals(0, fit.spread().overdispersion(), 1e-9);
    assertEquals(1, fit.test(CountsTest.OVERDISPERSION).p(), 1e-6);
  }

  @Test
  void aStudyWithoutEventsCounts() {
    TwoByTwoTables sparse = CountTables.sparse();
    BetaBinomialModel model = BetaBinomialModel.of(EffectMeasure.OR);
    CountsSolution all = model.fit(sparse);
    CountsSolution some = model.fit(sparse.select(0, 2, 3));
    assertEquals(4, all.rows());
    assertTrue(Math.abs(all.estimate() - some.estimate()) > 1e-4);
    assertTrue(all.spread().overdispersion() > some.spread().overdispersion());
  }

  @Test
  void moderatorsOfGroupsApartAreTwoEffects() {
    TwoByTwoTables data = CountTables.tables("mh_peto_nielweise2007");
    double[] x = new double[2 * data.k()];
    for (int i = 0; i < data.k(); i++) {
      x[2 * i] = 1;
      x[2 * i + 1] = i % 2;
    }
    CountsSolution fit = BetaBinomialModel.of(EffectMeasure.OR).fit(data, x);
    double z = fit.estimate(1) / fit.se(1);
    assertEquals(z * z, fit.test(CountsTest.MODERATORS).statistic(), 1e-8);
    assertTrue(fit.test(CountsTest.MODERATORS_LIKELIHOOD_RATIO).exists());
  }

  @Test
  void fractionsOfEventsAreRefused() {
    OneGroupProportions half = new OneGroupProportions(new double[] {0.5}, new double[] {10});
    assertThrows(MetaException.class, () -> BetaBinomialModel.of(EffectMeasure.PLO).fit(half));
  }
}
