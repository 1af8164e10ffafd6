package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellColumnTest {

  private static final NumberParser POINT = new NumberParser(NumberMarks.POINT);

  @Test
  void percentagesBecomeProportions() {
    CellColumn column = CellColumn.of("p", List.of("12.5%", "30 %", ""), new BitSet());
    assertTrue(column.isPercent());
    assertEquals(0.125, column.number(0, POINT).orElseThrow());
    assertEquals(0.3, column.number(1, POINT).orElseThrow());
    assertTrue(column.number(2, POINT).isEmpty());
  }

  @Test
  void oneCellWithoutTheSignIsEnoughToLeaveThemText() {
    assertFalse(CellColumn.of("p", List.of("12%", "30"), new BitSet()).isPercent());
  }

  /** A workbook stores 1.5 as such, also where the cells that are text have decimal commas. */
  @Test
  void storedNumbersHaveADecimalPoint() {
    BitSet stored = new BitSet();
    stored.set(0);
    CellColumn column = CellColumn.of("x", List.of("1.204", "1,5"), stored);
    NumberParser comma = new NumberParser(NumberMarks.COMMA);
    assertEquals(1.204, column.number(0, comma).orElseThrow());
    assertEquals(1.5, column.number(1, comma).orElseThrow());
  }
}
