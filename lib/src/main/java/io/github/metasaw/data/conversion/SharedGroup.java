package io.github.metasaw.data.conversion;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.data.effect.convert.Arm;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Splits a group that several comparisons of a trial share, such as a common control, between the
 * comparisons, so that nobody is counted twice.
 */
final class SharedGroup {

  private static final String SOURCE = "Cochrane Handbook 23.3.4";

  private final ReadTable before;
  private final RowGroups rows;
  private final Set<String> split = new LinkedHashSet<>();
  private final Table table;

  /**
   * Comparisons that may share a group.
   *
   * @param before the table with its marks and remarks
   * @param rows groups of rows of the table that share a group
   */
  SharedGroup(ReadTable before, RowGroups rows) {
    this.before = before;
    this.rows = rows;
    this.table = before.table().copy();
  }

  /**
   * Divides the counts and sizes of shared groups by the number of comparisons.
   *
   * @throws MetaException if rows declared to share a group have no group in common
   */
  ReadTable split() {
    for (int[] group : rows.groups()) {
      if (group.length > 1 && !rows.marks(group[0]).contains("shared by")) {
        split(group);
      }
    }
    List<Check> checks = new ArrayList<>(before.checks());
    if (rows.isSingle()) {
      checks.add(
          Check.note(
              "shared", "0", "No two rows have the same values there, so no group was split."));
    }
    if (!split.isEmpty()) {
      checks.add(
          Check.note(
              "shared",
              Integer.toString(split.size()),
              "The people of a shared group were split between comparisons (%s): %s."
                  .formatted(SOURCE, String.join(", ", split))));
    }
    return new ReadTable(table, checks);
  }

  private void split(int[] group) {
    boolean isSecond = isShared("2i", group);
    boolean isFirst = isShared("1i", group);
    if (isFirst == isSecond) {
      String name = rows.label(group[0]);
      throw MetaException.of(
          isFirst
              ? "%s of %s ('%s') are the same in both groups; comparisons that share one group must differ in the other"
                  .formatted(RowGroups.words(group), rows.tableName(), name)
              : "%s of %s ('%s') have no group in common: %s"
                  .formatted(RowGroups.words(group), rows.tableName(), name, difference(group)));
    }
    String suffix = isSecond ? "2i" : "1i";
    List<String> divided = new ArrayList<>(Quantities.countsOf(suffix));
    divided.add("n" + suffix);
    for (int row : group) {
      for (String quantity : divided) {
        double value = rows.at(quantity, row);
        if (!Double.isNaN(value)) {
          set(quantity, row, new Arm(0, 0, value).shared(group.length).n(), value, group.length);
        }
      }
      split.add(rows.label(row));
    }
  }

  private boolean isShared(String suffix, int[] group) {
    return !rows.quantitiesOf(suffix).isEmpty() && rows.isSame(suffix, group);
  }

  /** Words for the first quantity of group 2 that differs, with both values. */
  private String difference(int[] group) {
    for (String quantity : rows.quantitiesOf("2i")) {
      for (int row : group) {
        double first = rows.at(quantity, group[0]);
        double other = rows.at(quantity, row);
        if (Double.compare(first, other) != 0) {
          return "%s is %s and %s"
              .formatted(rows.columnOf(quantity), CellText.number(first), CellText.number(other));
        }
      }
    }
    return "there are no columns of group 2";
  }

  private void set(String quantity, int row, double value, double reported, int comparisons) {
    String name = rows.columnOf(quantity);
    if (!(table.column(name) instanceof DoubleColumn)) {
      double[] all = ((NumericColumn<?>) table.column(name)).asDoubleArray();
      table.replaceColumn(name, DoubleColumn.create(name, all));
    }
    table.doubleColumn(name).set(row, value);
    StringColumn marks = table.stringColumn(ReportedCells.MARKS);
    String mark =
        "%s: %s shared by %d comparisons, %s"
            .formatted(name, CheckNumber.plain(reported), comparisons, SOURCE);
    String earlier = marks.isMissing(row) ? "" : marks.get(row);
    marks.set(row, earlier.isEmpty() ? mark : earlier + "; " + mark);
  }
}
