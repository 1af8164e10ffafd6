package io.github.metasaw.data.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ReportedCellsTest {

  private final Table table =
      Table.create(
          "t",
          StringColumn.create("study", "A", "B"),
          IntColumn.create("size").append(10).appendMissing(),
          StringColumn.create("pi", "Meyer", "Schmidt"),
          StringColumn.create("sd2i", "", ""),
          StringColumn.create("se1i", "0.5", "n/a"),
          StringColumn.create("recovered", "earlier", ""));

  private final ReportedCells cells =
      new ReportedCells(table, new ColumnLookup(table, "t"), Map.of("n1i", "size"));

  @Test
  void onlyMissingCellsAreFilledAndColumnsKeepTheirPlace() {
    cells.fill("n1i", 0, 99, "formula");
    cells.fill("n1i", 1, 20, "formula");
    cells.fill("m1i", 1, Double.NaN, "formula");
    cells.fill("sd2i", 0, 2.5, "other");
    ReadTable read = cells.result();
    assertEquals(
        List.of("study", "size", "pi", "sd2i", "se1i", "recovered"), read.table().columnNames());
    assertEquals(List.of(10.0, 20.0), read.table().doubleColumn("size").asList());
    assertEquals(2.5, read.table().doubleColumn("sd2i").get(0));
    assertEquals(
        List.of("earlier; sd2i: other", "size: formula"),
        read.table().stringColumn("recovered").asList());
    assertEquals(
        List.of("formula: B.", "other: A."),
        read.checks().stream().map(check -> check.message().toString()).toList());
    assertTrue(cells.isMarked(0, "earlier"));
    assertFalse(cells.isMarked(1, "earlier"));
    assertTrue(table.intColumn("size").isMissing(1));
  }

  @Test
  void textIsRefusedUnlessItsNameMeansSomethingElse() {
    assertTrue(cells.isMissing("pi", 0));
    cells.fill("pi", 0, 0.5, "formula");
    assertEquals("Meyer", cells.result().table().stringColumn("pi").get(0));
    assertThrows(MetaException.class, () -> cells.at("se1i", 0));
  }

  @Test
  void aColumnThatIsNamedIsOfNumbers() {
    ReportedCells named =
        new ReportedCells(table, new ColumnLookup(table, "t"), Map.of("ti", "pi"));
    assertThrows(MetaException.class, () -> named.at("ti", 0));
    DoubleColumn infinite = DoubleColumn.create("m1i", 1, Double.POSITIVE_INFINITY);
    Table wide = Table.create("t", infinite);
    ReportedCells other = new ReportedCells(wide, new ColumnLookup(wide, "t"), Map.of());
    assertThrows(MetaException.class, () -> other.at("m1i", 0));
  }
}
