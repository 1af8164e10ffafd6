package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The table that the cells of a file make, whatever the file. */
final class CellTable {

  private static final String ROW_NAMES = "row.names";

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
    List<CellColumn> columns = columns(rows(layout));
    MarksFinder finder = new MarksFinder(source.separator());
    columns.forEach(finder::add);
    List<NumberMarks> found = marks == null ? finder.find() : List.of();
    Table table = Table.create(file.replaceFirst("\\.[A-Za-z0-9]{1,4}$", ""));
    List<Check> checks = new ArrayList<>(layout.checks());
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
  private static List<CellColumn> columns(List<Line> rows) {
    List<String> names = names(rows.get(0).cells());
    List<CellColumn> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      List<String> cells = new ArrayList<>();
      BitSet stored = new BitSet();
      for (Line row : rows.subList(1, rows.size())) {
        stored.set(cells.size(), row.stored().get(c));
        cells.add(row.cells().get(c));
      }
      boolean isEmpty = rows.get(0).cells().get(c).isEmpty() && cells.stream().allMatch(""::equals);
      if (!isEmpty) {
        columns.add(CellColumn.of(names.get(c), cells, stored));
      }
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
          "%s of %s has %d %s, but the first line has %d",
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

  /** Without blanks at the ends, those that do not break a line among them. */
  private static String strip(String cell) {
    return cell.replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2009', ' ').strip();
  }

  /** Each name once; a column without one is called by its number. */
  private static List<String> names(List<String> header) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int c = 0; c < header.size(); c++) {
      String name = header.get(c).isEmpty() ? "column " + (c + 1) : header.get(c);
      String unique = name;
      for (int i = 2; !seen.add(unique.toLowerCase(Locale.ROOT)); i++) {
        unique = name + " " + i;
      }
      names.add(unique);
    }
    return names;
  }
}
