package io.github.metasaw.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.file.CellRange;
import io.github.metasaw.data.file.SheetCell;
import io.github.metasaw.data.file.SheetCells;
import io.github.metasaw.data.file.SheetRow;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetHandlerTest {

  private static SheetCells cells(String rows) throws Exception {
    BitSet isDate = new BitSet();
    isDate.set(1);
    SheetHandler handler = new SheetHandler(List.of("zero", "one"), new CellDates(isDate, false));
    return Parsing.of("<worksheet>" + rows + "</worksheet>", handler).cells();
  }

  private static List<String> texts(SheetCells cells) {
    return cells.rows().stream().flatMap(r -> r.cells().stream()).map(SheetCell::text).toList();
  }

  /** Every type of a cell (ECMA-376, 18.18.11). */
  @Test
  void cellsOfEveryType() throws Exception {
    SheetCells cells =
        cells(
            "<sheetData><row r='3'><c r='B3'><v>1.5</v></c><c r='C3' t='s'><v>1</v></c>"
                + "<c r='D3' t='b'><v>1</v></c><c r='E3' t='e'><v>#DIV/0!</v></c>"
                + "<c r='F3' t='inlineStr'><is><t>in</t></is></c><c r='G3' s='1'><v>43891</v></c>"
                + "<c r='H3' t='str'><f>A1</f><v>ab</v></c></row></sheetData>");
    assertEquals(List.of("1.5", "one", "TRUE", "#DIV/0!", "in", "2020-03-01", "ab"), texts(cells));
    SheetCell first = cells.rows().get(0).cells().get(0);
    assertEquals(new SheetCell(1, "1.5", true), first);
    assertEquals(3, cells.rows().get(0).number());
  }

  @Test
  void cellsWithoutAPlaceFollowOneAnother() throws Exception {
    SheetCells cells =
        cells(
            "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>");
    assertEquals(List.of(1, 2), cells.rows().stream().map(SheetRow::number).toList());
    assertEquals(1, cells.rows().get(0).cells().get(1).column());
  }

  @Test
  void whatIsHiddenMergedOrNotCalculated() throws Exception {
    SheetCells cells =
        cells(
            "<cols><col min='2' max='4' hidden='1'/><col min='6' max='6'/></cols>"
                + "<sheetData><row r='2' hidden='1'><c r='A2'><f>LN(2)</f></c><c r='B2'><v>1</v></c>"
                + "</row></sheetData><mergeCells><mergeCell ref='B2:C5'/></mergeCells>");
    assertEquals(3, cells.hiddenColumns());
    assertEquals(List.of("A2"), cells.uncalculated());
    assertEquals(List.of(new CellRange(2, 5, 1, 2)), cells.merged());
    assertTrue(cells.rows().get(0).isHidden());
  }
}
