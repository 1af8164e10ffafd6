package io.github.metasaw.kernel;

import io.github.metasaw.fit.Fit;
import java.util.regex.Pattern;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The rows of a fit as its predictions name them: the study, and what the mean depends on. */
final class Moderators {

  private Moderators() {}

  /** study, and the moderators as they stand in the table [k rows]. */
  static Table of(Fit fit) {
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
