package io.github.metasaw.model.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class TwoByTwoTablesTest {

  private static final TwoByTwoTables DATA =
      TwoByTwoTables.ofTotals(
          new double[] {1, 0, 0, 4},
          new double[] {10, 10, 10, 4},
          new double[] {2, 0, 3, 5},
          new double[] {12, 9, 10, 5});

  @Test
  void totalsLessEventsAreNonEvents() {
    assertArrayEquals(new double[] {9, 10, 10, 0}, DATA.bi());
    assertArrayEquals(new double[] {10, 9, 7, 0}, DATA.di());
    assertEquals(10, DATA.n1(0));
    assertEquals(12, DATA.n2(0));
  }

  @Test
  void noEventsOrNothingElseInBothGroupsSaysNothingOfTheirDifference() {
    boolean[] uninformative = {false, true, false, true};
    boolean[] zero = {false, true, true, true};
    for (int i = 0; i < DATA.k(); i++) {
      assertEquals(uninformative[i], DATA.isUninformative(i), "study " + i);
      assertEquals(zero[i], DATA.hasZero(i), "study " + i);
    }
  }

  @Test
  void rowsAreSelectedInTheOrderAskedFor() {
    TwoByTwoTables selected = DATA.select(2, 0);
    assertEquals(2, selected.k());
    assertArrayEquals(new double[] {0, 1}, selected.ai());
    assertArrayEquals(new double[] {10, 9}, selected.bi());
    assertArrayEquals(new double[] {3, 2}, selected.ci());
    assertArrayEquals(new double[] {7, 10}, selected.di());
  }

  @Test
  void fractionsAreCountsButNotWholeOnes() {
    assertTrue(DATA.isWhole());
    assertFalse(table(0.5, 1, 2, 3).isWhole());
    assertFalse(table(1, 1, 2, 3.25).isWhole());
  }

  @Test
  void impossibleCountsAreRefusedWithCellAndStudy() {
    assertFault("ai of study 1 must be a number of 0 or more, not -1", -1, 1, 1, 1);
    assertFault("di of study 1 must be a number of 0 or more, not NaN", 1, 1, 1, Double.NaN);
    assertFault("a group of study 1 has nobody in it", 0, 0, 1, 1);
    assertFault("a group of study 1 has nobody in it", 1, 1, 0, 0);
    double[] one = {1};
    MetaException more =
        assertThrows(
            MetaException.class,
            () -> TwoByTwoTables.ofTotals(new double[] {11}, new double[] {10}, one, one));
    assertEquals("ai of study 1 is 11, more than n1i, which is 10", more.getMessage());
    MetaException lengths =
        assertThrows(
            MetaException.class, () -> new TwoByTwoTables(one, one, one, new double[] {1, 2}));
    assertTrue(lengths.getMessage().startsWith("di has 2 values for 1 studies"));
  }

  private static TwoByTwoTables table(double a, double b, double c, double d) {
    return new TwoByTwoTables(
        new double[] {a}, new double[] {b}, new double[] {c}, new double[] {d});
  }

  private static void assertFault(String message, double a, double b, double c, double d) {
    MetaException e = assertThrows(MetaException.class, () -> table(a, b, c, d));
    assertEquals(message, e.getMessage());
  }
}
