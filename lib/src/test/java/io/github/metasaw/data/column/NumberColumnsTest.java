package io.github.metasaw.data.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class NumberColumnsTest {

  private static Table terms() {
    return Table.create("coefficients", StringColumn.create("term", "intrcpt", "x"));
  }

  @Test
  void columnsFollowThoseOfTheTableInTheirOrder() {
    Table table = terms();
    Table same =
        NumberColumns.addTo(
            table, List.of("estimate", "se"), new double[] {1, 2}, new double[] {0.5, Double.NaN});
    assertSame(table, same);
    assertEquals(List.of("term", "estimate", "se"), table.columnNames());
    assertArrayEquals(new double[] {1, 2}, table.doubleColumn("estimate").asDoubleArray());
    assertEquals(1, table.doubleColumn("se").countMissing());
  }

  @Test
  void anEmptyTableTakesTheSizeOfTheFirstColumn() {
    Table table = NumberColumns.addTo(Table.create("t"), List.of("a"), new double[] {1, 2, 3});
    assertEquals(3, table.rowCount());
  }

  @Test
  void aColumnOfAnotherSizeIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> NumberColumns.addTo(terms(), List.of("estimate"), new double[] {1}));
  }
}
