package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class ChainLengthsTest {

  private static final ChainLengths DEFAULTS = ChainLengths.DEFAULTS;

  @Test
  void eachCopyChangesOneNumber() {
    assertEquals(new ChainLengths(2, null, 1000, 20), DEFAULTS.withChains(2));
    assertEquals(new ChainLengths(4, 0, 1000, 20), DEFAULTS.withWarmup(0));
    assertEquals(new ChainLengths(4, null, 1, 20), DEFAULTS.withDraws(1));
    assertEquals(new ChainLengths(4, null, 1000, -7), DEFAULTS.withSeed(-7));
  }

  /** A warm-up of the default length that was asked for differs from one that was not. */
  @Test
  void whatWasAskedForIsKept() {
    assertEquals(1000, DEFAULTS.warmup());
    assertFalse(DEFAULTS.hasWarmup());
    assertTrue(DEFAULTS.withWarmup(1000).hasWarmup());
  }

  @Test
  void countsThatAreTooSmallAreRefused() {
    assertEquals(
        "chains must be 1 or more, not 0",
        assertThrows(MetaException.class, () -> DEFAULTS.withChains(0)).getMessage());
    assertEquals(
        "warmup must be 0 or more, not -1",
        assertThrows(MetaException.class, () -> DEFAULTS.withWarmup(-1)).getMessage());
    assertEquals(
        "draws must be 1 or more, not 0",
        assertThrows(MetaException.class, () -> DEFAULTS.withDraws(0)).getMessage());
  }
}
