package io.github.metasaw.data.revman;

import io.github.metasaw.data.file.ReadOptions;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.data.file.TableFile;
import io.github.metasaw.diagnostic.MetaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * The table in a file of any kind: text and workbooks as {@link TableFile} reads them, and reviews
 * of RevMan, whose outcome is chosen by {@link ReadOptions#withOutcome}. Three forms of a review
 * are known: {@code .rm5} and the CSV of its analyses from RevMan 5, and {@code data-rows.csv} of
 * the data package of RevMan Web, with {@code overall-estimates-and-settings.csv} beside it.
 *
 * <p>R: {@code read.rm5} and {@code read.cdir} of the package meta.
 */
public final class DataFile {

  private static final String ROOT = "<COCHRANE_REVIEW";
  private static final String DATA_ROWS = "data-rows";
  private static final String SETTINGS = "overall-estimates-and-settings";

  private DataFile() {}

  /**
   * The table in a file, with what there is to remark on it.
   *
   * @param path of the file
   * @param options how it is read
   * @return the table; of a review, one row per study and subgroup, with {@code yi} and {@code vi}
   *     of the review's measure
   * @throws MetaException if the file cannot be read, an option does not apply to it, or a review
   *     has several outcomes and none is chosen
   */
  public static ReadTable read(Path path, ReadOptions options) {
    String file = String.valueOf(path.getFileName());
    Optional<String> text = TableFile.textOf(path);
    if (text.isPresent()
        && text.get().substring(0, Math.min(4096, text.get().length())).contains(ROOT)) {
      refuseSheet(file, options);
      return ReviewTable.of(file, RevManXml.outcomes(text.get(), file), options.outcome());
    }
    ReadTable read = TableFile.read(path, options.withoutOutcome());
    if (RevManCsv.isFive(read.table())) {
      return ReviewTable.of(file, RevManCsv.ofFive(read.table()), options.outcome());
    }
    if (RevManCsv.isWeb(read.table())) {
      return ReviewTable.of(
          file, RevManCsv.ofWeb(read.table(), settings(path, file)), options.outcome());
    }
    if (options.outcome().isPresent()) {
      throw MetaException.of(
          file + " is no review of RevMan, so it has no outcomes to choose from");
    }
    if (RevManCsv.isSettings(read.table())) {
      throw MetaException.of(
          "%s holds the settings of a review; read the file %s beside it"
              .formatted(file, file.replace(SETTINGS, DATA_ROWS)));
    }
    return read;
  }

  private static void refuseSheet(String file, ReadOptions options) {
    if (options.sheet().isPresent()) {
      throw MetaException.of(file + " is a review and has no sheets; choose an outcome of it");
    }
  }

  /** The settings beside rows of data; a table without rows where there are none. */
  private static Table settings(Path path, String file) {
    Path beside = path.resolveSibling(file.replace(DATA_ROWS, SETTINGS));
    boolean isThere = file.contains(DATA_ROWS) && Files.isReadable(beside);
    Table settings = isThere ? TableFile.read(beside) : Table.create("none");
    return RevManCsv.isSettings(settings) ? settings : Table.create("none");
  }
}
