package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.posterior.PosteriorVariable.Kind;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.RegressionData;
import org.junit.jupiter.api.Test;

class ExactMarginalsTest {

  private static ExactMarginals marginals(String... priors) {
    RegressionData data = Models.schools();
    ModelPriors read = Models.priors(data, priors);
    return new ExactMarginals(data, read, PosteriorQuadrature.compute(data, read));
  }

  private static PosteriorVariable variable(String name, Kind kind) {
    return new PosteriorVariable(name, kind, 0);
  }

  @Test
  void eachIsMadeOnce() {
    ExactMarginals marginals = marginals("tau = half_cauchy(5)");
    PosteriorVariable theta = variable("theta[1]", Kind.THETA);
    assertSame(marginals.of(theta), marginals.of(theta));
  }

  /** Few values of tau give the quantiles that all of them do. */
  @Test
  void condensedQuantilesAreThoseOfTheWholeList() {
    ExactMarginals marginals = marginals("mu = normal(0, sd = 20)", "tau = half_cauchy(5)");
    Marginal all = marginals.mixtures().theta(0);
    Marginal few = marginals.of(variable("theta[1]", Kind.THETA));
    for (double p : new double[] {0.001, 0.025, 0.25, 0.5, 0.975}) {
      assertEquals(all.quantile(p), few.quantile(p), 1e-7 * all.sd(), "quantile " + p);
      assertEquals(p, few.cdf(few.quantile(p)), 1e-8);
    }
    assertEquals(all.mean(), few.mean());
    assertEquals(all.sd(), few.sd());
  }

  @Test
  void tau2IsTheSquareOfTau() {
    for (String prior : new String[] {"tau = half_cauchy(5)", "tau = grid(1, 9, 2)"}) {
      ExactMarginals marginals = marginals(prior);
      Marginal tau = marginals.of(variable("tau", Kind.TAU));
      Marginal tau2 = marginals.of(variable("tau2", Kind.TAU2));
      double q = tau.quantile(0.8);
      assertEquals(q * q, tau2.quantile(0.8), 1e-8 * q * q);
    }
  }

  @Test
  void variablesOfOtherModelsAreNone() {
    ExactMarginals marginals = marginals("tau = fixed(1)");
    PosteriorVariable effect = variable("u[g=a]", Kind.GROUP_EFFECT);
    assertThrows(IllegalArgumentException.class, () -> marginals.of(effect));
  }
}
