package io.github.metasaw.data.file;

import io.github.metasaw.data.file.CsvLines.Line;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table in a text file as spreadsheets and R write it, found out from the file itself: separators
 * (comma, semicolon, tab, bar, blanks), decimal point or comma of each column, byte order mark,
 * UTF-8, UTF-16 or Windows letters, gz. Comments, titles above and notes below are left out and
 * told. Tablesaw's own reader takes {@code 0,312} for 312; this one does not.
 *
 * <p>A column all of whose cells are numbers is one of integers or doubles, TRUE and FALSE give
 * booleans, anything else is text; empty cells and {@code NA} are missing.
 */
public final class TableFile {

  private static final String CODE = "NA";
  private static final String ROW_NAMES = "row.names";

  /** Characters of a cell: more than any program writes. */
  private static final int LONGEST = 1_000_000;

  private TableFile() {}

  /**
   * The table in a file, named as the file is.
   *
   * @throws MetaException if there is no such file, it is no text, or its lines do not make a table
   */
  public static Table read(Path path) {
    return read(path, null).table();
  }

  /**
   * The table in a file, with what could have been read in another way.
   *
   * @param marks in its numbers; null to find them out
   * @throws MetaException if there is no such file, it is no text, or its lines do not make a table
   */
  public static ReadTable read(Path path, @Nullable NumberMarks marks) {
    String file = String.valueOf(path.getFileName());
    String text = FileText.of(path, file);
    if (text.isBlank()) {
      throw MetaException.of(file + " is empty");
    }
    FileLayout layout = FileLayout.of(text);
    char separator = layout.separator();
    List<List<String>> rows = rows(layout, file);
    List<String> names = names(rows.get(0));
    List<List<String>> columns = new ArrayList<>();
    MarksFinder finder = new MarksFinder(separator);
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      columns.add(rows.stream().skip(1).map(row -> row.get(column)).toList());
      finder.add(names.get(c), columns.get(c));
    }
    List<NumberMarks> found = marks == null ? finder.find() : List.of();
    Table table = Table.create(file.replaceFirst("\\.[A-Za-z]{1,4}$", ""));
    List<Check> checks = new ArrayList<>(layout.checks());
    checks.addAll(finder.checks());
    for (int c = 0; c < names.size(); c++) {
      NumberParser numbers = new NumberParser(marks == null ? found.get(c) : marks);
      Column<?> column = ColumnTypeInference.of(names.get(c), columns.get(c), numbers);
      table.addColumns(column);
      if (column instanceof StringColumn && isCodeMissing(columns.get(c))) {
        checks.add(missingCode(names.get(c), columns.get(c)));
      }
    }
    return new ReadTable(table, checks);
  }

  /** Whether NA stands among codes of two or three letters, one of which it may be. */
  private static boolean isCodeMissing(List<String> cells) {
    return cells.contains(CODE)
        && cells.stream().anyMatch(cell -> !NumberParser.isMissing(cell))
        && cells.stream().allMatch(cell -> cell.isEmpty() || cell.matches("[A-Z]{2,3}"));
  }

  private static Check missingCode(String name, List<String> cells) {
    long rows = cells.stream().filter(CODE::equals).count();
    return Check.warning(
        "missing_code",
        Long.toString(rows),
        "%s: NA in %d %s was read as missing; if it is a code, such as North America, write it out"
            .formatted(name, rows, rows == 1 ? "row" : "rows"));
  }

  /** Cells without blanks round them; lines must be as long as the first. */
  private static List<List<String>> rows(FileLayout layout, String file) {
    List<Line> lines = layout.hasRowNames() ? named(layout.lines()) : layout.lines();
    int width = lines.stream().mapToInt(TableFile::lastFilled).max().orElse(0);
    int header = lines.get(0).cells().size();
    List<List<String>> rows = new ArrayList<>();
    for (Line line : lines) {
      int cells = line.cells().size();
      if (line.cells().stream().anyMatch(cell -> cell.length() > LONGEST)) {
        throw MetaException.format(
            "%s of %s has a cell of more than %,d characters: is it a table?",
            new Place.InFile(file, line.number()), file, LONGEST);
      }
      if (cells < Math.min(width, header) || lastFilled(line) > header) {
        throw MetaException.format(
            "%s of %s has %d %s, but the first line has %d",
            new Place.InFile(file, line.number()),
            file,
            cells,
            cells == 1 ? "cell" : "cells",
            header);
      }
      rows.add(line.cells().stream().limit(width).map(TableFile::strip).toList());
    }
    return rows;
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

  /** The number of the last cell that holds anything: spreadsheets write empty ones after it. */
  private static int lastFilled(Line line) {
    int last = line.cells().size();
    while (last > 0 && line.cells().get(last - 1).isBlank()) {
      last--;
    }
    return last;
  }

  /** Without blanks at the ends, those that do not break a line among them. */
  private static String strip(String cell) {
    return cell.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
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
