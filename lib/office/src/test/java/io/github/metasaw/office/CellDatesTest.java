package io.github.metasaw.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class CellDatesTest {

  /** Day 1 is 1 January 1900, and day 60, which never was, is skipped from 61 on. */
  @Test
  void daysOfBothCalendars() {
    CellDates dates = new CellDates(new BitSet(), false);
    assertEquals("1900-01-01", dates.text(1));
    assertEquals("1900-03-01", dates.text(61));
    assertEquals("2020-03-01", dates.text(43891));
    assertEquals("2020-03-01 12:00:00", dates.text(43891.5));
    assertEquals("2020-03-01", new CellDates(new BitSet(), true).text(43891 - 1462));
  }
}
