package io.github.metasaw.model;

import io.github.metasaw.linalg.Orthonormal;
import java.util.List;

/**
 * The design of a dispersion parameter on its link scale: log SD, or Fisher's z of a correlation.
 * Held as an orthogonal basis with columns of mean square 1, so that a search is indifferent to the
 * units of the moderators; one value for all rows is the column of ones itself. Immutable.
 *
 * @param x basis, row-major [n x q]
 * @param rows n
 * @param names of the coefficients, as R gives them [q]
 * @param r the columns as written are x r, upper triangular, row-major [q x q]
 * @param aliased names of columns left out, because others explain them
 * @param offset what is added to the linear predictor [n]; empty for nothing
 */
record ScaleDesign(
    double[] x, int rows, List<String> names, double[] r, List<String> aliased, double[] offset) {

  ScaleDesign {
    names = List.copyOf(names);
    aliased = List.copyOf(aliased);
  }

  static ScaleDesign of(Design design) {
    return of(design.x(), design.rows(), design.names());
  }

  /** Of the columns {@code x}, row-major [n x q]. */
  static ScaleDesign of(double[] x, int rows, List<String> names) {
    if (names.size() == 1 && java.util.Arrays.stream(x).allMatch(value -> value == 1)) {
      return new ScaleDesign(x, rows, names, new double[] {1}, List.of(), new double[0]);
    }
    Orthonormal basis = Orthonormal.of(x, rows, names.size());
    double root = Math.sqrt(rows);
    return new ScaleDesign(
        java.util.Arrays.stream(basis.q()).map(value -> value * root).toArray(),
        rows,
        pick(names, basis.kept()),
        java.util.Arrays.stream(basis.r()).map(value -> value / root).toArray(),
        pick(names, basis.aliased()),
        new double[0]);
  }

  private static List<String> pick(List<String> names, int[] which) {
    return java.util.Arrays.stream(which).mapToObj(names::get).toList();
  }

  /** One value for all rows. */
  static ScaleDesign constant(int rows) {
    return of(Design.intercept(rows));
  }

  /** No coefficients: no such dispersion. */
  static ScaleDesign none(int rows) {
    return new ScaleDesign(new double[0], rows, List.of(), new double[0], List.of(), new double[0]);
  }

  /** Replaces coefficients of the basis, from {@code from} on, by those of the columns. */
  void toCoefficients(double[] theta, int from) {
    int q = columns();
    for (int i = q - 1; i >= 0; i--) {
      for (int m = i + 1; m < q; m++) {
        theta[from + i] -= r[i * q + m] * theta[from + m];
      }
      theta[from + i] /= r[i * q + i];
    }
  }

  /** Replaces coefficients of the columns, from {@code from} on, by those of the basis. */
  void toBasis(double[] theta, int from) {
    int q = columns();
    for (int i = 0; i < q; i++) {
      double sum = 0;
      for (int m = i; m < q; m++) {
        sum += r[i * q + m] * theta[from + m];
      }
      theta[from + i] = sum;
    }
  }

  /** Basis coefficients of a constant, to begin with. */
  void constant(double value, double[] theta, int from) {
    int q = columns();
    for (int k = 0; k < q; k++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += x[i * q + k];
      }
      theta[from + k] = value * sum / rows;
    }
  }

  /**
   * This design with one coefficient given: its column times the value becomes the offset.
   *
   * @param k which of the coefficients
   */
  ScaleDesign fixing(int k, double value) {
    int q = columns();
    double[] rest = new double[rows * (q - 1)];
    double[] shift = new double[rows];
    for (int i = 0; i < rows; i++) {
      int at = i * (q - 1);
      for (int j = 0; j < q; j++) {
        double written = 0;
        for (int m = 0; m <= j; m++) {
          written += x[i * q + m] * r[m * q + j];
        }
        if (j == k) {
          shift[i] = value * written;
        } else {
          rest[at++] = written;
        }
      }
    }
    List<String> others = new java.util.ArrayList<>(names);
    others.remove(k);
    ScaleDesign design = q == 1 ? none(rows) : of(rest, rows, others);
    return new ScaleDesign(design.x, rows, design.names, design.r, aliased, shift);
  }

  /** Whether there is such a dispersion at all. */
  boolean isPresent() {
    return columns() > 0 || offset.length > 0;
  }

  int columns() {
    return names.size();
  }

  double x(int i, int k) {
    return x[i * names.size() + k];
  }

  /** x_i'theta, with the coefficients from {@code from} on. */
  double linear(int i, double[] theta, int from) {
    int q = names.size();
    double sum = offset.length == 0 ? 0 : offset[i];
    for (int k = 0; k < q; k++) {
      double value = x[i * q + k];
      // A component at its boundary has log SD -Infinity: 0 times that is 0 here.
      sum += value == 0 ? 0 : value * theta[from + k];
    }
    return sum;
  }

  /** Adds s x_i to the gradient. */
  void accumulate(int i, double s, double[] gradient, int from) {
    int q = names.size();
    for (int k = 0; k < q; k++) {
      gradient[from + k] += s * x[i * q + k];
    }
  }

  /** Whether it is an intercept and nothing else. */
  boolean isConstant() {
    if (columns() != 1 || offset.length > 0) {
      return false;
    }
    for (double value : x) {
      if (value != 1) {
        return false;
      }
    }
    return true;
  }

  ScaleDesign select(int[] keep) {
    int q = columns();
    double[] out = new double[keep.length * q];
    for (int r = 0; r < keep.length; r++) {
      System.arraycopy(x, keep[r] * q, out, r * q, q);
    }
    double[] shift =
        offset.length == 0
            ? offset
            : java.util.Arrays.stream(keep).mapToDouble(i -> offset[i]).toArray();
    return new ScaleDesign(out, keep.length, names, r, aliased, shift);
  }
}
