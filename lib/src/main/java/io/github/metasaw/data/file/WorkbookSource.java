package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cells of a worksheet, by the {@link WorkbookReader} on the class path. */
final class WorkbookSource {

  private final WorkbookReader reader;
  private final Path path;
  private final String file;

  private WorkbookSource(WorkbookReader reader, Path path, String file) {
    this.reader = reader;
    this.path = path;
    this.file = file;
  }

  /**
   * The cells of a worksheet.
   *
   * @param sheet name or number from 1; empty for the first that is not hidden
   * @throws MetaException if there is no reader, no such sheet, or nothing in it
   */
  static CellSource of(Path path, String file, Optional<String> sheet) {
    WorkbookReader reader =
        OfficeModule.find(WorkbookReader.class)
            .orElseThrow(
                () ->
                    MetaException.of(
                        "%s is a workbook (xlsx), and what reads workbooks is not on the class path; add the module %s, or save the sheet as CSV and read that"
                            .formatted(file, OfficeModule.NAME)));
    try {
      return new WorkbookSource(reader, path, file).read(sheet);
    } catch (IOException e) {
      throw MetaException.of(
          "%s looks like a workbook (xlsx), but cannot be read: %s"
              .formatted(file, e.getMessage()));
    }
  }

  private CellSource read(Optional<String> wanted) throws IOException {
    List<SheetName> sheets = reader.sheets(path);
    if (sheets.isEmpty()) {
      throw MetaException.of(file + " has no worksheets");
    }
    int chosen = wanted.isPresent() ? find(sheets, wanted.get()) : firstShown(sheets);
    SheetCells cells = reader.cells(path, chosen);
    if (cells.rows().isEmpty()) {
      throw MetaException.format(
          "sheet '%s' of %s is empty%s",
          sheets.get(chosen).name(),
          file,
          sheets.size() == 1
              ? Message.of("")
              : Message.format("; choose another with %s. %s", choice(), list(sheets)));
    }
    List<Check> checks = new ArrayList<>();
    if (sheets.size() > 1) {
      checks.add(
          wanted.isPresent()
              ? Check.ok("sheet", sheets.get(chosen).name(), list(sheets))
              : Check.note(
                  "sheet",
                  sheets.get(chosen).name(),
                  Message.format(
                      "Sheet '%s' was read; another with %s. %s",
                      sheets.get(chosen).name(), choice(), list(sheets))));
    }
    return SheetLines.of(cells, checks);
  }

  private static Remedy choice() {
    return Remedy.option("sheet", "NAME");
  }

  private int find(List<SheetName> sheets, String wanted) {
    for (int i = 0; i < sheets.size(); i++) {
      if (sheets.get(i).name().equalsIgnoreCase(wanted.strip())) {
        return i;
      }
    }
    if (wanted.strip().matches("\\d{1,4}")) {
      int number = Integer.parseInt(wanted.strip());
      if (number >= 1 && number <= sheets.size()) {
        return number - 1;
      }
    }
    throw MetaException.unknown(
        "sheet", wanted, "in " + file, sheets.stream().map(SheetName::name).toList());
  }

  private static int firstShown(List<SheetName> sheets) {
    for (int i = 0; i < sheets.size(); i++) {
      if (!sheets.get(i).isHidden()) {
        return i;
      }
    }
    return 0;
  }

  private static String list(List<SheetName> sheets) {
    return sheets.stream()
        .map(sheet -> "'" + sheet.name() + "'" + (sheet.isHidden() ? " (hidden)" : ""))
        .collect(Collectors.joining(", ", "The workbook has the sheets ", "."));
  }
}
