package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.random.Streams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExactPosteriorTest {

  private static final String[] PRIORS = {"mu = normal(0, sd = 10)", "tau = half_cauchy(5)"};

  @Test
  void probabilitiesSumToOneAndGiveTheMomentsOfTau() {
    ExactPosterior exact = Models.exact(Models.schools(), PRIORS);
    double sum = 0;
    double mean = 0;
    for (int c = 0; c < exact.size(); c++) {
      assertTrue(exact.weight(c) > 0);
      sum += exact.weight(c);
      mean += exact.weight(c) * exact.tau(c);
    }
    assertEquals(1, sum, 1e-12);
    assertEquals(exact.tau().mean(), mean, 1e-9);
    assertEquals(exact.distinct(), exact.size(), "one component for each tau");
  }

  /** tau = 0: all effects are mu. tau without bound: each effect is its estimate. */
  @Test
  void limitsOfTheEffects() {
    ExactPosterior none = Models.exact(Models.schools(), "tau = fixed(0)");
    ExactPosterior large = Models.exact(Models.schools(), "tau = fixed(1e9)");
    for (int i = 0; i < 8; i++) {
      assertEquals(none.beta(0, 0), none.thetaMean(0, i));
      assertEquals(none.covariance(0, 0, 0), none.thetaVariance(0, i), 1e-14);
      assertEquals(1, none.shrinkage(0, i));
      assertEquals(Models.YI[i], large.thetaMean(0, i), 1e-9);
      assertEquals(Models.VI[i], large.thetaVariance(0, i), 1e-6);
    }
  }

  /** A study alone, with mu known: the conjugate normal posterior of its effect. */
  @Test
  void oneStudyIsConjugate() {
    ExactPosterior one =
        Models.exact(
            RegressionData.intercept(new double[] {3}, new double[] {4}),
            "mu = fixed(1)",
            "tau = fixed(2)");
    assertEquals(2, one.thetaMean(0, 0), 1e-15);
    assertEquals(2, one.thetaVariance(0, 0), 1e-15);
    double z = (3 - 1) / Math.sqrt(8);
    assertEquals(-0.5 * (Math.log(2 * Math.PI * 8) + z * z), one.logMarginal(), 1e-13);
  }

  /** The order of the studies does not matter, nor does their origin under a flat prior. */
  @Test
  void orderAndShift() {
    double[] yi = new double[8];
    double[] vi = new double[8];
    for (int i = 0; i < 8; i++) {
      yi[i] = Models.YI[7 - i] + 500;
      vi[i] = Models.VI[7 - i];
    }
    ExactPosterior a = Models.exact(Models.schools(), "tau = half_normal(sd = 10)");
    ExactPosterior b = Models.exact(RegressionData.intercept(yi, vi), "tau = half_normal(sd = 10)");
    assertEquals(a.logMarginal(), b.logMarginal(), 1e-8);
    assertEquals(a.tau().quantile(0.9), b.tau().quantile(0.9), 1e-7);
    PosteriorMixtures of = new PosteriorMixtures(a, true);
    PosteriorMixtures ofShifted = new PosteriorMixtures(b, true);
    assertEquals(of.coefficient(0).mean() + 500, ofShifted.coefficient(0).mean(), 1e-7);
    assertEquals(of.theta(0).sd(), ofShifted.theta(7).sd(), 1e-7);
  }

  /** In another unit p(y) changes by c^-k, mu having a prior of its own. */
  @Test
  void unit() {
    double c = 0.01;
    double[] yi = Arrays.stream(Models.YI).map(y -> c * y).toArray();
    double[] vi = Arrays.stream(Models.VI).map(v -> c * c * v).toArray();
    ExactPosterior a = Models.exact(Models.schools(), PRIORS);
    ExactPosterior b =
        Models.exact(
            RegressionData.intercept(yi, vi),
            "mu = normal(0, sd = 0.1)",
            "tau = half_cauchy(0.05)");
    assertEquals(a.logMarginal() - 8 * Math.log(c), b.logMarginal(), 1e-8);
    assertEquals(c * a.tau().median(), b.tau().median(), 1e-9);
  }

  /** A list of draws has no marginal likelihood. */
  @Test
  void drawsHaveNoMarginalLikelihood() {
    RegressionData data = Models.schools();
    ModelPriors priors = Models.priors(data, "mu = cauchy(0, 5)", "tau = half_cauchy(5)");
    ExactPosterior drawn =
        PosteriorQuadrature.ofDraws(
            data,
            priors,
            new double[] {1, 4, 9},
            new double[][] {{5, 6, 7}},
            Streams.of(1).chain(0));
    assertTrue(drawn.isOfDraws());
    assertEquals(3, drawn.size());
    assertEquals(1 / 3.0, drawn.weight(1), 1e-15);
    assertEquals(14 / 3.0, drawn.tau().mean(), 1e-14);
    assertThrows(MetaException.class, drawn::logMarginal);
  }
}
