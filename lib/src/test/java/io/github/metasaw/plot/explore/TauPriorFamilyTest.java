package io.github.metasaw.plot.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TauPriorFamilyTest {

  /** Each is a prior that model text knows, and is found again in its text. */
  @ParameterizedTest
  @EnumSource(TauPriorFamily.class)
  void eachIsWrittenAsModelTextHasIt(TauPriorFamily family) {
    String text = family.prior(0.25);
    String line = text.contains("tau") ? text : "tau = " + text;
    ExploreSettings settings = ExploreSettings.defaults(1).withPrior(line);
    assertEquals(2, settings.priors().size());
    double scale = family.scale(settings.priorOfTau()).orElseThrow();
    assertEquals(family.hasScale() ? 0.25 : Double.NaN, scale);
    for (TauPriorFamily other : TauPriorFamily.values()) {
      assertTrue(other == family || other.scale(text).isEmpty(), other + " of " + text);
    }
  }
}
