package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.Schools;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.draws.Mcse;
import io.github.metasaw.fit.BayesFit;
import org.junit.jupiter.api.Test;

class GibbsSamplerTest {

  private static Draws draws(int draws, String... priors) {
    ChainSettings settings =
        BayesOptions.defaults().withSampler(Sampler.GIBBS).withDraws(draws).chainSettings();
    return new GibbsSampler(Schools.model(priors), settings).draw();
  }

  /** A fixed tau stays, and mu is drawn from its normal distribution. */
  @Test
  void fixedTau() {
    Draws draws = draws(3000, "tau = fixed(7)");
    for (double tau : draws.pooled("tau")) {
      assertEquals(7, tau, 1e-14);
    }
    double[][] mu = draws.byIteration("mu");
    double sum = 0;
    for (double value : draws.pooled("mu")) {
      sum += value / 12_000;
    }
    assertEquals(0, (sum - Schools.mean(7)) / Mcse.mean(mu), 4.5);
  }

  /** The steps of tau under two Student priors, against their one with an exact answer. */
  @Test
  void studentPriorOfMu() {
    String[] priors = {"mu = cauchy(0, 2)", "tau = half_normal(sd = 10)"};
    BayesFit exact = Schools.fit(BayesOptions.defaults(), priors);
    Draws draws = draws(4000, priors);
    for (String name : new String[] {"mu", "tau", "theta[1]"}) {
      double[][] x = draws.byIteration(name);
      double q = exact.quantile(name, 0.5);
      double[][] below = SamplersTest.atMost(q, x);
      assertEquals(0, (SamplersTest.share(below) - 0.5) / Mcse.mean(below), 4.5, name);
    }
  }

  @Test
  void aSeedGivesTheSameDraws() {
    Draws first = draws(20, "tau = half_cauchy(5)");
    Draws second = draws(20, "tau = half_cauchy(5)");
    assertArrayEquals(first.pooled("tau"), second.pooled("tau"));
    assertTrue(first.variable("tau")[0][0] != first.variable("tau")[1][0]);
  }
}
