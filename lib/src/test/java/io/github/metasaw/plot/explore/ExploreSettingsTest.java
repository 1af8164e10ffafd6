package io.github.metasaw.plot.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.PriorText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExploreSettingsTest {

  private static final ExploreSettings START = ExploreSettings.defaults(0.5);

  @Test
  void priorsAreThoseOfModelText() {
    List<PriorText> priors = START.withPrior("mu = normal(1, sd = 2)").priors();
    assertEquals(2, priors.size());
    assertEquals("half_cauchy(0.5)", START.priorOfTau());
    for (String line :
        List.of("tau2 = gamma(1, 1)", "log(tau) = normal(0, sd = 1)", "tau = log_normal(0, 1)")) {
      assertEquals(2, START.withPrior(line).priors().size(), line);
    }
  }

  /** So that the page finds its controls, whichever way a prior is written. */
  @Test
  void blanksAndSignsMakeNoDifference() {
    for (String line :
        List.of(
            "tau=half_normal( sd=1 )", "tau ~ half_normal(sd = 1)", " tau = half_normal(sd =1) ")) {
      assertEquals("half_normal(sd = 1)", START.withPrior(line).priorOfTau(), line);
    }
    assertEquals("1/tau2 = gamma(1, 1)", START.withPrior("1/tau2=gamma(1,1)").priorOfTau());
    assertEquals("normal(0, sd = 2)", START.withPrior("mu=normal(0,sd=2)").priorOfMu());
    assertThrows(MetaException.class, () -> START.withPrior("mu = flat()\nprior tau = flat()"));
    assertThrows(MetaException.class, () -> START.withPrior("L9"));
  }

  @Test
  void otherParametersAreRefused() {
    MetaException fault =
        assertThrows(MetaException.class, () -> START.withPrior("sigma = flat()"));
    assertEquals(
        "'sigma = flat()' is no prior of mu or tau, as in tau = half_cauchy(0.5)",
        fault.getMessage());
  }
}
