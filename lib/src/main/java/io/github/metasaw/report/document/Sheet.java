package io.github.metasaw.report.document;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * One table to be read by people: a title, lines above, columns of formatted cells, lines below.
 * Immutable; shown as text or as escaped HTML without colours of its own, so that it reads in light
 * and dark themes.
 *
 * @param title heading; may be empty
 * @param above lines between title and table
 * @param headers column names
 * @param types column types in small print; may be empty
 * @param numeric whether each column is right-aligned
 * @param rows cells
 * @param below lines after the table
 */
public record Sheet(
    String title,
    List<String> above,
    List<String> headers,
    List<String> types,
    List<Boolean> numeric,
    List<List<String>> rows,
    List<String> below) {

  private static final int HEAD = 20;
  private static final int TAIL = 5;
  private static final int WIDEST = 80;
  private static final int DIGITS = 6;

  /** As many significant digits as tell every number from all others. */
  public static final int ALL_DIGITS = 17;

  /** A cell as short as this is not broken over lines. */
  private static final int ONE_LINE = 32;

  /** Takes copies. */
  public Sheet {
    above = List.copyOf(above);
    headers = List.copyOf(headers);
    types = List.copyOf(types);
    numeric = List.copyOf(numeric);
    rows = rows.stream().map(List::copyOf).toList();
    below = List.copyOf(below);
  }

  /**
   * A table of Tablesaw: head and tail where it is long, types, number of rows and columns.
   *
   * @param table any table
   * @return the sheet
   */
  public static Sheet of(Table table) {
    return of(table, DIGITS);
  }

  /**
   * A table of Tablesaw with numbers to {@code digits} significant digits.
   *
   * @param table any table
   * @param digits significant digits
   * @return the sheet
   */
  public static Sheet of(Table table, int digits) {
    int n = table.rowCount();
    boolean cut = n > HEAD + TAIL;
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < (cut ? HEAD : n); i++) {
      rows.add(cells(table, i, digits));
    }
    if (cut) {
      rows.add(table.columns().stream().map(column -> "…").toList());
      for (int i = n - TAIL; i < n; i++) {
        rows.add(cells(table, i, digits));
      }
    }
    String size =
        String.format(
            Locale.ROOT,
            "%d %s × %d %s",
            n,
            n == 1 ? "row" : "rows",
            table.columnCount(),
            table.columnCount() == 1 ? "column" : "columns");
    return new Sheet(
        table.name() == null ? "" : table.name(),
        List.of(),
        table.columnNames(),
        table.columns().stream()
            .map(column -> column.type().name().toLowerCase(Locale.ROOT))
            .toList(),
        table.columns().stream().map(Sheet::isNumeric).toList(),
        rows,
        List.of(size));
  }

  /**
   * A table of Tablesaw with all its rows and nothing but its cells, for files.
   *
   * @param table any table
   * @param digits significant digits of numbers; {@link #ALL_DIGITS} for all that they have
   * @return without types and lines below
   */
  public static Sheet whole(Table table, int digits) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      rows.add(cells(table, i, digits));
    }
    return new Sheet(
        table.name() == null ? "" : table.name(),
        List.of(),
        table.columnNames(),
        List.of(),
        table.columns().stream().map(Sheet::isNumeric).toList(),
        rows,
        List.of());
  }

  private static boolean isNumeric(Column<?> column) {
    return column instanceof NumericColumn<?> && !(column instanceof BooleanColumn);
  }

  private static List<String> cells(Table table, int row, int digits) {
    List<String> cells = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      if (column.isMissing(row)) {
        cells.add("");
      } else if (column instanceof LongColumn || column instanceof IntColumn) {
        // A position or an identifier is read whole.
        cells.add(column.getString(row));
      } else if (column instanceof NumericColumn<?> numbers && isNumeric(column)) {
        double number = numbers.getDouble(row);
        cells.add(
            digits < ALL_DIGITS ? Numbers.significant(number, digits) : CellText.number(number));
      } else {
        cells.add(column.getString(row));
      }
    }
    return cells;
  }

  /**
   * The same under another title.
   *
   * @param title heading
   * @return a copy
   */
  public Sheet withTitle(String title) {
    return new Sheet(title, above, headers, types, numeric, rows, below);
  }

  /** The table and the lines below it, without title and lines above. */
  Sheet body() {
    return new Sheet("", List.of(), headers, types, numeric, rows, below);
  }

  /** In monospaced characters. */
  public String text() {
    List<DecimalAlignment> alignments = alignments();
    List<List<String>> all = new ArrayList<>();
    all.add(headers.stream().map(this::cut).toList());
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < row.size(); c++) {
        cells.add(alignments.get(c).text(cut(row.get(c))));
      }
      all.add(cells);
    }
    int[] widths = new int[headers.size()];
    for (List<String> row : all) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder out = new StringBuilder();
    lines(out, title.isEmpty() ? List.of() : List.of(title));
    lines(out, above);
    for (List<String> row : all) {
      if (widths.length == 0) {
        break;
      }
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String cell = row.get(c);
        String pad = " ".repeat(widths[c] - cell.length());
        line.append(c == 0 ? "" : "  ").append(numeric.get(c) ? pad + cell : cell + pad);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    lines(out, below);
    return out.toString();
  }

  /** One alignment per column; of numbers on the decimal point. */
  private List<DecimalAlignment> alignments() {
    List<DecimalAlignment> alignments = new ArrayList<>();
    for (int c = 0; c < headers.size(); c++) {
      int column = c;
      alignments.add(
          numeric.get(c)
              ? DecimalAlignment.of(rows.stream().map(row -> cut(row.get(column))).toList())
              : DecimalAlignment.none());
    }
    return alignments;
  }

  private static void lines(StringBuilder out, List<String> lines) {
    lines.forEach(line -> out.append(PlainText.lines(line)).append('\n'));
  }

  /** Cells of data (which have types) are cut where they are long; written sheets are not. */
  private String cut(String cell) {
    String flat = PlainText.of(cell.replaceAll("\\R", " "));
    return types.isEmpty() || flat.length() <= WIDEST ? flat : flat.substring(0, WIDEST - 1) + "…";
  }

  /** As HTML, all text escaped. */
  public String html() {
    StringBuilder out = new StringBuilder("<div class=\"metasaw\">\n");
    if (!title.isEmpty()) {
      out.append("<div><strong>").append(PlainText.markup(title)).append("</strong></div>\n");
    }
    paragraphs(out, above);
    if (!headers.isEmpty()) {
      out.append("<table class=\"dataframe\">\n<thead>\n");
      List<DecimalAlignment> plain = headers.stream().map(any -> DecimalAlignment.none()).toList();
      row(out, headers, plain, "th", "");
      if (!types.isEmpty()) {
        row(out, types, plain, "th", "font-weight:normal;font-size:80%;opacity:0.7;padding-top:0;");
      }
      out.append("</thead>\n<tbody>\n");
      List<DecimalAlignment> alignments = alignments();
      rows.forEach(row -> row(out, row, alignments, "td", ""));
      out.append("</tbody>\n</table>\n");
    }
    paragraphs(out, below);
    return out.append("</div>\n").toString();
  }

  private void row(
      StringBuilder out,
      List<String> cells,
      List<DecimalAlignment> alignments,
      String tag,
      String style) {
    out.append("<tr>");
    for (int c = 0; c < cells.size(); c++) {
      String align = numeric.get(c) ? "right" : "left";
      String cell = cells.get(c);
      out.append('<').append(tag).append(" style=\"").append(style);
      out.append("text-align:").append(align);
      out.append(cell.length() <= ONE_LINE ? ";white-space:nowrap\"" : "\"");
      if (!cut(cell).equals(cell)) {
        out.append(" title=\"").append(PlainText.markup(cell)).append('"');
      }
      out.append('>')
          .append(PlainText.markup(alignments.get(c).html(cut(cell))))
          .append("</")
          .append(tag)
          .append('>');
    }
    out.append("</tr>\n");
  }

  private static void paragraphs(StringBuilder out, List<String> lines) {
    for (String line : lines) {
      out.append("<div style=\"font-size:90%\">").append(PlainText.markup(line)).append("</div>\n");
    }
  }

  @Override
  public String toString() {
    return text();
  }
}
