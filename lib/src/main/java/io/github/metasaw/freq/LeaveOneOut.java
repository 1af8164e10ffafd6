package io.github.metasaw.freq;

import java.util.List;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The analysis without each study in turn, tau2 estimated anew; metafor's {@code leave1out}. */
final class LeaveOneOut {

  private LeaveOneOut() {}

  static Table table(Rows rows, Univariate full, List<String> labels) {
    SummaryColumns summaries = new SummaryColumns(rows.k());
    Deletions deletions = new Deletions(rows, full);
    for (int i = 0; i < rows.k(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      Univariate without = deletions.fit(i);
      if (without != null) {
        summaries.set(i, without);
      }
    }
    Table table = Table.create("leave one out", StringColumn.create("study", labels));
    summaries.columns().forEach(table::addColumns);
    return table;
  }
}
