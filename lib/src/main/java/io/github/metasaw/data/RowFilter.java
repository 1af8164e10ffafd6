package io.github.metasaw.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.columns.Column;

/**
 * Which rows of a table have all that is needed.
 *
 * @param keep indices of the rows that have
 * @param dropped the others, with what is missing in each
 */
record RowFilter(int[] keep, List<DroppedRow> dropped) {

  /**
   * Looks for what is missing.
   *
   * @param names of {@code values}
   * @param values numbers that are needed [names][rows], NaN where missing
   * @param also other columns that are needed
   */
  static RowFilter of(
      List<String> labels, List<String> names, List<double[]> values, List<Column<?>> also) {
    int[] keep = new int[labels.size()];
    int kept = 0;
    List<DroppedRow> dropped = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (isComplete(i, values, also)) {
        keep[kept++] = i;
      } else {
        dropped.add(new DroppedRow(i + 1, labels.get(i), reason(i, names, values, also)));
      }
    }
    return new RowFilter(Arrays.copyOf(keep, kept), dropped);
  }

  private static boolean isComplete(int row, List<double[]> values, List<Column<?>> also) {
    for (double[] column : values) {
      if (Double.isNaN(column[row])) {
        return false;
      }
    }
    for (Column<?> column : also) {
      if (column.isMissing(row)) {
        return false;
      }
    }
    return true;
  }

  /** {@code yi is missing}, {@code yi, vi and x are missing}. */
  private static String reason(
      int row, List<String> names, List<double[]> values, List<Column<?>> also) {
    List<String> missing = new ArrayList<>();
    for (int j = 0; j < names.size(); j++) {
      if (Double.isNaN(values.get(j)[row])) {
        missing.add(names.get(j));
      }
    }
    for (Column<?> column : also) {
      if (column.isMissing(row) && !missing.contains(column.name())) {
        missing.add(column.name());
      }
    }
    int last = missing.size() - 1;
    return last == 0
        ? missing.get(0) + " is missing"
        : String.join(", ", missing.subList(0, last))
            + " and "
            + missing.get(last)
            + " are missing";
  }
}
