package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LambertPriorTest {

  private static PriorText named(String name) {
    return ModelText.parse("yi ~ 1\nprior " + name).priors().get(0);
  }

  private static ScaledDensity density(LambertPrior prior) {
    PriorText text = prior.text();
    PriorScale scale = PriorScale.of(text.target());
    return ((DispersionPrior.OfScale) PriorChoice.heterogeneity(text, scale)).density();
  }

  @ParameterizedTest
  @EnumSource(LambertPrior.class)
  void isFoundByItsNameWhateverTheCase(LambertPrior prior) {
    assertEquals(prior, LambertPrior.of(named(prior.id())));
    assertEquals(prior, LambertPrior.of(named(prior.id().toLowerCase(java.util.Locale.ROOT))));
    assertEquals("prior " + prior.code(), prior.text().code());
    assertTrue(density(prior).lowerRate() > 0);
  }

  /** Pareto(1, 0.001) on the precision is uniform(0, 1000) on the variance. */
  @Test
  void l7IsUniformOnTheVariance() {
    ScaledDensity l7 = density(LambertPrior.L7);
    double expected = 1 / 1000.0;
    for (double variance : new double[] {0.5, 30, 999}) {
      assertEquals(expected, l7.ofPower(variance, 2), 1e-13);
    }
    assertEquals(0, l7.ofPower(1001, 2));
  }

  /** L11's 100 is a variance: P(tau &lt; 10) is that of one SD. */
  @Test
  void l11HasTheVariance100() {
    double atZero = density(LambertPrior.L11).ofPower(0, 1);
    assertEquals(Math.sqrt(2 / Math.PI) / 10, atZero, 1e-9);
  }

  @Test
  void onlyL5IsRemarkedOn() {
    for (LambertPrior prior : LambertPrior.values()) {
      assertEquals(prior == LambertPrior.L5 ? 1 : 0, prior.checks().size());
    }
  }

  @Test
  void unknownNamesAreRefused() {
    MetaException refused = assertThrows(MetaException.class, () -> LambertPrior.of(named("L13")));
    assertTrue(refused.getMessage().contains("L5_variance"), refused.getMessage());
  }
}
