package io.github.metasaw.reference;

import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import io.github.metasaw.reference.RValue.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** R's vectors, matrices and lists: how they are made, combined and measured. */
final class RMatrices {

  private RMatrices() {}

  static RValue matrix(List<RValue> arguments, List<String> names) {
    double[] values = RValue.numbers(arguments.get(0));
    int rows = 1;
    for (int i = 1; i < names.size(); i++) {
      if (names.get(i).equals("nrow")) {
        rows = (int) RValue.numbers(arguments.get(i))[0];
      }
      if (names.get(i).equals("byrow")) {
        throw new NotAnswered("a matrix of R by rows");
      }
    }
    return new Numbers(values, rows, List.of());
  }

  static Numbers numeric(RValue value) {
    return value instanceof Numbers numbers ? numbers : Numbers.of(RValue.numbers(value));
  }

  static RValue combined(List<RValue> arguments, List<String> names) {
    if (!arguments.isEmpty() && arguments.stream().allMatch(Text.class::isInstance)) {
      return new Text(arguments.stream().flatMap(a -> ((Text) a).values().stream()).toList());
    }
    if (arguments.stream().anyMatch(RMatrices::isResult)) {
      return listed(arguments, names);
    }
    return Numbers.of(RValue.joined(arguments));
  }

  static boolean isResult(RValue value) {
    return value instanceof Elements list
        && list.values().values().stream().anyMatch(Elements.class::isInstance);
  }

  static RValue listed(List<RValue> arguments, List<String> names) {
    Map<String, RValue> list = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      list.put(names.get(i).isEmpty() ? "[[" + (i + 1) + "]]" : names.get(i), arguments.get(i));
    }
    return new Elements(list);
  }

  static Numbers combined(Numbers a, Numbers b, DoubleBinaryOperator f) {
    int n =
        a.values().length == 0 || b.values().length == 0
            ? 0
            : Math.max(a.values().length, b.values().length);
    double[] values = new double[n];
    Arrays.setAll(
        values,
        i -> f.applyAsDouble(a.values()[i % a.values().length], b.values()[i % b.values().length]));
    return new Numbers(values, Math.max(a.rows(), b.rows()), List.of());
  }

  static RValue mapped(RValue value, DoubleUnaryOperator f) {
    Numbers x = numeric(value);
    return new Numbers(Arrays.stream(x.values()).map(f).toArray(), x.rows(), x.names());
  }

  static double length(RValue value) {
    return value instanceof Elements list
        ? list.values().size()
        : value instanceof Text text ? text.values().size() : numeric(value).values().length;
  }

  static double rows(RValue value) {
    return value instanceof Elements list
        ? length(list.values().values().iterator().next())
        : ((Numbers) value).rows();
  }

  static double columns(RValue value) {
    return value instanceof Elements list ? list.values().size() : ((Numbers) value).columns();
  }

  static Numbers transposed(RValue value) {
    Numbers x = numeric(value);
    int rows = Math.max(x.rows(), 1);
    int columns = x.values().length / rows;
    double[] values = new double[x.values().length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        values[i * columns + j] = x.values()[j * rows + i];
      }
    }
    return new Numbers(values, columns, List.of());
  }

  /** The diagonal of a matrix, a matrix of a diagonal, or a unit matrix of a size. */
  static Numbers diagonal(Numbers x) {
    int n = x.values().length;
    if (x.rows() == 0) {
      double[] diagonal = n == 1 ? new double[(int) x.values()[0]] : x.values();
      if (n == 1) {
        Arrays.fill(diagonal, 1);
      }
      return Numbers.matrix(MatrixUtils.createRealDiagonalMatrix(diagonal).getData());
    }
    return Numbers.of(
        IntStream.range(0, x.rows()).mapToDouble(i -> x.values()[i * x.rows() + i]).toArray());
  }

  private static RealMatrix real(Numbers x) {
    int rows = x.rows() == 0 ? x.values().length : x.rows();
    RealMatrix matrix = MatrixUtils.createRealMatrix(rows, x.values().length / rows);
    for (int j = 0; j < matrix.getColumnDimension(); j++) {
      for (int i = 0; i < rows; i++) {
        matrix.setEntry(i, j, x.values()[j * rows + i]);
      }
    }
    return matrix;
  }

  static Numbers product(Numbers a, Numbers b) {
    return Numbers.matrix(real(a).multiply(real(b)).getData());
  }

  static Numbers inverse(Numbers x) {
    return Numbers.matrix(MatrixUtils.inverse(real(x)).getData());
  }

  static Numbers correlations(Numbers x) {
    double[][] v = real(x).getData();
    double[][] r = new double[v.length][v.length];
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        r[i][j] = v[i][j] / Math.sqrt(v[i][i] * v[j][j]);
      }
    }
    return Numbers.matrix(r);
  }

  static Numbers bound(List<RValue> arguments, boolean isByRow) {
    int n = (int) arguments.stream().mapToDouble(a -> RValue.numbers(a).length).max().orElse(0);
    double[] values = new double[n * arguments.size()];
    for (int j = 0; j < arguments.size(); j++) {
      double[] column = RValue.numbers(arguments.get(j));
      for (int i = 0; i < n; i++) {
        values[j * n + i] = column[i % column.length];
      }
    }
    Numbers columns = new Numbers(values, n, List.of());
    return isByRow ? transposed(columns) : columns;
  }
}
