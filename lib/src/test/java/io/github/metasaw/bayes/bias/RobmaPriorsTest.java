package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobmaPriorsTest {

  private static final RobmaPriors PRIORS = RobmaPriors.DEFAULT;

  @Test
  void theDefaultsAreThoseOfRobma() {
    assertEquals("normal(0, sd = 1)", PRIORS.effect().code());
    assertEquals(1 / Math.sqrt(2 * Math.PI), PRIORS.effect().density(0), 1e-15);
    // the density of tau at 0.15: 0.15/0.15^2 exp(-1)
    assertEquals(Math.exp(-1) / 0.15, PRIORS.heterogeneity().density().ofPower(0.15, 1), 1e-12);
    assertEquals(1 / Math.PI, PRIORS.pet().density().ofPower(1, 1), 1e-12);
    assertEquals(1 / Math.PI / 5, PRIORS.peese().density().ofPower(5, 1), 1e-12);
  }

  @Test
  void priorsAreReadAsModelTextWritesThem() {
    assertEquals(0.25, PRIORS.withEffect("normal(0, variance = 0.0625)").effect().scale());
    assertEquals(2 / Math.PI, PRIORS.withPet("half_cauchy(1)").pet().density().ofPower(0, 1), 1e-9);
    assertEquals(
        1 / Math.PI / 2, PRIORS.withPeese("half_cauchy(2)").peese().density().ofPower(2, 1), 1e-12);
    assertEquals(
        0.5, PRIORS.withHeterogeneity("uniform(0, 2)").heterogeneity().density().ofPower(1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flat()",
        "fixed(0)",
        "half_cauchy(1)",
        "normal(0, 1)",
        "normal(0, sd = -1)",
        "normal(0, sd = 0)",
        "norm(0, sd = 1)",
        "normal(0",
        "0",
        ""
      })
  void whatIsNoPriorOfAnEffectIsRefused(String text) {
    assertSentence(assertThrows(MetaException.class, () -> PRIORS.withEffect(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flat()",
        "fixed(0.2)",
        "grid(0, 1, 0.1)",
        "normal(0, sd = 1)",
        "square_root()",
        "half_cauchy(0)",
        "half_cauchy(-1)",
        "half_cauchy()",
        "inverse_gamma(1)",
        "uniform(1, 0)",
        "lkj(2)",
        "uniform_shrinkage()",
        "0.2"
      })
  void whatIsNoPriorOfHeterogeneityIsRefused(String text) {
    assertSentence(assertThrows(MetaException.class, () -> PRIORS.withHeterogeneity(text)));
    assertThrows(MetaException.class, () -> PRIORS.withPet(text));
    assertThrows(MetaException.class, () -> PRIORS.withPeese(text));
  }

  private static void assertSentence(MetaException fault) {
    assertFalse(fault.getMessage().isBlank());
    assertFalse(fault.getMessage().contains("NaN"), fault.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 2, Double.NaN})
  void probabilitiesThatDataCannotChangeAreRefused(double p) {
    assertThrows(MetaException.class, () -> PRIORS.withProbabilities(p, 0.5, 0.5));
    assertThrows(MetaException.class, () -> PRIORS.withProbabilities(0.5, p, 0.5));
    assertThrows(MetaException.class, () -> PRIORS.withProbabilities(0.5, 0.5, p));
  }
}
