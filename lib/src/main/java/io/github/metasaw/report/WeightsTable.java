package io.github.metasaw.report;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The share of each study in the pooled effect. */
final class WeightsTable {

  private WeightsTable() {}

  /**
   * Shares by one or several fits to the same studies.
   *
   * @param names of the columns, one for each fit
   * @param fits in the same order
   * @return study, and a column of shares (in per cent) for each fit
   * @throws MetaException if a name stands twice, or fits are to different studies
   */
  static Table of(List<String> names, List<? extends Fit> fits) {
    if (names.size() != fits.size() || fits.isEmpty()) {
      throw MetaException.of(
          "a table of weights takes as many names as fits, not %d and %d"
              .formatted(names.size(), fits.size()));
    }
    List<String> labels = fits.get(0).studies().labels();
    Table table = Table.create("weights", StringColumn.create("study", labels));
    for (int i = 0; i < fits.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        throw MetaException.of("'" + names.get(i) + "' stands twice");
      }
      if (!fits.get(i).studies().labels().equals(labels)) {
        throw MetaException.of("the weights of fits to different studies cannot be compared");
      }
      table.addColumns(DoubleColumn.create(names.get(i), fits.get(i).weights()));
    }
    return table;
  }
}
