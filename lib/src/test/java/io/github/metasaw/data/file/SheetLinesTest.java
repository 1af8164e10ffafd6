package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetLinesTest {

  private static SheetRow row(int number, Object... columnsAndTexts) {
    List<SheetCell> cells = new ArrayList<>();
    for (int i = 0; i < columnsAndTexts.length; i += 2) {
      String text = (String) columnsAndTexts[i + 1];
      cells.add(new SheetCell((Integer) columnsAndTexts[i], text, text.matches("[0-9.]+")));
    }
    return new SheetRow(number, false, cells);
  }

  @Test
  void linesRunFromTheFirstFilledColumnToTheLast() {
    SheetCells sheet =
        new SheetCells(
            List.of(row(3, 1, "study", 3, "yi"), row(5, 1, "A", 3, "0.5")),
            List.of(),
            0,
            List.of());
    CellSource source = SheetLines.of(sheet, new ArrayList<>());
    assertTrue(source.isWorksheet());
    assertEquals(List.of("study", "", "yi"), source.lines().get(0).cells());
    assertEquals(5, source.lines().get(1).number());
    assertTrue(source.lines().get(1).stored().get(2));
  }

  @Test
  void aMergedCellStandsInAllItsRows() {
    SheetCells sheet =
        new SheetCells(
            List.of(row(1, 0, "s", 1, "yi"), row(2, 0, "A", 1, "1"), row(3, 1, "2")),
            List.of(new CellRange(2, 3, 0, 0)),
            0,
            List.of());
    List<Check> checks = new ArrayList<>();
    assertEquals("A", SheetLines.of(sheet, checks).lines().get(2).cells().get(0));
    assertEquals(
        "1 merged cell, the first A2:A3; what is merged over rows stands in each of them.",
        checks.get(0).message());
  }

  @Test
  void whatIsHiddenOrNotCalculatedIsTold() {
    SheetCells sheet =
        new SheetCells(
            List.of(new SheetRow(1, true, row(1, 0, "a").cells())), List.of(), 2, List.of("B7"));
    List<Check> checks = new ArrayList<>();
    SheetLines.of(sheet, checks);
    assertEquals(
        List.of("hidden_rows", "hidden_columns", "uncalculated"),
        checks.stream().map(Check::name).toList());
  }
}
