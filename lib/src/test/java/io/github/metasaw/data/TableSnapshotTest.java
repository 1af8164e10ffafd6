package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableSnapshotTest {

  private static Table table() {
    return Table.create(
        "dat",
        StringColumn.create("study", "A", "B", "C"),
        DoubleColumn.create("yi", new double[] {0.1, Double.NaN, 0.3}),
        IntColumn.create("year", new int[] {1990, 2001, 2015}));
  }

  @Test
  void itKeepsWhatTheTableHeldWhateverBecomesOfIt() {
    Table table = table();
    TableSnapshot snapshot = new TableSnapshot(table);
    table.stringColumn("study").set(0, "Z");
    table.doubleColumn("yi").set(0, 9);
    table.intColumn("year").set(2, 0);
    table.append(table());
    table.doubleColumn("yi").setName("effect");
    Table kept = snapshot.table("before");
    assertEquals("before", kept.name());
    assertEquals(List.of("study", "yi", "year"), kept.columnNames());
    assertEquals(List.of("A", "B", "C"), kept.stringColumn("study").asList());
    assertArrayEquals(
        new double[] {0.1, Double.NaN, 0.3}, kept.doubleColumn("yi").asDoubleArray(), 0);
    assertTrue(kept.doubleColumn("yi").isMissing(1));
    assertEquals(2015, kept.intColumn("year").getInt(2));
  }

  @Test
  void numbersKeepTheirFormatAndAreNotShared() {
    Table table = table();
    table
        .doubleColumn("yi")
        .setPrintFormatter(
            tech.tablesaw.columns.numbers.NumberColumnFormatter.fixedWithGrouping(3));
    Table kept = new TableSnapshot(table).table("before");
    assertEquals(table.doubleColumn("yi").getString(0), kept.doubleColumn("yi").getString(0));
    assertEquals("0.100", kept.doubleColumn("yi").getString(0));
    kept.doubleColumn("yi").set(0, 5);
    assertEquals(0.1, table.doubleColumn("yi").getDouble(0));
  }
}
