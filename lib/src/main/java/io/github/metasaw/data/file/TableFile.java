package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.MetaException;
import java.nio.file.Path;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * A table in a file as spreadsheets and R write it, found out from the file itself: separators
 * (comma, semicolon, tab, bar, blanks), decimal point or comma of each column, byte order mark,
 * UTF-8, UTF-16 or Windows letters, gz; workbooks (xlsx) with the module metasaw-office. Comments,
 * titles above and notes below are left out and told. Tablesaw's own reader takes {@code 0,312} for
 * 312; this one does not.
 *
 * <p>A column all of whose cells are numbers is one of integers or doubles, TRUE and FALSE give
 * booleans, anything else is text; empty cells and {@code NA} are missing.
 */
public final class TableFile {

  private TableFile() {}

  /**
   * The table in a file, named as the file is.
   *
   * @param path of the file
   * @return the table
   * @throws MetaException if there is no such file, it is neither text nor a workbook, or its lines
   *     do not make a table
   */
  public static Table read(Path path) {
    return read(path, ReadOptions.defaults()).table();
  }

  /**
   * The table in a file, with what could have been read in another way.
   *
   * @param path of the file
   * @param options how it is read
   * @return the table with remarks
   * @throws MetaException as {@link #read(Path)}, and if an option does not apply to the file
   */
  public static ReadTable read(Path path, ReadOptions options) {
    String file = String.valueOf(path.getFileName());
    if (options.outcome().isPresent()) {
      throw MetaException.of(
          file + " is no review of RevMan, so it has no outcomes to choose from");
    }
    return CellTable.of(source(path, file, options), file, options.marks().orElse(null));
  }

  /**
   * The text of a file.
   *
   * @param path of the file
   * @return the text, unpacked and decoded; empty if the file is none
   * @throws MetaException if there is no such file, or it cannot be read
   */
  public static Optional<String> textOf(Path path) {
    String file = String.valueOf(path.getFileName());
    byte[] bytes = FileBytes.of(path, file);
    return FileKind.binary(bytes).isEmpty()
        ? Optional.of(FileBytes.text(bytes, file))
        : Optional.empty();
  }

  /** What a text is that holds no lines of cells; empty where it may. */
  private static String otherText(String text) {
    String head = text.stripLeading();
    if (head.startsWith("<?xml")) {
      return "XML";
    }
    return head.startsWith("{\"")
            || head.matches("(?s)\\[\\s*[{\\[].*")
            || head.matches("(?s)\\{\\s+\".*")
        ? "JSON"
        : "";
  }

  private static CellSource source(Path path, String file, ReadOptions options) {
    byte[] bytes = FileBytes.of(path, file);
    if (FileKind.isWorkbook(bytes)) {
      return WorkbookSource.of(path, file, options.sheet());
    }
    String text = FileBytes.text(bytes, file);
    if (text.isBlank()) {
      throw MetaException.of(file + " is empty");
    }
    if (options.sheet().isPresent()) {
      throw MetaException.of(file + " is text and has no sheets; read it without naming one");
    }
    String other = otherText(text);
    if (!other.isEmpty()) {
      throw MetaException.of(
          "%s is %s, not a table; save the table as CSV and read that".formatted(file, other));
    }
    return SeparatorFinder.cells(text);
  }
}
