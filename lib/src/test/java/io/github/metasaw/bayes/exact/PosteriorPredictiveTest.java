package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.Schools;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.model.RegressionData;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PosteriorPredictiveTest {

  private static double p(RegressionData data, String... priors) {
    ModelPriors read = Models.priors(data, priors);
    return PosteriorPredictive.heterogeneity(
        new ExactMarginals(data, read, PosteriorQuadrature.compute(data, read)));
  }

  /** Two studies: their difference over its SD, squared, is chi-squared with one degree. */
  @Test
  void twoStudiesAreOneDifference() {
    RegressionData two = RegressionData.intercept(new double[] {1, 4}, new double[] {0.5, 1.2});
    for (double tau : new double[] {0, 0.7, 2}) {
      double q = 9 / (1.7 + 2 * tau * tau);
      double expected = 1 - ChiSquaredDistribution.of(1).cumulativeProbability(q);
      assertEquals(expected, p(two, "tau = fixed(" + tau + ")"), 1e-8);
    }
  }

  /** With tau = 0 it is the p value of Cochran's Q. */
  @Test
  void withoutHeterogeneityItIsTheTestOfQ() {
    double mean = Schools.mean(0);
    double q = 0;
    for (int i = 0; i < 8; i++) {
      q += Math.pow(Models.YI[i] - mean, 2) / Models.VI[i];
    }
    double expected = 1 - ChiSquaredDistribution.of(7).cumulativeProbability(q);
    assertEquals(expected, p(Models.schools(), "tau = fixed(0)"), 1e-8);
  }

  /** A prior that holds tau too small makes the data unusual, one too large the other way. */
  @Test
  void bothWaysToBeWrong() {
    RegressionData data =
        RegressionData.intercept(new double[] {0, 4, 8, 12, 16}, new double[] {1, 1, 1, 1, 1});
    assertTrue(p(data, "tau = half_normal(sd = 0.1)") < 1e-6);
    assertTrue(p(data, "tau = log_normal(6, 0.1)") > 0.999);
  }

  /** Given tau and mu known, yi is N(mu, vi + tau2). */
  @Test
  void studiesAgainstTheirPredictions() {
    RegressionData data = Models.schools();
    ModelPriors priors = Models.priors(data, "mu = fixed(5)", "tau = fixed(6)");
    ExactPosterior exact = PosteriorQuadrature.compute(data, priors);
    Table table =
        PosteriorPredictive.studies(Schools.studies(), exact, new PosteriorMixtures(exact, false));
    for (int i = 0; i < 8; i++) {
      double sd = Math.sqrt(Models.VI[i] + 36);
      assertEquals(5, table.doubleColumn("mean").get(i), 1e-12);
      assertEquals(sd, table.doubleColumn("sd").get(i), 1e-12);
      double z = Math.abs(Models.YI[i] - 5) / sd;
      double expected = 2 * NormalDistribution.of(0, 1).survivalProbability(z);
      assertEquals(expected, table.doubleColumn("p").get(i), 1e-12);
    }
    assertEquals("A", table.getString(0, "study"));
  }
}
