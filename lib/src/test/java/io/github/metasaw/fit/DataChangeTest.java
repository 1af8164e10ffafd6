package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class DataChangeTest {

  private static final double[] YI = {0.1, 0.2, 0.3, 0.4};

  @Test
  void allRowsAreNoChange() {
    DataChange all = DataChange.all(4);
    assertArrayEquals(new int[] {0, 1, 2, 3}, all.rows());
    assertArrayEquals(YI, all.estimates(YI));
    assertFalse(all.changesEstimates() || all.changesModerators() || all.repeatsRows());
    assertEquals(4, all.size());
  }

  @Test
  void withoutLeavesOneRowOut() {
    DataChange change = DataChange.without(4, 1);
    assertArrayEquals(new int[] {0, 2, 3}, change.rows());
    assertArrayEquals(new double[] {0.1, 0.3, 0.4}, change.estimates(YI));
  }

  @Test
  void aResampleRepeatsRows() {
    DataChange change = DataChange.rows(3, 3, 0);
    assertTrue(change.repeatsRows());
    assertArrayEquals(new double[] {0.4, 0.4, 0.1}, change.estimates(YI));
    assertArrayEquals(new int[] {3, 3, 0}, change.moderators());
  }

  @Test
  void changesAddUpAndLeaveTheFirstAlone() {
    DataChange rows = DataChange.rows(2, 0);
    DataChange all =
        rows.withEstimates(9, 8)
            .withModeratorsOf(0, 2)
            .adding(new double[] {7}, new double[] {0.5});
    assertArrayEquals(new double[] {9, 8}, all.estimates(YI));
    assertArrayEquals(new int[] {0, 2}, all.moderators());
    assertArrayEquals(new double[] {7}, all.addedEstimates());
    assertArrayEquals(new double[] {0.5}, all.addedVariances());
    assertEquals(3, all.size());
    assertFalse(rows.changesEstimates() || rows.changesModerators());
    assertEquals(2, rows.size());
  }

  @Test
  void arraysAreCopied() {
    double[] given = {9, 8};
    DataChange change = DataChange.rows(2, 0).withEstimates(given);
    given[0] = 0;
    change.rows()[0] = 5;
    assertArrayEquals(new double[] {9, 8}, change.estimates(YI));
    assertArrayEquals(new int[] {2, 0}, change.rows());
  }

  @Test
  void lengthsMustAgree() {
    DataChange change = DataChange.rows(2, 0);
    assertThrows(MetaException.class, () -> change.withEstimates(1));
    assertThrows(MetaException.class, () -> change.withModeratorsOf(1));
    assertThrows(MetaException.class, () -> change.adding(new double[] {1}, new double[0]));
  }
}
