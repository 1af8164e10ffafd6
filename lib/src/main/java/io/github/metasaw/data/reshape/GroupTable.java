package io.github.metasaw.data.reshape;

import io.github.metasaw.data.EffectOrigin;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.reshape.GroupLayout.Outcome;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * From one row per study to one row per group or occasion. R: metafor's {@code to.long}, whose
 * names the new columns bear.
 */
public final class GroupTable {

  private final Table source;
  private final Map<Input, String> columns;

  private GroupTable(Table source, Map<Input, String> columns) {
    this.source = source;
    this.columns = columns;
  }

  /**
   * One row per group.
   *
   * @param reader of studies that report counts, rates, means, correlations or reliabilities
   * @return every column of the source, then {@code study} where there is none of that name, then
   *     {@code group} (1, 2) with {@code out1, out2}, {@code events, ptime} or {@code mean, sd, n};
   *     of matched pairs {@code time}; of single groups the same columns in one row per study
   * @throws MetaException if the measure is computed from other data, which make no rows
   */
  public static Table of(EffectReader reader) {
    EffectOrigin origin = reader.origin();
    GroupLayout layout =
        GroupLayout.of(origin.measure(), origin.columns().keySet())
            .orElseThrow(
                () ->
                    MetaException.of(
                        "%s is not computed here from counts, rates, means, correlations or reliabilities, so there are no groups to make rows of; its data: %s"
                            .formatted(origin.measure().id(), origin.measure().formula().kind())));
    return new GroupTable(reader.source(), origin.columns()).table(layout);
  }

  private Table table(GroupLayout layout) {
    int perStudy = layout.outcomes().get(0).cells().size();
    int[] rows = IntStream.range(0, perStudy * source.rowCount()).map(i -> i / perStudy).toArray();
    Table result = Table.create(source.name());
    source.columns().forEach(column -> result.addColumns(column.subset(rows)));
    if (!result.containsColumn("study")) {
      result.addColumns(
          IntColumn.create("study", Arrays.stream(rows).map(row -> row + 1).toArray()));
    }
    if (!layout.row().isEmpty()) {
      int[] numbers = IntStream.range(0, rows.length).map(i -> 1 + i % perStudy).toArray();
      result.addColumns(IntColumn.create(unique(result, layout.row()), numbers));
    }
    for (Outcome outcome : layout.outcomes()) {
      double[] values = new double[rows.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = outcome.cells().get(i % perStudy).of(new Study(rows[i]));
      }
      result.addColumns(DoubleColumn.create(unique(result, outcome.name()), values));
    }
    return result;
  }

  private static String unique(Table table, String name) {
    return table.containsColumn(name) ? name + ".group" : name;
  }

  /** A row of the source; what is missing is NaN. */
  private final class Study implements GroupLayout.Values {
    private final int row;

    Study(int row) {
      this.row = row;
    }

    @Override
    public double get(Input input) {
      String column = columns.get(input);
      return column == null
          ? Double.NaN
          : ((NumericColumn<?>) source.column(column)).getDouble(row);
    }

    @Override
    public boolean has(Input input) {
      return !Double.isNaN(get(input));
    }
  }
}
