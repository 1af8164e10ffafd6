package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PriorDensity;
import org.junit.jupiter.api.Test;

class PosteriorFitTest {

  private static final BayesFit EXACT =
      Schools.fit(
          BayesOptions.defaults().withLevel(0.9), "mu = normal(0, sd = 9)", "tau = half_cauchy(5)");

  /** The prior of a variable is a density on the scale of the variable. */
  @Test
  void priorsOfVariables() {
    PriorDensity tau = EXACT.prior("tau").orElseThrow();
    assertEquals("tau = half_cauchy(5)", tau.code());
    assertEquals(2 / (Math.PI * 5 * (1 + 0.16)), tau.curve().applyAsDouble(2), 1e-12);
    PriorDensity tau2 = EXACT.prior("tau2").orElseThrow();
    assertEquals(tau.curve().applyAsDouble(2) / 4, tau2.curve().applyAsDouble(4), 1e-12);
    assertEquals("mu = normal(0, sd = 9)", EXACT.prior("mu").orElseThrow().code());
    assertTrue(EXACT.prior("theta[1]").isEmpty());
    assertTrue(EXACT.prior("theta_new").isEmpty());
  }

  @Test
  void pooledIsThePosteriorOfMu() {
    Pooled pooled = EXACT.pooled();
    assertEquals(EXACT.mean("mu"), pooled.estimate());
    assertEquals(EXACT.quantile("mu", 0.05), pooled.interval().lower(), 1e-12);
    assertEquals(EXACT.quantile("theta_new", 0.95), pooled.prediction().upper(), 1e-12);
    assertFalse(EXACT.isSampled());
    assertEquals("exact", EXACT.sampler());
    assertEquals(0, EXACT.logMarginalError());
  }

  @Test
  void namesOfEffects() {
    assertEquals("theta[3]", EXACT.canonical("theta[C]"));
    assertEquals("theta[3]", EXACT.canonical(" theta[\"C\"] "));
    assertSame(EXACT.marginal("theta[3]"), EXACT.marginal("theta[C]"));
    assertThrows(MetaException.class, () -> EXACT.canonical("theta[9]"));
  }

  /** What exists for one tau only is refused by name for other models. */
  @Test
  void otherModelsRefuseWhatTheyHaveNot() {
    BayesFit grouped =
        Meta.bayes(
            ClusteredRows.rows(),
            "yi ~ 1 + (1 | study) + meta_V(V = vi)\nprior sigma = fixed(0.2)\nprior sd(study) = fixed(0.3)",
            BayesOptions.defaults().withDraws(20));
    for (org.junit.jupiter.api.function.Executable call :
        new org.junit.jupiter.api.function.Executable[] {
          () -> grouped.logLikelihood(1),
          () -> grouped.thetaGivenTau(1),
          grouped::predictiveP,
          grouped::posteriorPredictive
        }) {
      MetaException refused = assertThrows(MetaException.class, call);
      assertTrue(
          refused.getMessage().contains("is made for one tau and independent studies"),
          refused.getMessage());
    }
    assertTrue(grouped.isSampled());
  }
}
