package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The table that the cells of a file make, whatever the file. */
final class CellTable {

  private static final String ROW_NAMES = "row.names";

  private static final char MAX_PLAIN = '\u007f';
  private static final Pattern NO_WIDTH = Pattern.compile("[\u200b\u200c\u200d\u2060\ufeff]");
  private static final String BLANKS = "[\u00a0\u2007\u2009\u202f]";

  /** Characters of a cell: more than any program writes. */
  private static final int LONGEST = 1_000_000;

  private final CellSource source;
  private final String file;

  private CellTable(CellSource source, String file) {
    this.source = source;
    this.file = file;
  }

  /**
   * The table.
   *
   * @param marks in numbers that are text; null to find them out
   */
  static ReadTable of(CellSource source, String file, @Nullable NumberMarks marks) {
    return new CellTable(source, file).read(marks);
  }

  private ReadTable read(@Nullable NumberMarks marks) {
    FileLayout layout = FileLayout.of(source);
    List<Check> checks = new ArrayList<>(layout.checks());
    List<Line> lines = TotalRows.leftOut(rows(layout), checks);
    if (lines.size() == 1) {
      checks.add(Check.warning("no_rows", "0", file + " names columns, but has no rows below."));
    }
    List<CellColumn> columns = columns(lines, checks);
    MarksFinder finder = new MarksFinder(source.separator());
    columns.forEach(finder::add);
    List<NumberMarks> found = marks == null ? finder.find() : List.of();
    Table table = Table.create(file.replaceFirst("\\.[A-Za-z0-9]{1,4}$", ""));
    checks.addAll(finder.checks());
    for (int c = 0; c < columns.size(); c++) {
      NumberParser numbers = new NumberParser(marks == null ? found.get(c) : marks);
      Column<?> column = ColumnTypeInference.of(columns.get(c), numbers);
      table.addColumns(column);
      checks.addAll(CellChecks.of(columns.get(c), column, source.isWorksheet()));
    }
    return new ReadTable(table, checks);
  }

  /** Columns with a name or a cell. */
  private static List<CellColumn> columns(List<Line> rows, List<Check> checks) {
    List<String> header = rows.get(0).cells();
    Set<Integer> used = new LinkedHashSet<>();
    for (int c = 0; c < header.size(); c++) {
      int column = c;
      if (rows.stream().anyMatch(row -> !row.cells().get(column).isEmpty())) {
        used.add(c);
      }
    }
    List<String> names = ColumnNames.of(header, used, checks);
    List<CellColumn> columns = new ArrayList<>();
    for (int c : used) {
      List<String> cells = new ArrayList<>();
      BitSet stored = new BitSet();
      for (Line row : rows.subList(1, rows.size())) {
        stored.set(cells.size(), row.stored().get(c));
        cells.add(row.cells().get(c));
      }
      columns.add(CellColumn.of(names.get(c), cells, stored));
    }
    return columns;
  }

  /** Cells without blanks round them; lines must be as long as the first. */
  private List<Line> rows(FileLayout layout) {
    List<Line> lines = layout.hasRowNames() ? named(layout.lines()) : layout.lines();
    int width = lines.stream().mapToInt(Line::lastFilled).max().orElse(0);
    int header = lines.get(0).cells().size();
    List<Line> rows = new ArrayList<>();
    for (Line line : lines) {
      check(line, width, header);
      List<String> cells = line.cells().stream().limit(width).map(CellTable::strip).toList();
      rows.add(new Line(line.number(), cells, line.stored()));
    }
    return rows;
  }

  private void check(Line line, int width, int header) {
    if (line.cells().stream().anyMatch(cell -> cell.length() > LONGEST)) {
      throw MetaException.format(
          "%s of %s has a cell of more than %,d characters: is it a table?",
          new Place.InFile(file, line.number()), file, LONGEST);
    }
    int cells = line.cells().size();
    if (cells < Math.min(width, header) || line.lastFilled() > header) {
      throw MetaException.format(
          "%s of %s has %d %s, but the first line has %d: fill it up with empty cells, put quotes round cells that hold the separator, or remove it",
          new Place.InFile(file, line.number()),
          file,
          cells,
          cells == 1 ? "cell" : "cells",
          header);
    }
  }

  /** The lines with a name for the row names of R; those that only count the rows are left out. */
  private static List<Line> named(List<Line> lines) {
    boolean isCount = true;
    for (int i = 1; i < lines.size(); i++) {
      isCount &= lines.get(i).cells().get(0).equals(Integer.toString(i));
    }
    List<Line> named = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      List<String> cells = new ArrayList<>(line.cells());
      if (i == 0 && !isCount) {
        cells.add(0, ROW_NAMES);
      } else if (i > 0 && isCount) {
        cells.remove(0);
      }
      named.add(new Line(line.number(), cells));
    }
    return named;
  }

  /**
   * Without blanks at the ends, those that do not break a line among them, and without characters
   * of no width, which web pages leave in cells and nobody sees.
   */
  private static String strip(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) > MAX_PLAIN) {
        return NO_WIDTH.matcher(cell).replaceAll("").replaceAll(BLANKS, " ").strip();
      }
    }
    return cell.strip();
  }
}
