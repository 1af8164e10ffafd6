package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.random.Streams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTauPosteriorTest {

  private static LogTauPosterior posterior(RegressionData data, String... priors) {
    ModelPriors read = Models.priors(data, priors);
    return LogTauPosterior.of(GaussianGivenTau.of(data, read.coefficients()), read, data);
  }

  /** log tau + log prior of tau + log p(y | tau) with a flat mu, written out. */
  @Test
  void isLikelihoodTimesPriorTimesJacobian() {
    LogTauPosterior posterior = posterior(Models.schools(), "tau = half_normal(sd = 7)");
    for (double u : new double[] {-3, 0.4, 2.2, 3.5}) {
      double tau = Math.exp(u);
      double sumW = 0;
      double sumWy = 0;
      double sumWyy = 0;
      double log = u + Math.log(Math.sqrt(2 / Math.PI) / 7) - tau * tau / 98;
      for (int i = 0; i < Models.YI.length; i++) {
        double v = Models.VI[i] + tau * tau;
        sumW += 1 / v;
        sumWy += Models.YI[i] / v;
        sumWyy += Models.YI[i] * Models.YI[i] / v;
        log -= 0.5 * Math.log(2 * Math.PI * v);
      }
      log += 0.5 * (Math.log(2 * Math.PI / sumW) - (sumWyy - sumWy * sumWy / sumW));
      assertEquals(log, posterior.at(u), 1e-11);
    }
  }

  /** The rates that it states are those of its values. */
  @Test
  void tailsFallOffAtTheRatesStated() {
    LogTauPosterior flat = posterior(Models.schools(), "tau = flat()");
    assertEquals(1, flat.lowerRate());
    assertEquals(8 - 1 - 1, flat.upperRate());
    assertEquals(flat.lowerRate(), flat.at(-20) - flat.at(-21), 1e-9);
    assertEquals(flat.upperRate(), flat.at(20) - flat.at(21), 1e-9);
    LogTauPosterior proper =
        posterior(Models.schools(), "mu = normal(0, sd = 5)", "tau = half_t(3, 2)");
    assertEquals(8 + 3, proper.upperRate());
    assertEquals(proper.upperRate(), proper.at(20) - proper.at(21), 1e-9);
  }

  @Test
  void landmarksSpanTheScalesOfDataAndPrior() {
    double[] marks = posterior(Models.schools(), "tau = half_cauchy(5)").landmarks();
    Arrays.sort(marks);
    assertEquals(3, marks.length);
    assertEquals(Math.log(5), marks[0], 1e-12);
    assertEquals(Math.log(9), marks[1], 1e-12);
    // The range of the estimates, 31, is larger than the largest standard error, 18.
    assertEquals(Math.log(31), marks[2], 1e-12);
  }

  /** A prior of mu a million units away makes tau of that size. */
  @Test
  void aFarPriorOfMuAddsALandmark() {
    double[] marks =
        posterior(Models.schools(), "mu = normal(1000000, sd = 1)", "tau = half_cauchy(5)")
            .landmarks();
    assertEquals(4, marks.length);
    assertEquals(Math.log(1e6 + 3), Arrays.stream(marks).max().orElseThrow(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tau = half_cauchy(5)",
        "tau = uniform(2, 2.1)",
        "tau = uniform(0, 0.001)",
        "tau = pareto(3, 4000)",
        "1/tau2 = uniform(0.001, 1000)"
      })
  void chainsStartInsideTheSupport(String prior) {
    LogTauPosterior posterior = posterior(Models.schools(), prior);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < 50; c++) {
      double u = posterior.start(Streams.of(3).chain(c));
      assertTrue(posterior.at(u) > Double.NEGATIVE_INFINITY, prior);
      least = Math.min(least, u);
      most = Math.max(most, u);
    }
    double width = Math.min(1, posterior.upper() - posterior.lower());
    assertTrue(most - least > 0.5 * width, "starts lie apart");
  }

  @Test
  void outsideTheSupportTheDensityIsZero() {
    LogTauPosterior posterior = posterior(Models.schools(), "tau = uniform(2, 3)");
    assertEquals(Math.log(2), posterior.lower());
    assertEquals(Math.log(3), posterior.upper());
    assertEquals(Double.NEGATIVE_INFINITY, posterior.at(Math.log(1.9)));
    assertEquals(Double.NEGATIVE_INFINITY, posterior.at(Math.log(3.1)));
  }
}
