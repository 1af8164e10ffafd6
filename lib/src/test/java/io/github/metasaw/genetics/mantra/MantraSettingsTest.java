package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MantraSettingsTest {

  private static final MantraSettings FIVE = MantraSettings.defaults(5);

  @Test
  void aSettingChangesNothingElse() {
    MantraSettings other = FIVE.withRate(2).withTies(TieRule.SPLIT).withNodes(128).withLevel(.9);
    assertEquals(2, other.rate());
    assertEquals(TieRule.SPLIT, other.ties());
    assertEquals(128, other.firstNodes());
    assertTrue(other.isNodesFixed());
    assertEquals(.9, other.level());
    assertEquals(FIVE.mu(), other.mu());
    assertEquals(FIVE.sampling(), other.sampling());
    assertEquals(5, other.maxClusters());
    assertFalse(FIVE.isNodesFixed());
    assertEquals(64, FIVE.firstNodes());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-101, 1e101})
  void ratesBeyondTheLimitsAreRefused(double rate) {
    assertThrows(MetaException.class, () -> FIVE.withRate(rate));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 65, 100, 0, -64, 4160})
  void nodesThatNoRuleHasAreRefused(int nodes) {
    assertThrows(MetaException.class, () -> FIVE.withNodes(nodes));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 95, -0.5, Double.NaN})
  void levelsAreProbabilities(double level) {
    assertThrows(MetaException.class, () -> FIVE.withLevel(level));
  }

  @Test
  void samplingNeedsChainsAndDraws() {
    assertThrows(MetaException.class, () -> MantraSettings.Sampling.of(0, 1, 1, 1));
    assertThrows(MetaException.class, () -> MantraSettings.Sampling.of(1, -1, 1, 1));
    assertThrows(MetaException.class, () -> MantraSettings.Sampling.of(1, 0, 0, 1));
    assertThrows(MetaException.class, () -> FIVE.withMaxClusters(0));
  }
}
