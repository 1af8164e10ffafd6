package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class DrawnTableTest {

  @Test
  void wordsComeFirstThenNumbers() {
    DrawnTable rows = DrawnTable.of("sketch", List.of("line"), List.of("x", "y"));
    rows.row(List.of("a"), 1, Double.NaN);
    rows.curve(List.of("b"), new Curve(new double[] {1, 2}, new double[] {3, 4}));
    Table table = rows.table();
    assertEquals("sketch", table.name());
    assertEquals("[line, x, y]", table.columnNames() + "");
    assertEquals(List.of("a", "b", "b"), table.stringColumn("line").asList());
    assertEquals(4, table.doubleColumn("y").getDouble(2));
    assertEquals(1, table.doubleColumn("y").countMissing());
  }

  @Test
  void aTableThatWasTakenStaysAsItIs() {
    DrawnTable rows = DrawnTable.of("sketch", List.of(), List.of("x"));
    rows.row(List.of(), 1);
    Table before = rows.table();
    rows.row(List.of(), 2);
    assertEquals(1, before.rowCount());
    assertEquals(2, rows.table().rowCount());
  }

  @Test
  void aRowHasACellForEachColumn() {
    DrawnTable rows = DrawnTable.of("sketch", List.of("line"), List.of("x"));
    assertThrows(IllegalArgumentException.class, () -> rows.row(List.of(), 1));
    assertThrows(IllegalArgumentException.class, () -> rows.row(List.of("a"), 1, 2));
  }
}
