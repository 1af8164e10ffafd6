package io.github.metasaw.office;

import io.github.metasaw.data.file.CellRange;
import io.github.metasaw.data.file.NumberParser;
import io.github.metasaw.data.file.SheetCell;
import io.github.metasaw.data.file.SheetCells;
import io.github.metasaw.data.file.SheetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The cells of a worksheet, as its XML is parsed. */
final class SheetHandler extends DefaultHandler {

  /** What holds the text of a cell; phonetic readings ({@code rPh}) are none of it. */
  private static final Set<String> TEXTS = Set.of("v", "t");

  private final List<String> strings;
  private final CellDates dates;
  private final List<SheetRow> rows = new ArrayList<>();
  private final List<CellRange> merged = new ArrayList<>();
  private final List<String> uncalculated = new ArrayList<>();
  private int hiddenColumns;

  private int row;
  private boolean isRowHidden;
  private List<SheetCell> cells = new ArrayList<>();

  private int column;
  private String type = "";
  private int style;
  private boolean isFormula;
  private boolean isPhonetic;
  private boolean isText;
  private final StringBuilder text = new StringBuilder();

  SheetHandler(List<String> strings, CellDates dates) {
    this.strings = strings;
    this.dates = dates;
  }

  /** What the sheet holds, after it is parsed. */
  SheetCells cells() {
    return new SheetCells(rows, merged, hiddenColumns, uncalculated);
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "col" -> {
        if (Xml.isTrue(attributes.getValue("hidden"))) {
          hiddenColumns += Xml.number(attributes, "max", 1) - Xml.number(attributes, "min", 1) + 1;
        }
      }
      case "row" -> startRow(attributes);
      case "c" -> startCell(attributes);
      case "f" -> isFormula = true;
      case "rPh" -> isPhonetic = true;
      case "mergeCell" -> {
        CellRangeAddress range = CellRangeAddress.valueOf(attributes.getValue("ref"));
        merged.add(
            new CellRange(
                range.getFirstRow() + 1,
                range.getLastRow() + 1,
                range.getFirstColumn(),
                range.getLastColumn()));
      }
      default -> isText = TEXTS.contains(name) && !isPhonetic;
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    switch (name) {
      case "c" -> endCell();
      case "rPh" -> isPhonetic = false;
      case "row" -> {
        if (!cells.isEmpty()) {
          rows.add(new SheetRow(row, isRowHidden, cells));
        }
      }
      default -> isText = false;
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (isText) {
      text.append(characters, start, length);
    }
  }

  private void startRow(Attributes attributes) {
    row = Xml.number(attributes, "r", row + 1);
    isRowHidden = Xml.isTrue(attributes.getValue("hidden"));
    cells = new ArrayList<>();
    column = -1;
  }

  private void startCell(Attributes attributes) {
    String place = attributes.getValue("r");
    column = place == null ? column + 1 : new CellReference(place).getCol();
    String of = attributes.getValue("t");
    type = of == null ? "n" : of;
    style = Xml.number(attributes, "s", 0);
    isFormula = false;
    text.setLength(0);
  }

  private void endCell() {
    String value = text.toString();
    if (value.isEmpty()) {
      if (isFormula && !type.equals("str")) {
        uncalculated.add(new CellReference(row - 1, column).formatAsString(false));
      }
      return;
    }
    switch (type) {
      case "n" -> addNumber(Double.parseDouble(value));
      case "s" -> add(strings.get(Integer.parseInt(value.strip())));
      case "b" -> add(value.strip().equals("1") ? "TRUE" : "FALSE");
      default -> add(value);
    }
  }

  private void addNumber(double value) {
    if (dates.isDate().get(style)) {
      add(dates.text(value));
    } else {
      cells.add(new SheetCell(column, NumberParser.text(value), true));
    }
  }

  private void add(String value) {
    if (!value.isBlank()) {
      cells.add(new SheetCell(column, value, false));
    }
  }
}
