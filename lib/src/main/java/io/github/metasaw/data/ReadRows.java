package io.github.metasaw.data;

import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.linalg.Symmetric;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;

/**
 * The rows of {@link Studies}: what was read from a table. Arrays are not copied and not changed.
 *
 * @param name of the table
 * @param labels of studies [k]
 * @param yi estimates [k]
 * @param V covariance matrix of their sampling errors [k x k]
 * @param table made when it is asked for, from what no longer changes
 * @param whole the table as read, with the rows left out; made in the same way
 * @param numbers of the rows in the table as read, from 1 [k]
 * @param read number of rows before any was dropped
 * @param dropped the rows left out
 * @param checks made when they are asked for, from what no longer changes
 * @param matrices correlations and distances of levels, by name
 */
record ReadRows(
    String name,
    List<String> labels,
    double[] yi,
    Symmetric V,
    Lazy<Table> table,
    Lazy<Table> whole,
    int[] numbers,
    int read,
    List<DroppedRow> dropped,
    Lazy<List<Check>> checks,
    Map<String, LevelMatrix> matrices) {

  ReadRows {
    labels = List.copyOf(labels);
    dropped = List.copyOf(dropped);
  }

  /** Some of the rows, in that order; dropped rows and remarks are those of the whole. */
  ReadRows select(int[] keep) {
    String[] keptLabels = new String[keep.length];
    double[] y = new double[keep.length];
    int[] keptNumbers = new int[keep.length];
    for (int i = 0; i < keep.length; i++) {
      keptLabels[i] = labels.get(keep[i]);
      y[i] = yi[keep[i]];
      keptNumbers[i] = numbers[keep[i]];
    }
    return new ReadRows(
        name,
        List.of(keptLabels),
        y,
        V.select(keep),
        new Lazy<>(() -> table.get().rows(keep).setName(name)),
        whole,
        keptNumbers,
        read,
        dropped,
        checks,
        matrices);
  }

  ReadRows withEstimates(double[] other) {
    return withEffects(other, V);
  }

  ReadRows withEffects(double[] otherYi, Symmetric otherV) {
    return new ReadRows(
        name, labels, otherYi, otherV, table, whole, numbers, read, dropped, checks, matrices);
  }

  /** How many rows were dropped for want of a value in a column, as the end of a message. */
  String droppedFor(String column) {
    String name = Pattern.quote(column);
    Pattern missing = Pattern.compile("(^|, | and )" + name + "(,| and | is missing| are missing)");
    long rows = dropped.stream().filter(row -> missing.matcher(row.reason()).find()).count();
    return rows == 0
        ? ""
        : "; in %d %s more it is missing (empty, or NA)"
            .formatted(rows, rows == 1 ? "row" : "rows");
  }
}
