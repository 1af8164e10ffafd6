package io.github.metasaw.data.file;

import io.github.metasaw.data.file.CsvLines.Line;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
 * (comma, semicolon, tab, bar), decimal point or comma of each column, byte order mark, UTF-8,
 * UTF-16 or Windows letters. Tablesaw's own reader takes {@code 0,312} for 312; this one does not.
 *
 * <p>A column all of whose cells are numbers is one of integers or doubles, TRUE and FALSE give
 * booleans, anything else is text; empty cells and {@code NA} are missing.
 */
public final class TableFile {

  private static final List<Character> SEPARATORS = List.of('\t', ';', ',', '|');
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String DECLARED = "sep=";
  private static final String CODE = "NA";

  /** Characters of a cell: more than any program writes. */
  private static final int LONGEST = 1_000_000;

  /** What is made of a file takes up to so many times its bytes. */
  private static final int ROOM = 8;

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
    String text = text(path, file);
    if (text.isBlank()) {
      throw MetaException.of(file + " is empty");
    }
    char separator = separator(text);
    int start = text.startsWith(DECLARED) ? text.indexOf('\n') + 1 : 0;
    List<Line> lines = CsvLines.of(text.substring(start), separator);
    List<List<String>> rows = rows(lines, file);
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
    List<Check> checks = new ArrayList<>(finder.checks());
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

  private static String text(Path path, String file) {
    try {
      long room = Runtime.getRuntime().maxMemory() / ROOM;
      if (Files.size(path) > room) {
        throw MetaException.of(
            "%s has %,d MB, more than the %,d MB that fit in memory: give Java more, or read a part of it"
                .formatted(file, Files.size(path) >> 20, room >> 20));
      }
      byte[] bytes = Files.readAllBytes(path);
      String binary = FileKind.binary(bytes);
      if (!binary.isEmpty()) {
        throw MetaException.of(
            "%s is %s, not text; save the %s as CSV and read that"
                .formatted(file, binary, binary.contains("workbook") ? "sheet" : "table"));
      }
      return decode(bytes);
    } catch (NoSuchFileException e) {
      Path folder = path.toAbsolutePath().normalize().getParent();
      throw MetaException.of("no file '%s' in %s".formatted(file, folder));
    } catch (IOException e) {
      throw MetaException.of("%s cannot be read: %s".formatted(path, e.getMessage()));
    }
  }

  private static String decode(byte[] bytes) {
    int mark = bytes.length > 1 ? (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff) : 0;
    if (mark == 0xfffe || mark == 0xfeff) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(bytes, WINDOWS);
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** The one that the file declares, or that gives every line the same and most cells. */
  private static char separator(String text) {
    if (text.startsWith(DECLARED) && text.length() > DECLARED.length()) {
      return text.charAt(DECLARED.length());
    }
    char best = ',';
    int most = 1;
    for (char candidate : SEPARATORS) {
      List<Line> lines = CsvLines.of(text, candidate);
      int cells = lines.get(0).cells().size();
      boolean even = lines.stream().allMatch(line -> line.cells().size() == cells);
      if (even && cells > most) {
        most = cells;
        best = candidate;
      }
    }
    return most > 1 ? best : mostFrequent(text.lines().findFirst().orElse(""));
  }

  private static char mostFrequent(String header) {
    char best = ',';
    long most = 0;
    for (char candidate : SEPARATORS) {
      long count = header.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  /** Cells without blanks round them; lines must be as long as the first. */
  private static List<List<String>> rows(List<Line> lines, String file) {
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
