package io.github.metasaw.data.conversion;

import io.github.metasaw.data.effect.convert.Arm;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/**
 * Combines several rows into one: arms of a trial, or subgroups of people, become one group. A
 * group that is the same in all these rows, such as a common control, is counted once.
 */
final class ArmCombination {

  private static final String SOURCE = "Cochrane Handbook 6.5.2.10";

  private final ReadTable before;
  private final RowGroups rows;
  private final List<Check> remarks = new ArrayList<>();
  private final Set<String> lost = new LinkedHashSet<>();

  /**
   * Creates a combination of rows.
   *
   * @param before the table with its marks and remarks
   * @param rows groups of rows of the table, each to become one row
   */
  ArmCombination(ReadTable before, RowGroups rows) {
    this.before = before;
    this.rows = rows;
  }

  /** The table with one row per group of rows, and remarks. */
  ReadTable combine() {
    Table table = before.table();
    List<int[]> groups = rows.groups();
    int[] first = groups.stream().mapToInt(group -> group[0]).toArray();
    Table result = table.where(Selection.with(first));
    for (int g = 0; g < groups.size(); g++) {
      int[] group = groups.get(g);
      if (group.length > 1) {
        Map<String, Double> values = new LinkedHashMap<>();
        String mark = combine(group, values);
        join(table, group, result, g);
        values.forEach(numbers(result, g, group));
        result.stringColumn(ReportedCells.MARKS).set(g, marks(group, mark));
      }
    }
    List<Check> checks = new ArrayList<>(before.checks());
    checks.addAll(remarks);
    if (rows.isSingle()) {
      checks.add(
          Check.note(
              "combined",
              "0",
              "No two rows have the same values there, so no rows were combined."));
    }
    if (!lost.isEmpty()) {
      checks.add(
          Check.note(
              "combined_columns",
              Integer.toString(lost.size()),
              "Missing in combined rows, because the rows differ or the value does not apply to the combined group: %s."
                  .formatted(String.join(", ", lost))));
    }
    return new ReadTable(result, checks);
  }

  /** Writes the numbers of the combined group into a row of the result. */
  private BiConsumer<String, Double> numbers(Table result, int to, int[] group) {
    return (name, value) -> {
      if (!(result.column(name) instanceof DoubleColumn)) {
        double[] all = ((NumericColumn<?>) result.column(name)).asDoubleArray();
        result.replaceColumn(name, DoubleColumn.create(name, all));
      }
      result.doubleColumn(name).set(to, value);
      boolean wasKnown =
          Arrays.stream(group).anyMatch(row -> !before.table().column(name).isMissing(row));
      if (Double.isNaN(value) && wasKnown) {
        lost.add(name);
      }
    };
  }

  /** Fills the other columns where rows differ: texts are joined, numbers become missing. */
  private void join(Table table, int[] group, Table result, int to) {
    for (Column<?> column : table.columns()) {
      if (RowGroups.isSame(column, group) || column.name().equals(ReportedCells.MARKS)) {
        continue;
      }
      Column<?> joined = result.column(column.name());
      if (joined instanceof StringColumn texts) {
        texts.set(
            to,
            Arrays.stream(group)
                .filter(row -> !column.isMissing(row))
                .mapToObj(column::getString)
                .distinct()
                .collect(Collectors.joining(" + ")));
      } else {
        joined.setMissing(to);
        if (!rows.isQuantity(column.name())) {
          lost.add(column.name());
        }
      }
    }
  }

  private String marks(int[] group, String mark) {
    Set<String> all = new LinkedHashSet<>();
    Arrays.stream(group).mapToObj(rows::marks).forEach(all::add);
    all.add(mark);
    all.remove("");
    return String.join("; ", all);
  }

  /** Computes the quantities of combined rows and records what was done. */
  private String combine(int[] group, Map<String, Double> values) {
    List<String> joined = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (String suffix : Quantities.SUFFIXES) {
      if (rows.quantitiesOf(suffix).isEmpty()) {
        continue;
      }
      String name = suffix.equals("i") ? "the group" : "group " + suffix.charAt(0);
      if (rows.isSame(suffix, group)) {
        same.add(name);
      } else {
        joined.add(name);
        combine(suffix, group, values);
      }
    }
    String label = "'" + rows.label(group[0]) + "' (" + RowGroups.words(group) + ")";
    if (joined.isEmpty()) {
      remarks.add(
          Check.warning(
              "combined",
              label,
              "%s report the same values for all groups and are treated as one row, not as different people."
                  .formatted(label)));
      return "";
    }
    String what = both(joined) + " of " + RowGroups.words(group) + " combined";
    String once = same.isEmpty() ? "" : ", " + both(same) + " counted once";
    remarks.add(
        Check.note(
            "combined",
            label,
            "%s: %s%s, %s.".formatted(rows.label(group[0]), what, once, SOURCE)));
    return what + once + ", " + SOURCE;
  }

  /** {@code group 1}, {@code groups 1 and 2}. */
  private static String both(List<String> names) {
    return names.size() == 2 ? "groups 1 and 2" : String.join(", ", names);
  }

  private void combine(String suffix, int[] group, Map<String, Double> values) {
    for (String quantity : rows.quantitiesOf(suffix)) {
      values.put(rows.columnOf(quantity), Double.NaN);
    }
    for (String count : Quantities.countsOf(suffix)) {
      put(values, count, Arrays.stream(group).mapToDouble(row -> rows.at(count, row)).sum());
    }
    Arm all =
        Arrays.stream(group).mapToObj(row -> arm(suffix, row)).reduce(Arm::combined).orElseThrow();
    put(values, "n" + suffix, all.n());
    put(values, "m" + suffix, all.mean());
    put(values, "sd" + suffix, all.sd());
    for (String estimate : List.of("yi", "sei", "vi", "loweri", "upperi", "zi", "ti", "fi", "pi")) {
      put(values, estimate, Double.NaN);
    }
  }

  private void put(Map<String, Double> values, String quantity, double value) {
    if (rows.has(quantity)) {
      values.put(rows.columnOf(quantity), value);
    }
  }

  private Arm arm(String suffix, int row) {
    return new Arm(
        rows.at("m" + suffix, row), rows.at("sd" + suffix, row), rows.at("n" + suffix, row));
  }
}
