package io.github.metasaw.data.reshape;

import io.github.metasaw.data.EffectOrigin;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * From one row per study to one row per group. R: metafor's {@code to.long}, whose names the new
 * columns bear.
 */
public final class GroupTable {

  /** Outcomes of a group by name, with the inputs of the first and of the second group. */
  private static final List<Map<String, Input[]>> LAYOUTS =
      List.of(
          layout(
              "mean",
              Input.M1I,
              Input.M2I,
              "sd",
              Input.SD1I,
              Input.SD2I,
              "n",
              Input.N1I,
              Input.N2I),
          layout("events", Input.X1I, Input.X2I, "ptime", Input.T1I, Input.T2I),
          layout("out1", Input.AI, Input.CI, "out2", Input.BI, Input.DI));

  private GroupTable() {}

  private static Map<String, Input[]> layout(Object... parts) {
    Map<String, Input[]> layout = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i += 3) {
      layout.put((String) parts[i], new Input[] {(Input) parts[i + 1], (Input) parts[i + 2]});
    }
    return layout;
  }

  /**
   * One row per group.
   *
   * @param reader of studies that compare two groups
   * @return every column of the source, then {@code study} where there is none of that name, {@code
   *     group} (1, 2), and {@code out1, out2}, or {@code events, ptime}, or {@code mean, sd, n}
   * @throws MetaException if the measure does not compare two groups by counts or means
   */
  public static Table of(EffectReader reader) {
    EffectOrigin origin = reader.origin();
    Map<Input, String> columns = origin.columns();
    Map<String, Input[]> layout = layout(origin.measure(), columns.keySet());
    Table source = reader.source();
    int k = source.rowCount();
    int[] rows = IntStream.range(0, 2 * k).map(i -> i / 2).toArray();
    Table result = Table.create(source.name());
    source.columns().forEach(column -> result.addColumns(column.subset(rows)));
    if (!result.containsColumn("study")) {
      result.addColumns(
          IntColumn.create("study", Arrays.stream(rows).map(row -> row + 1).toArray()));
    }
    result.addColumns(
        IntColumn.create("group", IntStream.range(0, 2 * k).map(i -> 1 + i % 2).toArray()));
    layout.forEach(
        (name, inputs) -> {
          double[] values = new double[2 * k];
          for (int i = 0; i < values.length; i++) {
            values[i] = value(source, columns, inputs[i % 2], rows[i]);
          }
          result.addColumns(DoubleColumn.create(unique(result, name), values));
        });
    return result;
  }

  private static String unique(Table table, String name) {
    return table.containsColumn(name) ? name + ".group" : name;
  }

  private static Map<String, Input[]> layout(EffectMeasure measure, Set<Input> given) {
    for (Map<String, Input[]> layout : LAYOUTS) {
      if (layout.values().stream().allMatch(i -> isGiven(given, i[0]) && isGiven(given, i[1]))) {
        return layout;
      }
    }
    throw MetaException.of(
        measure.id()
            + " does not compare two groups by counts or means, so there is no row per group");
  }

  /** People without the event follow from the total. */
  private static boolean isGiven(Set<Input> given, Input input) {
    boolean isRest = input == Input.BI || input == Input.DI;
    return given.contains(input) || (isRest && given.contains(total(input)));
  }

  private static Input total(Input rest) {
    return rest == Input.BI ? Input.N1I : Input.N2I;
  }

  private static double value(Table table, Map<Input, String> columns, Input input, int row) {
    String column = columns.get(input);
    if (column != null) {
      double value = ((NumericColumn<?>) table.column(column)).getDouble(row);
      if (!Double.isNaN(value) || !columns.containsKey(total(input))) {
        return value;
      }
    }
    boolean isRest = input == Input.BI || input == Input.DI;
    if (!isRest) {
      return Double.NaN;
    }
    Input events = input == Input.BI ? Input.AI : Input.CI;
    double total = ((NumericColumn<?>) table.column(columns.get(total(input)))).getDouble(row);
    return total - ((NumericColumn<?>) table.column(columns.get(events))).getDouble(row);
  }
}
