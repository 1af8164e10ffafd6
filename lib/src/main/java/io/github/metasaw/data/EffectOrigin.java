package io.github.metasaw.data;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.NumericColumn;

/**
 * Where a column of effect sizes comes from.
 *
 * @param measure what the effect sizes are
 * @param columns the columns of raw data in the same table, by input
 * @param options how they were computed
 */
public record EffectOrigin(
    EffectMeasure measure, Map<Input, String> columns, EffectOptions options) {

  public EffectOrigin {
    columns = Collections.unmodifiableMap(copy(columns));
  }

  private static Map<Input, String> copy(Map<Input, String> columns) {
    Map<Input, String> copy = new EnumMap<>(Input.class);
    copy.putAll(columns);
    return copy;
  }

  /** The column of an input, or the input's own name where it has none. */
  String columnOf(Input input) {
    return columns.getOrDefault(input, input.id());
  }

  /** Whether every column of raw data is still in the table, with numbers. */
  boolean isComplete(ColumnLookup table) {
    for (String name : columns.values()) {
      if (!(table.findOrNull(name) instanceof NumericColumn<?>)) {
        return false;
      }
    }
    return true;
  }

  /** The raw data of all rows. */
  RawData raw(ColumnLookup table, List<String> labels) {
    Map<Input, double[]> values = new EnumMap<>(Input.class);
    for (Map.Entry<Input, String> column : columns.entrySet()) {
      values.put(column.getKey(), table.numbers(column.getValue(), labels));
    }
    return RawData.keeping(table.rows(), values);
  }

  /** Why a row has no effect size: {@code ev_t is missing}, or that it cannot be computed. */
  String reason(RawData raw, int row) {
    List<Input> smallest = null;
    for (List<Input> set : measure.formula().alternatives()) {
      List<Input> missing = set.stream().filter(i -> Double.isNaN(raw.get(i, row))).toList();
      if (missing.isEmpty()) {
        return measure.id() + " cannot be computed from its values";
      }
      boolean isOfTable = columns.keySet().containsAll(missing);
      if (isOfTable && (smallest == null || missing.size() < smallest.size())) {
        smallest = missing;
      }
    }
    if (smallest == null) {
      return measure.id() + " cannot be computed from its values";
    }
    List<String> names = smallest.stream().map(columns::get).toList();
    return String.join(", ", names) + (names.size() == 1 ? " is missing" : " are missing");
  }
}
