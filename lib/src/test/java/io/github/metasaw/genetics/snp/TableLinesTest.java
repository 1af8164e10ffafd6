package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableLinesTest {

  /** The header is line 0, so that messages number the rows from 1. */
  @Test
  void rowsAreLines() {
    Table table =
        Table.create(
            "t",
            StringColumn.create("SNP", "rs1", "a\tb\nc\"d"),
            DoubleColumn.create("beta", 0.1, Double.NaN));
    try (TableLines lines = new TableLines(table)) {
      assertEquals("SNP\tbeta", lines.next());
      assertEquals(0, lines.line());
      assertEquals("rs1\t0.1", lines.next());
      assertEquals(0.5, lines.fraction());
      assertEquals("a b c'd\t", lines.next());
      assertEquals(2, lines.line());
      assertNull(lines.next());
      assertEquals("row", lines.unit());
      assertEquals(2, lines.size());
      assertEquals("t", lines.name());
    }
  }

  @Test
  void aTableWithoutRowsIsReadWhole() {
    try (TableLines lines = new TableLines(Table.create("t", StringColumn.create("SNP")))) {
      assertEquals("SNP", lines.next());
      assertNull(lines.next());
      assertEquals(1, lines.fraction());
    }
  }
}
