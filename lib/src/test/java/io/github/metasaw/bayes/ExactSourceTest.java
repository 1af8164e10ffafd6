package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Mcse;
import io.github.metasaw.fit.BayesFit;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ExactSourceTest {

  private final BayesFit fit =
      Schools.fit(
          BayesOptions.defaults().withDraws(2000),
          "mu = normal(0, sd = 10)",
          "tau = half_cauchy(5)");

  @Test
  void summaryHoldsTheMarginals() {
    Table summary = fit.summary();
    assertEquals(fit.variables().size(), summary.rowCount());
    for (int i = 0; i < summary.rowCount(); i++) {
      String name = summary.getString(i, "variable");
      assertEquals(fit.mean(name), summary.doubleColumn("mean").get(i));
      assertEquals(fit.quantile(name, 0.975), summary.doubleColumn("q97.5").get(i));
      assertTrue(summary.doubleColumn("rhat").isMissing(i));
      assertTrue(summary.doubleColumn("mcse").isMissing(i));
    }
  }

  /** Draws are made once, on demand, and are draws of these marginals. */
  @Test
  void drawsFollowTheMarginals() {
    assertSame(fit.sample(), fit.sample());
    for (String name : new String[] {"mu", "tau", "theta[4]", "zeta2"}) {
      double[] pooled = fit.sample().pooled(name);
      double sum = 0;
      for (double value : pooled) {
        sum += fit.marginal(name).cdf(value);
      }
      // The distribution function of a draw is uniform.
      double error = Math.sqrt(1 / 12.0 / pooled.length);
      assertEquals(0.5, sum / pooled.length, 4.5 * error, name);
      assertTrue(Mcse.mean(fit.sample().byIteration(name)) > 0);
    }
  }

  @Test
  void quadratureIsSaid() {
    assertTrue(
        fit.checkList().stream()
            .anyMatch(
                check -> check.name().equals("quadrature") && check.status() == Check.Status.OK));
  }
}
