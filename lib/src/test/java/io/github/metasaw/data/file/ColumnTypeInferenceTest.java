package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;

class ColumnTypeInferenceTest {

  private static tech.tablesaw.columns.Column<?> of(String... cells) {
    CellColumn column = CellColumn.of("x", List.of(cells), new BitSet());
    return ColumnTypeInference.of(column, new NumberParser(NumberMarks.POINT));
  }

  @Test
  void theTypeThatAllCellsHave() {
    assertEquals(ColumnType.INTEGER, of("1", "NA", "-3").type());
    assertEquals(ColumnType.DOUBLE, of("1", "2.5").type());
    assertEquals(ColumnType.DOUBLE, of("12345678901").type());
    assertEquals(ColumnType.BOOLEAN, of("TRUE", "false", "").type());
    assertEquals(ColumnType.STRING, of("1", "x").type());
    assertEquals(ColumnType.STRING, of("", "NA").type());
    assertEquals(ColumnType.DOUBLE, of("12%", "5%").type());
  }

  @Test
  void missingCellsAreMissing() {
    assertTrue(of("1", "-", "2").isMissing(1));
    assertTrue(of("a", "NA").isMissing(1));
    assertFalse(of("a", "-").isMissing(1));
  }
}
