package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class PlansTest {

  private static Plans plans(int k, int maxClusters) {
    return new Plans(Neighbours.of(MantraCase.random(k, 2).d()), TieRule.FIRST, maxClusters);
  }

  @Test
  void studiesAreBits() {
    assertArrayEquals(new int[] {1, 2, 4}, Plans.studies(0b10110));
    assertArrayEquals(new int[] {61}, Plans.studies(1L << 61));
  }

  @Test
  void eachSetOfStudiesHasItsPlan() {
    Plans plans = plans(5, 5);
    MantraPlan all = plans.of(0b11111, MantraListener.NONE);
    assertSame(all, plans.of(0b11111, MantraListener.NONE));
    assertEquals(5, all.k());
    assertEquals(2, plans.of(0b01001, MantraListener.NONE).k());
  }

  /** 2^21 - 1 sets of centres among 21 studies are too many, those of up to five are not. */
  @Test
  void tooManySetsAreRefusedWithACap() {
    assertTrue(plans(20, 20).isEnumerable(20));
    Plans plans = plans(21, 21);
    assertFalse(plans.isEnumerable(21));
    MetaException refused =
        assertThrows(MetaException.class, () -> plans.of((1L << 21) - 1, MantraListener.NONE));
    assertTrue(
        refused.getMessage().startsWith("2,097,151 sets of centres among 21 studies"),
        refused.getMessage());
    assertTrue(plans(21, 5).isEnumerable(21));
  }
}
