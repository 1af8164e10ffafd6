package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.RegressionData;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The upper tail of log tau goes as exp(-(r + k - q) u), with r the prior's rate: -1 of flat(), 0
 * of a prior that is flat in log tau, 1 of half-Cauchy.
 */
class TauPriorRulesTest {

  private static void refuse(int k, String... priors) {
    double[] yi = new double[k];
    double[] vi = new double[k];
    Arrays.setAll(yi, i -> i);
    Arrays.fill(vi, 1);
    RegressionData data = RegressionData.intercept(yi, vi);
    TauPriorRules.refuse(Models.priors(data, priors), vi);
  }

  /** The number of studies that a message asks for is enough, and one less is not. */
  @ParameterizedTest
  @CsvSource({
    "tau = flat(), mu = flat(), 3",
    "tau = flat(), 'mu = normal(0, sd = 1)', 2",
    "tau2 = flat(), mu = flat(), 4",
    "tau2 = flat(), 'mu = normal(0, sd = 1)', 3",
    "tau = square_root(), mu = flat(), 2",
    "tau = berger_deely(), mu = flat(), 2"
  })
  void studiesNeeded(String tau, String mu, int needed) {
    assertDoesNotThrow(() -> refuse(needed, tau, mu));
    MetaException refused = assertThrows(MetaException.class, () -> refuse(needed - 1, tau, mu));
    assertTrue(
        refused.getMessage().contains("it needs " + needed + " studies or more"),
        refused.getMessage());
  }

  @Test
  void properPriorsNeedOneStudy() {
    assertDoesNotThrow(() -> refuse(1, "tau = half_cauchy(1)"));
    assertDoesNotThrow(() -> refuse(1, "tau = half_normal(sd = 1)"));
  }

  /** Uniform in log tau has infinite mass near tau = 0, whatever the number of studies. */
  @Test
  void infiniteMassAtZeroIsRefused() {
    for (String prior :
        new String[] {"log(tau) = flat()", "log(tau2) = flat()", "1/tau2 = flat()"}) {
      MetaException refused = assertThrows(MetaException.class, () -> refuse(50, prior));
      assertTrue(
          refused.getMessage().contains("the data can never rule out tau = 0"),
          refused.getMessage());
    }
  }

  @Test
  void pointsAreNeverRefused() {
    assertDoesNotThrow(() -> refuse(1, "tau = fixed(0)"));
    assertDoesNotThrow(() -> refuse(1, "tau = grid(0, 3, 0.1)"));
  }
}
