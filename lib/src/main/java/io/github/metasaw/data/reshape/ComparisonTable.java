package io.github.metasaw.data.reshape;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.data.column.TextOrder;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * From one row per group to one row per comparison: every group of a study against its reference
 * group. R: metafor's {@code to.wide}, whose names the new columns bear.
 */
public final class ComparisonTable {

  private final Table table;
  private final Column<?> study;
  private final Column<?> group;

  /** The place of each group in the order; the last is compared with. */
  private final Map<String, Integer> order;

  private ComparisonTable(
      Table table, Column<?> study, Column<?> group, Map<String, Integer> order) {
    this.table = table;
    this.study = study;
    this.group = group;
    this.order = order;
  }

  /**
   * One row per comparison, against the group that most studies have.
   *
   * @param table one row per group
   * @param study column of studies
   * @param group column of groups
   * @return as {@link #of(Table, String, String, String)}
   * @throws MetaException if a column does not exist, or a study has a group twice
   */
  public static Table of(Table table, String study, String group) {
    return of(table, study, group, "");
  }

  /**
   * One row per comparison. Groups are in the order of numbers or text, and the reference is the
   * last: every group of a study is compared with the last that the study has.
   *
   * @param table one row per group
   * @param study column of studies
   * @param group column of groups
   * @param reference the group that others are compared with; empty for the one that most studies
   *     have
   * @return in the order of studies and groups: {@code study} and columns that are constant within
   *     studies; then the group and what differs between groups, with {@code .1} for the group and
   *     {@code .2} for what it is compared with; then {@code id}, {@code comp} (the comparison) and
   *     {@code design} (all groups of the study). A study with one group has no row
   * @throws MetaException if a column or the reference does not exist, or a study has a group twice
   */
  public static Table of(Table table, String study, String group, String reference) {
    Column<?> groups = find(table, group);
    List<String> levels = levels(groups);
    if (!reference.isEmpty() && !levels.contains(reference)) {
      throw MetaException.unknown("group", reference, "in " + group, levels);
    }
    String last = reference.isEmpty() ? mostFrequent(groups, levels) : reference;
    levels.remove(last);
    levels.add(last);
    return of(table, study, group, levels);
  }

  /**
   * One row per comparison, with groups in a given order.
   *
   * @param table one row per group
   * @param study column of studies
   * @param group column of groups
   * @param order all groups; those of a study are compared with the last that it has. R: the levels
   *     of the factor, with the reference at the end
   * @return as {@link #of(Table, String, String, String)}
   * @throws MetaException if a column does not exist, a group is not in the order, or a study has a
   *     group twice
   */
  public static Table of(Table table, String study, String group, List<String> order) {
    Column<?> groups = find(table, group);
    Map<String, Integer> places = new HashMap<>();
    order.forEach(level -> places.putIfAbsent(level, places.size()));
    for (String level : levels(groups)) {
      if (!places.containsKey(level)) {
        throw MetaException.unknown("group", level, "in the order of " + group, order);
      }
    }
    return new ComparisonTable(table, find(table, study), groups, places).table();
  }

  private static Column<?> find(Table table, String name) {
    if (!table.containsColumn(name)) {
      throw MetaException.unknown("column", name, "in " + table.name(), table.columnNames());
    }
    return table.column(name);
  }

  /** The groups as text, numbers by their size. */
  private static List<String> levels(Column<?> groups) {
    if (groups instanceof NumericColumn<?> numbers) {
      return Arrays.stream(numbers.asDoubleArray())
          .filter(value -> !Double.isNaN(value))
          .distinct()
          .sorted()
          .mapToObj(CellText::number)
          .collect(Collectors.toCollection(ArrayList::new));
    }
    return IntStream.range(0, groups.size())
        .filter(row -> !groups.isMissing(row))
        .mapToObj(row -> CellText.text(groups, row))
        .distinct()
        .sorted(TextOrder.ROOT)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String mostFrequent(Column<?> groups, List<String> levels) {
    Map<String, Integer> frequencies = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      frequencies.merge(CellText.text(groups, i), 1, Integer::sum);
    }
    String best = "";
    int most = 0;
    for (String level : levels) {
      int count = frequencies.getOrDefault(level, 0);
      if (count > most) {
        most = count;
        best = level;
      }
    }
    return best;
  }

  private Table table() {
    Map<String, List<Integer>> studies = new LinkedHashMap<>();
    for (int i = 0; i < table.rowCount(); i++) {
      for (Column<?> needed : List.of(study, group)) {
        if (needed.isMissing(i)) {
          throw MetaException.of(
              "%s is missing in row %d of %s".formatted(needed.name(), i + 1, table.name()));
        }
      }
      studies.computeIfAbsent(CellText.text(study, i), s -> new ArrayList<>()).add(i);
    }
    List<int[]> pairs = new ArrayList<>();
    List<String> designs = new ArrayList<>();
    studies.forEach(
        (name, rows) -> {
          refuseTwice(name, rows);
          List<Integer> sorted = rows.stream().sorted(Comparator.comparing(this::place)).toList();
          int last = sorted.get(sorted.size() - 1);
          String design =
              sorted.stream()
                  .map(row -> CellText.text(group, row))
                  .collect(Collectors.joining("-"));
          for (int row : sorted.subList(0, sorted.size() - 1)) {
            pairs.add(new int[] {row, last});
            designs.add(design);
          }
        });
    return table(pairs, designs, studies);
  }

  private int place(int row) {
    return order.getOrDefault(CellText.text(group, row), order.size());
  }

  private void refuseTwice(String name, List<Integer> rows) {
    Set<String> seen = new HashSet<>();
    for (int row : rows) {
      if (!seen.add(CellText.text(group, row))) {
        throw MetaException.of(
            "study '%s' has the group '%s' twice".formatted(name, CellText.text(group, row)));
      }
    }
  }

  private Table table(List<int[]> pairs, List<String> designs, Map<String, List<Integer>> studies) {
    int[] first = pairs.stream().mapToInt(pair -> pair[0]).toArray();
    int[] second = pairs.stream().mapToInt(pair -> pair[1]).toArray();
    Table result = Table.create(table.name());
    List<Column<?>> varying = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      boolean isGroup = column == group;
      if (!isGroup && isConstant(column, studies)) {
        result.addColumns(column.subset(first));
      } else if (!isGroup) {
        varying.add(column);
      }
    }
    varying.add(0, group);
    for (int side = 1; side <= 2; side++) {
      for (Column<?> column : varying) {
        Column<?> values = column.subset(side == 1 ? first : second);
        result.addColumns(values.setName(column.name() + "." + side));
      }
    }
    IntColumn id = IntColumn.create("id");
    StringColumn comparison = StringColumn.create("comp");
    for (int i = 0; i < pairs.size(); i++) {
      id.append(i + 1);
      comparison.append(CellText.text(group, first[i]) + "-" + CellText.text(group, second[i]));
    }
    return result.addColumns(id, comparison, StringColumn.create("design", designs));
  }

  private static boolean isConstant(Column<?> column, Map<String, List<Integer>> studies) {
    return studies.values().stream()
        .allMatch(
            rows -> rows.stream().map(row -> CellText.text(column, row)).distinct().count() == 1);
  }
}
