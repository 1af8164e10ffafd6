package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.distribution.QuadraticForms;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import org.junit.jupiter.api.Test;

class Zeta2FormsTest {

  /** E zeta2 = sum eta_i (m_i - m)^2 + sum eta_i Var theta_i - Var beta_F, given tau. */
  @Test
  void meanByTheCovarianceOfTheEffects() {
    ExactPosterior exact = Models.exact(Models.schools(), "tau = grid(0.5, 12, 2.3)");
    double[] eta = exact.shares();
    QuadraticForms forms = Zeta2Forms.compute(exact, eta);
    for (int c = 0; c < exact.size(); c++) {
      double mean = 0;
      double ownOfMean = 0;
      double load = 0;
      for (int i = 0; i < 8; i++) {
        double b = exact.shrinkage(c, i);
        mean += eta[i] * exact.thetaMean(c, i);
        ownOfMean += eta[i] * eta[i] * (1 - b) * Models.VI[i];
        load += eta[i] * b;
      }
      double varianceOfMean = ownOfMean + load * load * exact.covariance(c, 0, 0);
      double expected = -varianceOfMean;
      for (int i = 0; i < 8; i++) {
        double gap = exact.thetaMean(c, i) - mean;
        expected += eta[i] * (gap * gap + exact.thetaVariance(c, i));
      }
      assertEquals(expected, forms.mean(c), 1e-9 * expected);
    }
  }

  /** Mean and SD by simulation of mu and theta given tau. */
  @Test
  void momentsBySimulation() {
    double tau = 8;
    ExactPosterior exact = Models.exact(Models.schools(), "tau = fixed(8)");
    double[] eta = exact.shares();
    QuadraticForms forms = Zeta2Forms.compute(exact, eta);
    RandomStream stream = Streams.of(12).chain(0);
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    double[] theta = new double[8];
    for (int s = 0; s < n; s++) {
      double mu = exact.beta(0, 0) + Math.sqrt(exact.covariance(0, 0, 0)) * stream.nextGaussian();
      double mean = 0;
      for (int i = 0; i < 8; i++) {
        double share = tau * tau / (Models.VI[i] + tau * tau);
        theta[i] =
            mu
                + share * (Models.YI[i] - mu)
                + Math.sqrt(share * Models.VI[i]) * stream.nextGaussian();
        mean += eta[i] * theta[i];
      }
      double zeta2 = 0;
      for (int i = 0; i < 8; i++) {
        zeta2 += eta[i] * (theta[i] - mean) * (theta[i] - mean);
      }
      sum += zeta2;
      squares += zeta2 * zeta2;
    }
    double mean = sum / n;
    double sd = Math.sqrt(squares / n - mean * mean);
    assertEquals(forms.mean(0), mean, 4.5 * sd / Math.sqrt(n));
    assertEquals(1, sd / forms.sd(0), 0.02);
  }

  /** One study does not differ from itself. */
  @Test
  void oneStudyHasNoSpread() {
    ExactPosterior one =
        Models.exact(
            RegressionData.intercept(new double[] {3}, new double[] {4}),
            "mu = normal(0, sd = 1)",
            "tau = fixed(2)");
    assertEquals(0, Zeta2Forms.compute(one, one.shares()).mean(0), 1e-15);
  }
}
