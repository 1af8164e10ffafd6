package io.github.metasaw.estimand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Estimand.Reading;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.freq.FreqOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EstimandTest {

  private static Fit fit(String method) {
    return Meta.fit(
        Meta.studies(Meta.dataset("bcg")).read(), FreqOptions.defaults().withMethod(method));
  }

  @ParameterizedTest
  @CsvSource({
    "common, COMMON_EFFECT, COMMON_EFFECT",
    "fixed, FIXED_EFFECTS, FIXED_EFFECTS",
    "REML, RANDOM_EFFECTS, EXCHANGEABLE_EFFECTS",
    "DL, RANDOM_EFFECTS, EXCHANGEABLE_EFFECTS"
  })
  void readingsDifferForDistributionsOnly(String method, Estimand random, Estimand exchangeable) {
    assertEquals(random, Estimand.of(fit(method), Reading.RANDOM));
    assertEquals(exchangeable, Estimand.of(fit(method), Reading.EXCHANGEABLE));
    assertEquals(random != exchangeable, random.isDistribution());
  }

  @ParameterizedTest
  @EnumSource(Estimand.class)
  void tau2IsTheSpreadOfDistributionsAlone(Estimand estimand) {
    assertEquals(estimand.isDistribution(), estimand.spread().equals("tau2"));
    assertEquals(
        estimand.isDistribution(), estimand.interval(fit("REML")).contains("tau2 is plugged in"));
  }

  @Test
  void aPosteriorHasProbabilityAndNoCoverage() {
    BayesFit fit = Meta.bayes(Meta.dataset("bcg"), "yi ~ 1\nprior tau = half_cauchy(0.5)");
    Estimand estimand = Estimand.of(fit, Reading.RANDOM);
    assertEquals("probability of mu, given the priors", estimand.interval(fit));
    assertTrue(estimand.interval(fit("REML")).startsWith("covers mu in repeated data"));
  }

  @Test
  void readingsAreFoundInAnyCaseAndOthersRefused() {
    assertEquals(Reading.EXCHANGEABLE, Reading.parse("Exchangeable"));
    assertThrows(MetaException.class, () -> Reading.parse("fixed"));
  }
}
