package io.github.metasaw.plot.regression;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Single observations by group, one panel per study: what studies are made of before they are
 * summarised.
 *
 * @param value name of what was observed
 * @param group name of the groups
 * @param isOrdered whether groups are numbers
 * @param groups in order, numbers ascending
 * @param panels one a study
 */
record StripChart(
    String value, String group, boolean isOrdered, List<String> groups, List<StripPanel> panels) {

  private static final int MOST = 20;

  /**
   * One study.
   *
   * @param values of each group, in the order of the table [group][observation]
   */
  record StripPanel(String name, List<List<Double>> values) {}

  StripChart {
    groups = List.copyOf(groups);
    panels = List.copyOf(panels);
  }

  /**
   * Reads; rows where something is missing are left out.
   *
   * @param panel column of the studies; empty for one panel
   */
  static StripChart of(Table table, String value, String group, String panel) {
    Column<?> values = find(table, value);
    if (!(values instanceof NumericColumn<?> numbers)) {
      throw MetaException.of("'" + value + "' must be numbers");
    }
    Column<?> by = find(table, group);
    Column<?> study = panel.isEmpty() ? null : find(table, panel);
    List<String> groups = names(by, group);
    List<String> studies = study == null ? List.of("") : names(study, panel);
    List<StripPanel> panels = new ArrayList<>();
    for (String name : studies) {
      List<List<Double>> cells = new ArrayList<>();
      groups.forEach(any -> cells.add(new ArrayList<>()));
      panels.add(new StripPanel(name, cells));
    }
    for (int i = 0; i < table.rowCount(); i++) {
      boolean isHere = !by.isMissing(i) && (study == null || !study.isMissing(i));
      if (isHere && Double.isFinite(numbers.getDouble(i))) {
        int at = study == null ? 0 : studies.indexOf(text(study, i));
        panels.get(at).values().get(groups.indexOf(text(by, i))).add(numbers.getDouble(i));
      }
    }
    return new StripChart(value, group, by instanceof NumericColumn<?>, groups, panels);
  }

  private static Column<?> find(Table table, String name) {
    if (!table.containsColumn(name)) {
      throw MetaException.unknown("column", name, "in " + table.name(), table.columnNames());
    }
    return table.column(name);
  }

  private static List<String> names(Column<?> column, String name) {
    Set<String> names = new LinkedHashSet<>();
    Column<?> ordered = column instanceof NumericColumn<?> ? column.copy() : column;
    if (ordered instanceof NumericColumn<?>) {
      ordered.sortAscending();
    }
    for (int i = 0; i < ordered.size(); i++) {
      if (!ordered.isMissing(i)) {
        names.add(text(ordered, i));
      }
    }
    if (names.isEmpty() || names.size() > MOST) {
      throw MetaException.of(
          "'%s' has %d values; a strip plot shows 1 to %d".formatted(name, names.size(), MOST));
    }
    return List.copyOf(names);
  }

  private static String text(Column<?> column, int i) {
    return column instanceof NumericColumn<?> numbers
        ? Digits.plain(numbers.getDouble(i))
        : column.getString(i);
  }

  /** The mean of a group; NaN where it has no observation. */
  static double mean(List<Double> values) {
    return values.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
  }

  /** A row for each observation. */
  Table table() {
    DrawnTable rows = DrawnTable.of("strip chart", List.of("panel", "group"), List.of("value"));
    for (StripPanel panel : panels) {
      for (int g = 0; g < groups.size(); g++) {
        for (double each : panel.values().get(g)) {
          rows.row(List.of(panel.name(), groups.get(g)), each);
        }
      }
    }
    return rows.table();
  }
}
