package io.github.metasaw.data.reshape;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.IntColumn;
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
  private final String reference;

  private ComparisonTable(Table table, Column<?> study, Column<?> group, String reference) {
    this.table = table;
    this.study = study;
    this.group = group;
    this.reference = reference;
  }

  /**
   * One row per comparison, against the group that most studies have.
   *
   * @param table one row per group
   * @param study column of studies
   * @param group column of groups
   * @return as {@link #of(Table, String, String, String)}
   */
  public static Table of(Table table, String study, String group) {
    return of(table, study, group, "");
  }

  /**
   * One row per comparison.
   *
   * @param table one row per group
   * @param study column of studies
   * @param group column of groups
   * @param reference the group that others are compared with; empty for the one that most studies
   *     have. A study without it is compared with the next most frequent group it has
   * @return in the order of studies and groups: {@code study} and columns that are constant within
   *     studies; then the group and what differs between groups, with {@code .1} for the group and
   *     {@code .2} for the reference; then {@code id}, {@code comp} (the comparison) and {@code
   *     design} (all groups of the study)
   * @throws MetaException if a column or the reference does not exist, or a study has a group twice
   */
  public static Table of(Table table, String study, String group, String reference) {
    Column<?> groups = find(table, group);
    ComparisonTable form = new ComparisonTable(table, find(table, study), groups, reference);
    Set<String> all = new LinkedHashSet<>();
    for (int i = 0; i < table.rowCount(); i++) {
      all.add(CellText.text(groups, i));
    }
    if (!reference.isEmpty() && !all.contains(reference)) {
      throw MetaException.unknown("group", reference, "in " + group, all);
    }
    return form.table();
  }

  private static Column<?> find(Table table, String name) {
    if (!table.containsColumn(name)) {
      throw MetaException.unknown("column", name, "in " + table.name(), table.columnNames());
    }
    return table.column(name);
  }

  private Table table() {
    Map<String, List<Integer>> studies = new LinkedHashMap<>();
    Map<String, Integer> frequencies = new LinkedHashMap<>();
    for (int i = 0; i < table.rowCount(); i++) {
      studies.computeIfAbsent(CellText.text(study, i), s -> new ArrayList<>()).add(i);
      frequencies.merge(CellText.text(group, i), 1, Integer::sum);
    }
    List<int[]> pairs = new ArrayList<>();
    List<String> designs = new ArrayList<>();
    studies.forEach(
        (name, rows) -> {
          int base = base(name, rows, frequencies);
          List<Integer> others =
              rows.stream()
                  .filter(row -> row != base)
                  .sorted(Comparator.comparing(row -> CellText.text(group, row)))
                  .toList();
          List<String> design = new ArrayList<>();
          others.forEach(row -> design.add(CellText.text(group, row)));
          design.add(CellText.text(group, base));
          for (int row : others) {
            pairs.add(new int[] {row, base});
            designs.add(String.join("-", design));
          }
        });
    return table(pairs, designs, studies);
  }

  /** The row of a study that its others are compared with. */
  private int base(String name, List<Integer> rows, Map<String, Integer> frequencies) {
    Set<String> seen = new LinkedHashSet<>();
    for (int row : rows) {
      if (!seen.add(CellText.text(group, row))) {
        throw MetaException.of(
            "study '%s' has the group '%s' twice".formatted(name, CellText.text(group, row)));
      }
    }
    return rows.stream()
        .max(
            Comparator.comparing((Integer row) -> CellText.text(group, row).equals(reference))
                .thenComparing(row -> frequencies.getOrDefault(CellText.text(group, row), 0))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
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
