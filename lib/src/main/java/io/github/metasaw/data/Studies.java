package io.github.metasaw.data;

import io.github.metasaw.check.Check;
import io.github.metasaw.linalg.Symmetric;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Study-level estimates with their known sampling covariance: what every model is fitted to.
 * Immutable; the k rows are those kept.
 */
public final class Studies {

  private final String name;
  private final List<String> labels;
  private final double[] yi;
  private final Symmetric V;
  private final Table table;
  private final int rowsRead;
  private final List<DroppedRow> dropped;
  private final List<Check> checks;

  /**
   * A row that was left out.
   *
   * @param row number in the table as read, from 1
   * @param label its study label
   * @param reason what was missing, for example {@code yi is missing}
   */
  public record DroppedRow(int row, String label, String reason) {}

  Studies(
      String name,
      List<String> labels,
      double[] yi,
      Symmetric V,
      Table table,
      int rowsRead,
      List<DroppedRow> dropped,
      List<Check> checks) {
    this.name = name;
    this.labels = List.copyOf(labels);
    this.yi = yi;
    this.V = V;
    this.table = table;
    this.rowsRead = rowsRead;
    this.dropped = List.copyOf(dropped);
    this.checks = List.copyOf(checks);
  }

  /** The table's name, as messages call it. */
  public String name() {
    return name;
  }

  /** Number of rows kept. */
  public int k() {
    return yi.length;
  }

  /** Study labels [k]. */
  public List<String> labels() {
    return labels;
  }

  /** Estimates [k], a copy. */
  public double[] yi() {
    return yi.clone();
  }

  /** Sampling variances [k], the diagonal of {@link #V}, a copy. */
  public double[] vi() {
    return V.diagonal();
  }

  /** Known sampling covariance [k x k], variances, not standard errors. */
  public Symmetric V() {
    return V;
  }

  /** All columns of the table as read, kept rows only: a copy made when read. */
  public Table table() {
    return table;
  }

  /**
   * A numeric column of {@link #table} [k].
   *
   * @throws io.github.metasaw.check.MetaException if there is none of that name, or a value is
   *     missing
   */
  public double[] numbers(String column) {
    Columns columns = new Columns(table, name);
    double[] values = columns.numbers(column, labels);
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw columns.at(column, "must not be missing", i, labels, "");
      }
    }
    return values;
  }

  /** Number of rows before any was dropped. */
  public int rowsRead() {
    return rowsRead;
  }

  /** Rows left out because something was missing. */
  public List<DroppedRow> dropped() {
    return dropped;
  }

  /** What the reader has to remark: dropped rows, duplicate labels, suspected units. */
  public List<Check> checks() {
    return checks;
  }
}
