package io.github.metasaw.model.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class TwoGroupRatesTest {

  private static final TwoGroupRates DATA =
      new TwoGroupRates(
          new double[] {0, 0, 3},
          new double[] {10.5, 20, 30},
          new double[] {0, 1, 2},
          new double[] {11, 21, 31});

  @Test
  void aStudyWithoutEventsSaysNothingOfTheRatio() {
    assertTrue(DATA.isUninformative(0));
    assertFalse(DATA.isUninformative(1));
    assertTrue(DATA.hasZero(1));
    assertFalse(DATA.hasZero(2));
    assertTrue(DATA.isWhole());
  }

  @Test
  void rowsAreSelectedInTheOrderAskedFor() {
    TwoGroupRates selected = DATA.select(2, 1);
    assertArrayEquals(new double[] {3, 0}, selected.x1i());
    assertArrayEquals(new double[] {30, 20}, selected.t1i());
    assertArrayEquals(new double[] {2, 1}, selected.x2i());
    assertArrayEquals(new double[] {31, 21}, selected.t2i());
  }

  @Test
  void noTimeIsRefused() {
    double[] one = {1};
    MetaException e =
        assertThrows(MetaException.class, () -> new TwoGroupRates(one, one, one, new double[] {0}));
    assertEquals("t2i of study 1 must be larger than 0", e.getMessage());
  }
}
