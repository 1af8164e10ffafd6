package io.github.metasaw.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an expression of R can be: numbers, text, a list or table, or a function. */
sealed interface RValue {

  /**
   * A vector or matrix, column by column; NA is NaN and truth values are 0 and 1.
   *
   * @param rows of a matrix; 0 for a vector
   * @param names of the elements, or of the rows of a matrix; empty for none
   * @param columnNames of a matrix; empty for none
   */
  record Numbers(double[] values, int rows, List<String> names, List<String> columnNames)
      implements RValue {

    Numbers(double[] values, int rows, List<String> names) {
      this(values, rows, names, List.of());
    }

    static Numbers of(double... values) {
      return new Numbers(values, 0, List.of());
    }

    static Numbers matrix(double[][] rows) {
      int n = rows.length;
      int p = n == 0 ? 0 : rows[0].length;
      double[] values = new double[n * p];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < p; j++) {
          values[j * n + i] = rows[i][j];
        }
      }
      return new Numbers(values, n, List.of());
    }

    int columns() {
      return rows == 0 ? 1 : values.length / rows;
    }

    double[] column(int j) {
      return rows == 0 ? values : Arrays.copyOfRange(values, j * rows, (j + 1) * rows);
    }
  }

  /** Text. */
  record Text(List<String> values) implements RValue {}

  /** A list; a table is a list of columns of one length. */
  record Elements(Map<String, RValue> values) implements RValue {
    /** A list of columns of numbers. */
    static Elements of(Map<String, double[]> columns) {
      Map<String, RValue> values = new LinkedHashMap<>();
      columns.forEach((name, column) -> values.put(name, Numbers.of(column)));
      return new Elements(values);
    }
  }

  /** A function that is applied to each element. */
  record Function(RExpression.Closure closure) implements RValue {}

  /** All numbers of a value, those of a list one after the other; its texts only label them. */
  static double[] numbers(RValue value) {
    if (value instanceof Numbers numbers) {
      return numbers.values();
    }
    if (value instanceof Elements list) {
      return joined(list.values().values().stream().filter(v -> !(v instanceof Text)).toList());
    }
    throw new MetaforCalls.NotAnswered("text of R");
  }

  /** The numbers of several values, one after the other. */
  static double[] joined(Collection<RValue> values) {
    List<Double> all = new ArrayList<>();
    for (RValue value : values) {
      for (double number : numbers(value)) {
        all.add(number);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
