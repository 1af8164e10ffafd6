package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 0.5, 0.95, 0x1.fffffffffffffp-1})
  void everyProbabilityBetweenTheEndsIsALevel(double level) {
    assertEquals(level, Level.require(level));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 100, Double.NaN, Double.POSITIVE_INFINITY})
  void otherNumbersAreRefused(double level) {
    MetaException refused = assertThrows(MetaException.class, () -> Level.require(level));
    assertEquals(
        "level must lie between 0 and 1, not " + CheckNumber.plain(level), refused.getMessage());
  }

  @Test
  void aPercentageGetsItsFraction() {
    assertEquals(
        "level must lie between 0 and 1, not 95; for 95 % write 0.95",
        assertThrows(MetaException.class, () -> Level.require(95)).getMessage());
  }
}
