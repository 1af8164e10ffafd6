package io.github.metasaw.report;

import io.github.metasaw.fit.Fit;
import java.util.regex.Pattern;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Predictions beside what they are for. */
final class PredictionTable {

  private PredictionTable() {}

  /**
   * Two tables side by side.
   *
   * @param rows what the predictions are for; of several outcomes, once for each
   * @param predicted the predictions, outcome by outcome
   * @return the columns of both; of columns of one name, the prediction's; predictions alone if
   *     they are not a row for each of {@code rows}
   */
  static Table of(Table rows, Table predicted) {
    Table all = rows.copy();
    while (rows.rowCount() > 0 && all.rowCount() < predicted.rowCount()) {
      all.append(rows);
    }
    Table shown = Table.create("prediction");
    if (all.rowCount() == predicted.rowCount()) {
      all.columns().stream()
          .filter(
              column -> predicted.columnNames().stream().noneMatch(column.name()::equalsIgnoreCase))
          .forEach(shown::addColumns);
    }
    predicted.columns().forEach(column -> shown.addColumns(column.copy()));
    return shown;
  }

  /**
   * The rows of a fit as its predictions name them.
   *
   * @param fit any fit
   * @return study, and the moderators as they stand in the table [k rows]
   */
  static Table moderators(Fit fit) {
    Table table = Table.create("moderators");
    table.addColumns(StringColumn.create("study", fit.studies().labels()));
    for (Column<?> column : fit.studies().table().columns()) {
      if (isModerator(column.name(), fit) && !column.name().equalsIgnoreCase("study")) {
        table.addColumns(column);
      }
    }
    return table;
  }

  /** A column with levels, or one that a term names: {@code log(year)}, {@code year:dose}. */
  private static boolean isModerator(String column, Fit fit) {
    Pattern word = Pattern.compile("(?<![\\w.])" + Pattern.quote(column) + "(?![\\w.])");
    return fit.design().factors().containsKey(column)
        || fit.design().names().stream().anyMatch(term -> word.matcher(term).find());
  }
}
