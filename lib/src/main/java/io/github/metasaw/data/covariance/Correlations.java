package io.github.metasaw.data.covariance;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/** The correlation of any two rows of a cluster, from a {@link Dependence} and its columns. */
final class Correlations {

  /** Stands for a group that all rows share: no number of {@link #keys}. */
  private static final int SHARED_FIRST = -1;

  private static final int SHARED_SECOND = -2;

  private final ColumnLookup columns;
  private final List<String> labels;
  private final boolean[] used;
  private final Dependence dependence;
  private final int[] type;
  private final int[] observation;
  private final int[][] group;
  private final double[][] time;

  /** Times of the part of the errors that fades, 0 where none does [rows]. */
  private final double[] fading;

  /** 1 / sqrt(w) of the two groups [2][rows]. */
  private final double[][] weight;

  /** The square root of each row's sum with itself. */
  private final double[] length;

  /**
   * Reads the columns.
   *
   * @param used the rows that matter; in the others anything may be missing
   */
  Correlations(ColumnLookup columns, List<String> labels, boolean[] used, Dependence dependence) {
    this.columns = columns;
    this.labels = labels;
    this.used = used;
    this.dependence = dependence;
    this.type = kinds(dependence.types());
    this.observation = kinds(dependence.observations());
    Map<String, Integer> groups = new HashMap<>();
    this.group =
        new int[][] {
          keys(dependence.groups().first(), groups, SHARED_FIRST),
          keys(dependence.groups().second(), groups, SHARED_SECOND)
        };
    Dependence.Times times = dependence.times();
    boolean isAdditive = times.isAdditive();
    this.time =
        new double[][] {
          times(isAdditive ? null : times.first()), times(isAdditive ? null : times.second())
        };
    this.fading = times(isAdditive ? times.first() : null);
    this.weight =
        new double[][] {
          weights(dependence.weights().first()), weights(dependence.weights().second())
        };
    this.length = new double[labels.size()];
    for (int i = 0; i < length.length; i++) {
      length[i] = used[i] ? length(i) : 1;
    }
  }

  /** The correlation of two rows. */
  double of(int i, int j) {
    if (i == j) {
      return 1;
    }
    double shared = kind(i, j);
    double kept =
        dependence.times().isAdditive()
            ? shared + (1 - shared) * autocorrelation(Math.abs(fading[i] - fading[j]), i, j)
            : shared;
    return kept * contrast(i, j) / (length[i] * length[j]);
  }

  /** A number for each value of a column [rows]; -1 in rows that do not matter. */
  int[] keys(String column) {
    return keys(column, new HashMap<>(), 0);
  }

  private double kind(int i, int j) {
    TypeCorrelations types = dependence.types();
    if (types != null && type[i] != type[j]) {
      return types.between(type[i], type[j]);
    }
    TypeCorrelations observations = dependence.observations();
    return observations != null && observation[i] != observation[j]
        ? observations.between(observation[i], observation[j])
        : 1;
  }

  private double contrast(int i, int j) {
    double sum = 0;
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        if (group[a][i] == group[b][j]) {
          double over = autocorrelation(Math.abs(time[a][i] - time[b][j]), i, j);
          sum += (a == b ? 1 : -1) * over * weight[a][i] * weight[b][j];
        }
      }
    }
    return sum;
  }

  private double autocorrelation(double lag, int i, int j) {
    double over = lag == 0 ? 1 : Math.pow(dependence.times().phi(), lag);
    if (Double.isNaN(over)) {
      throw MetaException.of(
          "phi = %s is negative, so times must be whole numbers apart, but rows %d ('%s') and %d ('%s') are %s apart"
              .formatted(
                  dependence.times().phi(), i + 1, labels.get(i), j + 1, labels.get(j), lag));
    }
    return over;
  }

  private double length(int i) {
    double square = contrast(i, i);
    if (!(square > 0)) {
      String what = dependence.groups().second();
      throw columns.at(
          what == null ? "grp2" : what, "must not be the first group", i, labels, text(what, i));
    }
    return Math.sqrt(square);
  }

  private int[] kinds(@Nullable TypeCorrelations kinds) {
    if (kinds == null) {
      return new int[0];
    }
    if (kinds.column() == null) {
      int[] rows = new int[labels.size()];
      Arrays.setAll(rows, i -> i);
      return rows;
    }
    if (kinds.values() == null) {
      return keys(kinds.column());
    }
    int[] numbers = new int[labels.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = used[i] ? kinds.values().indexOf(text(kinds.column(), i)) : 0;
      if (numbers[i] < 0) {
        String must = "must be one of " + String.join(", ", kinds.values());
        throw columns.at(kinds.column(), must, i, labels, text(kinds.column(), i));
      }
    }
    return numbers;
  }

  private int[] keys(@Nullable String column, Map<String, Integer> numbers, int shared) {
    int[] keys = new int[labels.size()];
    Arrays.fill(keys, column == null ? shared : -1);
    for (int i = 0; column != null && i < keys.length; i++) {
      if (used[i]) {
        String text = text(column, i);
        Integer known = numbers.putIfAbsent(text, numbers.size());
        keys[i] = known == null ? numbers.size() - 1 : known;
      }
    }
    return keys;
  }

  /** The value as text: the same for 3 and 3.0, so that columns of two types can name groups. */
  private String text(@Nullable String column, int row) {
    if (column == null) {
      return "";
    }
    Column<?> found = columns.find(column);
    if (found.isMissing(row)) {
      throw columns.at(found.name(), "must not be missing", row, labels, "");
    }
    return CellText.text(found, row);
  }

  private double[] times(@Nullable String column) {
    return column == null ? new double[labels.size()] : finite(column);
  }

  private double[] weights(@Nullable String column) {
    double[] roots = new double[labels.size()];
    Arrays.fill(roots, 1);
    if (column != null) {
      double[] w = finite(column);
      for (int i = 0; i < w.length; i++) {
        if (used[i] && !(w[i] > 0)) {
          throw columns.at(column, "must be positive", i, labels, Double.toString(w[i]));
        }
        roots[i] = 1 / Math.sqrt(w[i]);
      }
    }
    return roots;
  }

  private double[] finite(String column) {
    double[] values = columns.numbers(column, labels);
    for (int i = 0; i < values.length; i++) {
      if (used[i] && Double.isNaN(values[i])) {
        throw columns.at(column, "must not be missing", i, labels, "");
      }
      if (used[i]) {
        columns.finite(column, values[i], i, labels);
      }
    }
    return values;
  }
}
