package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import org.junit.jupiter.api.Test;

class FreqOptionsTest {

  @Test
  void withReturnsACopy() {
    FreqOptions usual = FreqOptions.defaults();
    FreqOptions other = usual.withMethod("DL").withTest("knha").withLevel(0.9).withFixedTau2(0.2);
    assertEquals(Tau2Estimator.REML, usual.method());
    assertEquals(0.95, usual.level());
    assertFalse(usual.hasFixedTau2());
    assertEquals(Tau2Estimator.DL, other.method());
    assertEquals(CoefficientTest.KNHA, other.test());
    assertEquals(0.9, other.level());
    assertEquals(0.2, other.fixedTau2());
  }

  @Test
  void theRestrictedLikelihoodIsThatOfReml() {
    for (Tau2Estimator method : Tau2Estimator.values()) {
      boolean restricted = FreqOptions.defaults().withMethod(method).isRestricted();
      assertEquals(method == Tau2Estimator.REML, restricted);
    }
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    FreqOptions usual = FreqOptions.defaults();
    for (double level : new double[] {0, 1, -0.5, 95, Double.NaN}) {
      assertThrows(MetaException.class, () -> usual.withLevel(level));
    }
    assertThrows(MetaException.class, () -> usual.withFixedTau2(-0.1));
    assertThrows(MetaException.class, () -> usual.withMethod("REMl2"));
    assertThrows(MetaException.class, () -> usual.withWeights(1, -1));
  }

  @Test
  void weightsFollowTheirRows() {
    FreqOptions weighted = FreqOptions.defaults().withMethod("GENQ").withWeights(1, 2, 3);
    assertArrayEquals(new double[] {3, 1}, weighted.select(2, 0).weights());
    assertArrayEquals(new double[] {1, 2, 3}, weighted.weights());
  }

  @Test
  void settingsSayWhatIsNotTheDefault() {
    String settings =
        FreqOptions.defaults().withMethod("PM").withTest("adhoc").settings().toString();
    assertTrue(settings.contains("PM") && settings.contains("adhoc"), settings);
  }
}
