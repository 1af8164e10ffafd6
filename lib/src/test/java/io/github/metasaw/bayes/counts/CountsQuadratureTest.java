package io.github.metasaw.bayes.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.integrate.CompositeRule;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.model.counts.BinomialLikelihood;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.HypergeometricLikelihood;
import io.github.metasaw.model.counts.OneGroupProportions;
import io.github.metasaw.model.counts.OneGroupRates;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CountsQuadratureTest {

  /** The second is a double zero, the first has no event in its first group. */
  static final TwoByTwoTables SPARSE =
      new TwoByTwoTables(
          new double[] {0, 0, 3, 2},
          new double[] {20, 30, 47, 18},
          new double[] {2, 0, 5, 6},
          new double[] {18, 30, 45, 14});

  static final TwoByTwoTables BCG =
      new TwoByTwoTables(
          new double[] {4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27},
          new double[] {
            119, 300, 228, 13536, 5036, 1361, 2537, 87886, 7470, 1699, 50448, 2493, 16886
          },
          new double[] {11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29},
          new double[] {
            128, 274, 209, 12619, 5761, 1079, 619, 87892, 7232, 1600, 27197, 2338, 17825
          });

  static final TwoGroupRates RATES =
      new TwoGroupRates(
          new double[] {7, 0, 3},
          new double[] {13.44, 16, 120.12},
          new double[] {11, 8, 14},
          new double[] {19.88, 14.61, 109.62});

  static final String PROPER = "prior mu = normal(0, sd = 2)\nprior tau = half_normal(sd = 0.7)";
  private static final String HEAVY = "prior mu = normal(0, sd = 2)\nprior tau = half_cauchy(0.5)";

  static ModelPriors priors(int k, String lines) {
    double[] vi = new double[k];
    double[] ones = new double[k];
    Arrays.fill(vi, 0.2);
    Arrays.fill(ones, 1);
    List<PriorText> written = ModelText.parse("yi ~ 1\n" + lines).priors();
    return ModelPriors.of(
        written,
        new RegressionData(
            new double[k], vi, ones, List.of(new Parameter.Mean(0, Parameter.INTERCEPT))));
  }

  private static CountsPosterior compute(CountData data, DataLikelihood likelihood, String lines) {
    return CountsQuadrature.of(data, likelihood, BaselinePrior.VAGUE)
        .compute(priors(data.k(), lines));
  }

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(SPARSE, DataLikelihood.CONDITIONAL, PROPER),
        Arguments.of(SPARSE, DataLikelihood.BINOMIAL, PROPER),
        Arguments.of(SPARSE, DataLikelihood.CONDITIONAL, HEAVY),
        Arguments.of(SPARSE.select(0, 2), DataLikelihood.CONDITIONAL, PROPER),
        Arguments.of(SPARSE.select(0, 2), DataLikelihood.CONDITIONAL, HEAVY),
        Arguments.of(
            SPARSE.select(2, 3),
            DataLikelihood.CONDITIONAL,
            "prior mu = cauchy(0, 0.1)\nprior tau = exponential(2)"),
        Arguments.of(
            SPARSE.select(2, 3, 0), DataLikelihood.CONDITIONAL, "prior tau = half_cauchy(1)"),
        Arguments.of(RATES, DataLikelihood.CONDITIONAL, PROPER),
        Arguments.of(RATES, DataLikelihood.POISSON, PROPER),
        Arguments.of(BCG, DataLikelihood.CONDITIONAL, PROPER),
        Arguments.of(BCG, DataLikelihood.BINOMIAL, HEAVY),
        Arguments.of(BCG, DataLikelihood.CONDITIONAL, "prior tau = fixed(0)"),
        Arguments.of(
            new OneGroupProportions(new double[] {0, 3, 12, 5}, new double[] {10, 20, 22, 5}),
            DataLikelihood.BINOMIAL,
            PROPER),
        Arguments.of(
            new OneGroupRates(new double[] {0, 3, 12}, new double[] {100, 200, 220}),
            DataLikelihood.POISSON,
            PROPER));
  }

  @ParameterizedTest
  @MethodSource("models")
  void finerRulesChangeNothing(CountData data, DataLikelihood likelihood, String lines) {
    ModelPriors priors = priors(data.k(), lines);
    CountsPosterior usual = compute(data, likelihood, lines);
    CountsPosterior finer =
        CountsQuadrature.finer(data, likelihood, BaselinePrior.VAGUE, 1.7).compute(priors);
    assertNear(finer.logMarginal(), usual.logMarginal());
    assertNear(finer.mu(), usual.mu());
    assertNear(finer.tau(), usual.tau());
    assertNear(finer.next(0), usual.next(0));
    assertNear(finer.next(0.3), usual.next(0.3));
    for (int i = 0; i < 2; i++) {
      assertNear(finer.theta(i), usual.theta(i));
    }
  }

  private static void assertNear(Marginal expected, Marginal actual) {
    assertNear(expected.mean(), actual.mean());
    assertNear(expected.sd(), actual.sd());
    for (double p : new double[] {0.025, 0.5, 0.975}) {
      assertNear(expected.quantile(p), actual.quantile(p));
      double x = expected.quantile(p);
      if (expected.points().length == 0) {
        assertNear(expected.density(x), actual.density(x));
      }
    }
  }

  private static void assertNear(double expected, double actual) {
    if (expected != actual) {
      assertEquals(expected, actual, 1e-7 * Math.max(0.1, Math.abs(expected)));
    }
  }

  /** A number of mu, tau and the mean of the first effect given both. */
  private interface Of {
    double at(double mu, double tau, double first);
  }

  /** Gauss-Legendre panels over mu, tau and every theta, by none of the rules used. */
  private static double integrate(DoubleUnaryOperator[] logs, double to, Of of) {
    return CompositeRule.integrate(
        tau ->
            CompositeRule.integrate(
                mu -> {
                  double density = Math.exp(-mu * mu / 8 - tau * tau / 0.98) / (2 * 0.7 * Math.PI);
                  double first = 0;
                  for (int i = logs.length - 1; i >= 0; i--) {
                    double mass = effects(logs[i], mu, tau, 0);
                    first = effects(logs[i], mu, tau, 1) / mass;
                    density *= mass;
                  }
                  return density * of.at(mu, tau, first);
                },
                -14,
                to,
                12),
        0,
        6,
        4);
  }

  private static double effects(DoubleUnaryOperator log, double mu, double tau, int power) {
    return CompositeRule.integrate(
        z ->
            Math.pow(mu + tau * z, power)
                * Math.exp(log.applyAsDouble(mu + tau * z) - z * z / 2)
                / Math.sqrt(2 * Math.PI),
        -9,
        9,
        8);
  }

  @ParameterizedTest
  @MethodSource("small")
  void bruteForceAgrees(CountData data, DataLikelihood likelihood, DoubleUnaryOperator[] logs) {
    CountsPosterior posterior = compute(data, likelihood, PROPER);
    double total = integrate(logs, 10, (mu, tau, first) -> 1);
    assertEquals(Math.log(total), posterior.logMarginal(), 1e-8);
    assertEquals(integrate(logs, 10, (mu, tau, first) -> mu) / total, posterior.mu().mean(), 1e-8);
    assertEquals(
        integrate(logs, 10, (mu, tau, first) -> tau) / total, posterior.tau().mean(), 1e-8);
    assertEquals(
        integrate(logs, 10, (mu, tau, first) -> first) / total, posterior.theta(0).mean(), 1e-8);
    assertEquals(
        integrate(logs, -0.5, (mu, tau, first) -> 1) / total, posterior.mu().cdf(-0.5), 1e-8);
    double square = integrate(logs, 10, (mu, tau, first) -> mu * mu + tau * tau) / total;
    Marginal next = posterior.next(0);
    assertEquals(square, next.sd() * next.sd() + next.mean() * next.mean(), 1e-8);
  }

  static Stream<Arguments> small() {
    BinomialLikelihood a = BinomialLikelihood.of(7, 18).withOffset(Math.log(13.44 / 19.88));
    BinomialLikelihood b = BinomialLikelihood.of(0, 8).withOffset(Math.log(16 / 14.61));
    return Stream.of(
        Arguments.of(
            SPARSE.select(0, 2),
            DataLikelihood.CONDITIONAL,
            new DoubleUnaryOperator[] {
              HypergeometricLikelihood.of(0, 20, 2, 20)::value,
              HypergeometricLikelihood.of(3, 50, 5, 50)::value
            }),
        Arguments.of(
            RATES.select(0, 1),
            DataLikelihood.CONDITIONAL,
            new DoubleUnaryOperator[] {a::value, b::value}));
  }

  /** The conditional likelihood of many events is normal about the log odds ratio. */
  @Test
  void manyEventsAreAsGoodAsNormal() {
    double scale = 1e4;
    double[] a = {30 * scale, 45 * scale, 22 * scale};
    double[] c = {40 * scale, 41 * scale, 20 * scale};
    double[] rest = {200 * scale, 300 * scale, 90 * scale};
    TwoByTwoTables tables = new TwoByTwoTables(a, rest, c, rest);
    double[] yi = new double[3];
    double[] vi = new double[3];
    for (int i = 0; i < 3; i++) {
      yi[i] = Math.log(a[i] / c[i]);
      vi[i] = 1 / a[i] + 1 / c[i] + 2 / rest[i];
    }
    double[] ones = {1, 1, 1};
    List<PriorText> written = ModelText.parse("yi ~ 1\n" + PROPER).priors();
    OneVariancePosterior normal =
        OneVariancePosterior.compute(
            new RegressionData(yi, vi, ones, List.of(new Parameter.Mean(0, Parameter.INTERCEPT))),
            written);
    CountsPosterior exact = compute(tables, DataLikelihood.CONDITIONAL, PROPER);
    assertEquals(normal.coefficient(0).mean(), exact.mu().mean(), 2e-5);
    assertEquals(normal.coefficient(0).sd(), exact.mu().sd(), 2e-5);
    assertEquals(normal.tau().quantile(0.9), exact.tau().quantile(0.9), 2e-5);
    assertEquals(normal.theta(1).mean(), exact.theta(1).mean(), 2e-5);
    double[] shares = exact.weights();
    assertTrue(Arrays.stream(shares).sum() < 100 && Arrays.stream(shares).sum() > 95);
  }

  @Test
  void aDoubleZeroSaysNothingConditionally() {
    CountsPosterior with = compute(SPARSE, DataLikelihood.CONDITIONAL, PROPER);
    CountsPosterior without = compute(SPARSE.select(0, 2, 3), DataLikelihood.CONDITIONAL, PROPER);
    assertEquals(without.logMarginal(), with.logMarginal(), 1e-12);
    assertEquals(without.mu().mean(), with.mu().mean(), 1e-10);
    assertEquals(with.next(0).quantile(0.1), with.theta(1).quantile(0.1), 1e-8);
    assertEquals(1, with.shrinkage()[1], 1e-12);
    assertEquals(0, with.weights()[1], 1e-9);
    assertTrue(with.studies().isUninformative(1));
    assertFalse(with.studies().isUninformative(0));
  }

  /** With its baseline a double zero has a likelihood that falls as the odds ratio rises. */
  @Test
  void aDoubleZeroSaysSomethingWithABaseline() {
    CountsQuadrature model =
        CountsQuadrature.of(SPARSE, DataLikelihood.BINOMIAL, new BaselinePrior(-2, 1));
    assertFalse(model.isUninformative(1));
    EffectLikelihood zero = model.compute(priors(4, PROPER)).studies().likelihood(1);
    assertTrue(zero.log(-3) > zero.log(0) && zero.log(0) > zero.log(3));
    double mean = model.compute(priors(4, PROPER)).mu().mean();
    double without =
        CountsQuadrature.of(
                SPARSE.select(0, 2, 3), DataLikelihood.BINOMIAL, new BaselinePrior(-2, 1))
            .compute(priors(3, PROPER))
            .mu()
            .mean();
    assertTrue(mean < without, mean + " " + without);
  }

  /** A flat prior of the log rate leaves the conditional likelihood of two Poisson counts. */
  @Test
  void aFlatBaselineOfRatesIsTheConditionalModel() {
    TwoGroupRates rates = RATES.select(0, 2);
    CountsPosterior flat =
        CountsQuadrature.of(rates, DataLikelihood.POISSON, new BaselinePrior(0, 3000))
            .compute(priors(2, PROPER));
    CountsPosterior conditional = compute(rates, DataLikelihood.CONDITIONAL, PROPER);
    assertEquals(conditional.mu().mean(), flat.mu().mean(), 1e-6);
    assertEquals(conditional.tau().mean(), flat.tau().mean(), 1e-6);
    assertEquals(conditional.theta(1).sd(), flat.theta(1).sd(), 1e-6);
  }

  @Test
  void bayesFactorsAreRatiosOfMarginalLikelihoods() {
    CountsPosterior posterior = compute(BCG, DataLikelihood.CONDITIONAL, PROPER);
    ModelPriors without = priors(13, "prior mu = fixed(0)\nprior tau = half_normal(sd = 0.7)");
    // Savage and Dickey: the posterior over the prior density at 0.
    double prior = 1 / (2 * Math.sqrt(2 * Math.PI));
    double expected = posterior.mu().density(0) / prior;
    CountsQuadrature model =
        CountsQuadrature.of(BCG, DataLikelihood.CONDITIONAL, BaselinePrior.VAGUE);
    double factor = model.bayesFactor(without, priors(13, PROPER));
    assertEquals(expected, factor, 1e-8 * expected);
  }

  @Test
  void aKnownTauNeedsNoRule() {
    CountsPosterior known =
        compute(
            SPARSE,
            DataLikelihood.CONDITIONAL,
            "prior mu = normal(0, sd = 2)\nprior tau = fixed(0.4)");
    double log =
        CountsQuadrature.of(SPARSE, DataLikelihood.CONDITIONAL, BaselinePrior.VAGUE)
            .logLikelihood(priors(4, PROPER), 0.4)[0];
    assertEquals(log, known.logMarginal(), 1e-12);
    assertEquals(0.4, known.tau().mean(), 0);
    CountsPosterior fixed =
        compute(SPARSE, DataLikelihood.CONDITIONAL, "prior mu = fixed(-1)\nprior tau = fixed(0)");
    assertEquals(-1, fixed.mu().mean(), 0);
    assertEquals(-1, fixed.theta(2).mean(), 0);
    double expected =
        HypergeometricLikelihood.of(0, 20, 2, 20).value(-1)
            + HypergeometricLikelihood.of(3, 50, 5, 50).value(-1)
            + HypergeometricLikelihood.of(2, 20, 6, 20).value(-1);
    assertEquals(expected, fixed.logMarginal(), 1e-12);
  }

  @Test
  void whatHasNoFiniteMassIsRefused() {
    CountsQuadrature open =
        CountsQuadrature.of(SPARSE.select(0), DataLikelihood.CONDITIONAL, BaselinePrior.VAGUE);
    MetaException flat =
        assertThrows(
            MetaException.class, () -> open.compute(priors(1, "prior tau = half_cauchy(0.5)")));
    assertTrue(flat.getMessage().contains("mu = flat()"), flat.getMessage());
    MetaException tau =
        assertThrows(
            MetaException.class,
            () -> open.compute(priors(1, "prior mu = normal(0, sd = 1)\nprior tau = flat()")));
    assertTrue(tau.getMessage().contains("large tau keeps infinite mass"), tau.getMessage());
    MetaException kind =
        assertThrows(
            MetaException.class,
            () -> CountsQuadrature.of(RATES, DataLikelihood.BINOMIAL, BaselinePrior.VAGUE));
    assertTrue(kind.getMessage().contains("binomial"), kind.getMessage());
    TwoByTwoTables halves =
        new TwoByTwoTables(
            new double[] {0.5}, new double[] {9}, new double[] {3}, new double[] {7});
    assertThrows(
        MetaException.class,
        () -> CountsQuadrature.of(halves, DataLikelihood.CONDITIONAL, BaselinePrior.VAGUE));
  }
}
