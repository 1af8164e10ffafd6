package io.github.metasaw.data;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.OutcomeColumns;
import io.github.metasaw.data.column.RowLabels;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table with two outcomes per row as one with an estimate per row, in the order y1, y2 of the
 * first row, y1, y2 of the second and so on, as a row-paired V has it. A missing outcome leaves the
 * other in.
 */
final class BivariateLongTable {

  private static final String LABEL = "(label)";

  private final Table table;
  private final ReaderSettings.Columns columns;

  private BivariateLongTable(Table table, ReaderSettings.Columns columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * The columns of two outcomes.
   *
   * @param v1 column of variances of the first; null where V comes from elsewhere
   * @param v2 column of variances of the second; null where V comes from elsewhere
   */
  record Outcomes(String y1, String y2, @Nullable String v1, @Nullable String v2) {}

  /** The stacked table. */
  Table table() {
    return table;
  }

  /** Where the stacked table holds estimates, variances and labels. */
  ReaderSettings.Columns columns() {
    return columns;
  }

  /** Stacks the outcomes of a table. */
  static BivariateLongTable of(
      ColumnLookup lookup, ReaderSettings.Columns columns, Outcomes outcomes) {
    SamplingVariances precision = columns.precision();
    String v1 = outcomes.v1;
    String v2 = outcomes.v2;
    if (precision == null && (v1 == null || v2 == null)) {
      throw MetaException.of(
          "with two outcomes V has two rows for each row of "
              + lookup.tableName()
              + ": give KnownV.bivariate(v1, v2, cor12), or a column of variances to each outcome as"
              + " in mu1 = y1 ~ 1 + meta_V(V = v1) and mu2 = y2 ~ 1 + meta_V(V = v2)");
    }
    if (precision != null && !precision.isWhole()) {
      throw MetaException.of(
          "%s is the precision of one outcome, but there are two; give KnownV.bivariate(v1, v2, cor12)"
              .formatted(precision.words()));
    }
    List<String> labels = RowLabels.of(lookup, columns.label());
    Column<?> first = lookup.find(outcomes.y1);
    Column<?> second = lookup.find(outcomes.y2);
    if (first.name().equals(second.name())) {
      throw MetaException.of(
          "both outcomes are the column '%s'; the second should be another"
              .formatted(first.name()));
    }
    Table stacked = repeated(lookup, labels, first.name(), second.name());
    String estimates = first.name() + "/" + second.name();
    stacked.addColumns(paired(estimates, lookup, labels, outcomes.y1, outcomes.y2));
    SamplingVariances source = precision;
    if (precision == null && v1 != null && v2 != null) {
      String variances = v1 + "/" + v2;
      stacked.addColumns(paired(variances, lookup, labels, v1, v2));
      source = new SamplingVariances.Variances(variances);
    }
    return new BivariateLongTable(
        stacked, columns.withYi(estimates).withPrecision(source).withLabel(LABEL));
  }

  /** Each row of the table twice, with the columns that tell the two apart. */
  private static Table repeated(
      ColumnLookup lookup, List<String> labels, String first, String second) {
    int[] rows = new int[2 * lookup.rows()];
    int[] outcome = new int[rows.length];
    StringColumn label = StringColumn.create(LABEL);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i / 2;
      outcome[i] = 1 + i % 2;
      label.append(labels.get(rows[i]) + " (" + (i % 2 == 0 ? first : second) + ")");
    }
    Table repeated = Table.create(lookup.tableName());
    for (Column<?> column : lookup.columns()) {
      repeated.addColumns(column.subset(rows));
    }
    return repeated.addColumns(
        IntColumn.create(OutcomeColumns.OUTCOME, outcome),
        IntColumn.create(OutcomeColumns.PAIR, rows),
        label);
  }

  private static DoubleColumn paired(
      String name, ColumnLookup lookup, List<String> labels, String first, String second) {
    double[] odd = lookup.numbers(first, labels);
    double[] even = lookup.numbers(second, labels);
    double[] values = new double[2 * odd.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 2 == 0 ? odd : even)[i / 2];
    }
    return DoubleColumn.create(name, values);
  }
}
