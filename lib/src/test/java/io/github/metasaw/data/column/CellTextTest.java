package io.github.metasaw.data.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;

class CellTextTest {

  @Test
  void cellsAsRWritesLevels() {
    assertEquals("3", CellText.text(DoubleColumn.create("x", 3.0), 0));
    assertEquals("0.25", CellText.text(DoubleColumn.create("x", 0.25), 0));
    assertEquals("TRUE", CellText.text(BooleanColumn.create("x", true), 0));
    assertEquals("", CellText.text(DoubleColumn.create("x", Double.NaN), 0));
    assertEquals("a b", CellText.text(StringColumn.create("x", "a b"), 0));
  }

  @Test
  void aColumnOfNumbersAsTextCanBeConverted() {
    assertTrue(CellText.conversion(StringColumn.create("x", "1", " 2.5")).contains("parseDouble"));
    assertEquals("", CellText.conversion(StringColumn.create("x", "1", "b")));
    assertEquals(1, CellText.firstPresent(DoubleColumn.create("x", Double.NaN, 2)));
    assertEquals(-1, CellText.firstPresent(DoubleColumn.create("x", Double.NaN)));
  }
}
