package io.github.metasaw.model.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.covariance.MarginalCovariance;
import org.junit.jupiter.api.Test;

class CoefficientPriorTest {

  private static final double[] YI = {0.1, 0.9, 0.4};
  private static final double[] VI = {0.02, 0.1, 0.05};

  private static GaussianLikelihood likelihood(CoefficientPrior prior) {
    return GaussianLikelihood.withPrior(
        YI, new double[] {1, 1, 1}, 1, MarginalCovariance.known(Diagonal.of(VI)), prior);
  }

  /** A normal prior of the mean is one more study. */
  @Test
  void thePosteriorIsThatOfOneMoreStudy() {
    CoefficientPrior prior = new CoefficientPrior(new double[] {0.7}, new double[] {4});
    GaussianLikelihood likelihood = likelihood(prior);
    double value = likelihood.at(new double[0]);
    double precision = 4;
    double weighted = 4 * 0.7;
    for (int i = 0; i < 3; i++) {
      precision += 1 / VI[i];
      weighted += YI[i] / VI[i];
    }
    double mean = weighted / precision;
    assertEquals(mean, likelihood.mean().beta()[0], 1e-13);
    assertEquals(1 / precision, likelihood.mean().covariance()[0], 1e-14);
    // p(y) = p(y | mu) p(mu) / p(mu | y) at mu = its posterior mean.
    double log = Math.log(Normal.density((mean - 0.7) * 2) * 2);
    for (int i = 0; i < 3; i++) {
      log += Math.log(Normal.density((YI[i] - mean) / Math.sqrt(VI[i])) / Math.sqrt(VI[i]));
    }
    log -= Math.log(Normal.density(0) * Math.sqrt(precision));
    assertEquals(log, value, 1e-12);
  }

  @Test
  void precisionsCanBeSet() {
    CoefficientPrior prior = new CoefficientPrior(new double[] {0.7}, new double[] {4});
    prior.setPrecision(0, 1e12);
    GaussianLikelihood likelihood = likelihood(prior);
    likelihood.at(new double[0]);
    assertEquals(0.7, likelihood.mean().beta()[0], 1e-9);
  }
}
