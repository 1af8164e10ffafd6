package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class OneTauConditionalTest {

  private static BayesFit fit(String... priors) {
    return Schools.fit(BayesOptions.defaults(), priors);
  }

  /** Given tau the weights are the inverse variances, and a normal prior has the rest. */
  @Test
  void weightsGivenTau() {
    double[] weights = fit("mu = normal(0, sd = 4)", "tau = fixed(6)").weights();
    double[] vi = Schools.vi();
    double precision = 1 / 16.0;
    for (double v : vi) {
      precision += 1 / (v + 36);
    }
    for (int i = 0; i < 8; i++) {
      assertEquals(100 / (vi[i] + 36) / precision, weights[i], 1e-10);
    }
    double flat = Arrays.stream(fit("tau = half_cauchy(5)").weights()).sum();
    assertEquals(100, flat, 1e-8);
  }

  /** The mean of a quantity is that over tau of its mean given tau. */
  @Test
  void thetaGivenTauAveragesToTheta() {
    BayesFit fit = fit("tau = grid(1, 9, 4)");
    Table given = fit.thetaGivenTau(1, 5, 9);
    double mean = 0;
    for (int t = 0; t < 3; t++) {
      double p =
          fit.marginal("tau").cdf(1 + 4 * t) - (t == 0 ? 0 : fit.marginal("tau").cdf(4 * t - 3));
      mean += p * given.doubleColumn("mean").get(8 * t + 2);
    }
    assertEquals(mean, fit.mean("theta[3]"), 1e-9);
    assertEquals("C", given.getString(10, "study"));
    assertThrows(MetaException.class, () -> fit.thetaGivenTau(-1));
  }

  /** tau = 0: full shrinkage to the mean; tau large: none. */
  @Test
  void shrinkageFactors() {
    for (double value : fit("tau = fixed(0)").shrinkage().doubleColumn("shrinkage")) {
      assertEquals(1, value, 1e-15);
    }
    for (double value : fit("tau = fixed(1e9)").shrinkage().doubleColumn("shrinkage")) {
      assertTrue(value < 1e-12);
    }
  }

  /** An estimate with no error is the new effect itself. */
  @Test
  void aNewEstimate() {
    BayesFit fit = fit("tau = half_normal(sd = 8)");
    assertEquals(fit.sd("theta_new"), fit.newEstimate(0).sd(), 1e-9);
    double sd = fit.sd("theta_new");
    assertEquals(Math.sqrt(sd * sd + 25), fit.newEstimate(5).sd(), 1e-8);
    assertThrows(MetaException.class, () -> fit.newEstimate(-1));
    double theta = fit.sd("theta[2]");
    assertEquals(Math.sqrt(theta * theta + 100), fit.replicate("theta[2]").sd(), 1e-8);
    assertThrows(MetaException.class, () -> fit.replicate("mu"));
  }

  /** Without moderators one prediction: of mu and of the next effect. */
  @Test
  void predictions() {
    BayesFit fit = fit("tau = half_normal(sd = 8)");
    Table table = fit.predict();
    assertEquals(1, table.rowCount());
    assertEquals(fit.mean("mu"), table.doubleColumn("estimate").get(0), 1e-9);
    assertEquals(fit.quantile("mu", 0.975), table.doubleColumn("upper").get(0), 1e-6);
    assertEquals(fit.quantile("theta_new", 0.025), table.doubleColumn("piLower").get(0), 1e-6);
  }

  /** log p(y | tau) and the prior of tau give its posterior up to a constant. */
  @Test
  void likelihoodTimesPriorIsThePosterior() {
    BayesFit fit = fit("tau = half_normal(sd = 8)");
    double[] tau = {0.5, 3, 9, 20};
    double[] log = fit.logLikelihood(tau);
    double constant = Double.NaN;
    for (int i = 0; i < tau.length; i++) {
      double gap = log[i] - tau[i] * tau[i] / 128 - Math.log(fit.marginal("tau").density(tau[i]));
      if (i > 0) {
        assertEquals(constant, gap, 1e-8);
      }
      constant = gap;
    }
  }
}
