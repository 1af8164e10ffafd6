package io.github.metasaw.data;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The rows of a table that get effect sizes, while others keep what they have.
 *
 * @param column of truth values, or of 1 and 0
 * @param fillsOnly whether a row that has an estimate keeps it
 */
record IncludedRows(String column, boolean fillsOnly) {

  private static final String MEASURE = "measure";

  /** The columns of estimates and variances. */
  record Names(String yi, String vi) {}

  /** Adds estimates, variances and measures to a table that has the other columns. */
  void add(ColumnLookup source, EffectSizes sizes, EffectOrigin origin, Names names, Table result) {
    int k = sizes.k();
    boolean[] rows = rows(source, k);
    EffectSizes earlier =
        new EffectSizes(numbers(source, names.yi(), k), numbers(source, names.vi(), k), missing(k));
    EffectSizes mixed = sizes.over(earlier, rows, fillsOnly);
    String[] measures = measures(source, names.yi(), k);
    boolean isOneMeasure = true;
    for (int i = 0; i < k; i++) {
      if (sizes.takes(earlier, rows, fillsOnly, i)) {
        measures[i] = origin.measure().id();
      }
      if (Double.isNaN(mixed.yi()[i])) {
        measures[i] = "";
      } else {
        isOneMeasure &= measures[i].equals(origin.measure().id());
      }
    }
    result.addColumns(
        isOneMeasure
            ? EffectColumn.keeping(names.yi(), mixed.yi(), origin)
            : EffectColumn.mixed(names.yi(), mixed.yi(), origin),
        DoubleColumn.create(names.vi(), mixed.vi()));
    if (result.containsColumn(MEASURE)) {
      result.replaceColumn(MEASURE, StringColumn.create(MEASURE, measures));
    } else {
      result.addColumns(StringColumn.create(MEASURE, measures));
    }
  }

  private boolean[] rows(ColumnLookup source, int k) {
    Column<?> found = source.find(column);
    boolean[] rows = new boolean[k];
    for (int i = 0; i < k; i++) {
      if (found instanceof BooleanColumn truth && !truth.isMissing(i)) {
        rows[i] = truth.get(i);
      } else if (found instanceof NumericColumn<?> numbers
          && (numbers.getDouble(i) == 0 || numbers.getDouble(i) == 1)) {
        rows[i] = numbers.getDouble(i) == 1;
      } else {
        throw MetaException.format(
            "column '%s' says which rows get effect sizes, so it must be true or false, or 1 or 0,"
                + " and row %d is neither",
            found.name(), i + 1);
      }
    }
    return rows;
  }

  private static double[] missing(int k) {
    double[] none = new double[k];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  private static double[] numbers(ColumnLookup source, String name, int k) {
    return source.findOrNull(name) instanceof NumericColumn<?> numbers
        ? numbers.asDoubleArray()
        : missing(k);
  }

  /** What the rows have so far: by the column of measures, or by what the estimates remember. */
  private static String[] measures(ColumnLookup source, String yi, int k) {
    String[] measures = new String[k];
    @Nullable Column<?> estimates = source.findOrNull(yi);
    String known =
        estimates instanceof EffectColumn effects && effects.origin() != null
            ? effects.origin().measure().id()
            : "";
    for (int i = 0; i < k; i++) {
      measures[i] = source.findOrNull(MEASURE) instanceof StringColumn text ? text.get(i) : known;
    }
    return measures;
  }
}
