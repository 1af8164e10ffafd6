package io.github.metasaw.model.covariance;

import io.github.metasaw.formula.Target;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The design of a dispersion parameter on its link scale: log SD, or Fisher's z of a correlation.
 * Held as an orthogonal basis with columns of mean square 1, so that a search is indifferent to the
 * units of the moderators; one value for all rows is the column of ones itself. Immutable.
 *
 * @param x basis, row-major [n x q]
 * @param rows n
 * @param names of the coefficients, as R gives them [q]
 * @param r the columns as written are x r, upper triangular but in a basis of variances, row-major
 *     [q x q]
 * @param aliased names of columns left out, because others explain them
 * @param offset what is added to the linear predictor [n]; empty for nothing
 */
public record ScaleDesign(
    double[] x, int rows, List<String> names, double[] r, List<String> aliased, double[] offset) {

  public ScaleDesign {
    names = List.copyOf(names);
    aliased = List.copyOf(aliased);
  }

  /**
   * A design of the columns {@code x}, which is {@link #constant} for a lone intercept.
   *
   * @param x row-major [n x q]
   * @param rows n
   * @param names of the columns [q]
   * @return the design of a log SD
   */
  public static ScaleDesign of(double[] x, int rows, List<String> names) {
    if (names.size() == 1 && Arrays.stream(x).allMatch(value -> value == 1)) {
      return new ScaleDesign(x, rows, names, new double[] {1}, List.of(), new double[0]);
    }
    Orthonormal basis = Orthonormal.of(x, rows, names.size());
    double root = Math.sqrt(rows);
    return new ScaleDesign(
        Arrays.stream(basis.q()).map(value -> value * root).toArray(),
        rows,
        pick(names, basis.kept()),
        Arrays.stream(basis.r()).map(value -> value / root).toArray(),
        pick(names, basis.aliased()),
        new double[0]);
  }

  private static List<String> pick(List<String> names, int[] which) {
    return Arrays.stream(which).mapToObj(names::get).toList();
  }

  /**
   * One value for all rows.
   *
   * @param rows n
   * @return a column of ones, the intercept
   */
  public static ScaleDesign constant(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return of(ones, rows, List.of(Parameter.INTERCEPT));
  }

  /**
   * No coefficients: no such dispersion.
   *
   * @param rows n
   * @return a design without columns
   */
  public static ScaleDesign none(int rows) {
    return new ScaleDesign(new double[0], rows, List.of(), new double[0], List.of(), new double[0]);
  }

  /** Replaces coefficients of the basis, from {@code from} on, by those of the columns. */
  void toCoefficients(double[] theta, int from) {
    int q = columns();
    if (!isTriangular()) {
      double[] solved = VarianceBasis.solve(r, Arrays.copyOfRange(theta, from, from + q));
      System.arraycopy(solved, 0, theta, from, q);
      return;
    }
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
    boolean isTriangular = isTriangular();
    double[] given = Arrays.copyOfRange(theta, from, from + q);
    for (int i = 0; i < q; i++) {
      double sum = 0;
      for (int m = isTriangular ? i : 0; m < q; m++) {
        sum += r[i * q + m] * given[m];
      }
      theta[from + i] = sum;
    }
  }

  /** Weights of the columns as weights of the basis that give the same sum [q]. */
  double[] basisRow(double[] weights) {
    int q = columns();
    if (!isTriangular()) {
      return VarianceBasis.solve(VarianceBasis.transpose(r, q), weights);
    }
    double[] out = weights.clone();
    for (int j = 0; j < q; j++) {
      for (int m = 0; m < j; m++) {
        out[j] -= out[m] * r[m * q + j];
      }
      out[j] /= r[j * q + j];
    }
    return out;
  }

  /** Basis coefficients of a constant, to begin with. */
  void constant(double value, double[] theta, int from) {
    if (isConstant()) {
      theta[from] = value;
      return;
    }
    double[] linear = new double[rows];
    Arrays.fill(linear, value);
    nearest(linear, theta, from);
  }

  /**
   * This design with one coefficient given: its column times the value becomes the offset.
   *
   * @param k which of the coefficients
   */
  ScaleDesign fixing(int k, double value) {
    int q = columns();
    double[] columns = asWritten();
    double[] rest = new double[rows * (q - 1)];
    double[] shift = new double[rows];
    for (int i = 0; i < rows; i++) {
      int at = i * (q - 1);
      for (int j = 0; j < q; j++) {
        if (j == k) {
          shift[i] = value * columns[i * q + j];
        } else {
          rest[at++] = columns[i * q + j];
        }
      }
    }
    List<String> others = new ArrayList<>(names);
    others.remove(k);
    ScaleDesign design = q == 1 ? none(rows) : of(rest, rows, others);
    return new ScaleDesign(design.x, rows, design.names, design.r, aliased, shift);
  }

  /** Whether the SD of a row is above 0 in the limit that this design is [rows]. */
  boolean[] free() {
    boolean[] free = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      free[i] = offset.length == 0 || offset[i] != Double.NEGATIVE_INFINITY;
    }
    return free;
  }

  /**
   * The design of what is left when other rows have a linear predictor that the coefficients do not
   * move.
   *
   * @param free rows that keep theirs [rows]
   * @param elsewhere linear predictor of the other rows
   */
  ScaleDesign within(boolean[] free, double elsewhere) {
    int[] kept = IntStream.range(0, rows).filter(i -> free[i]).toArray();
    double[] columns = asWritten();
    int q = columns();
    double[] own = new double[kept.length * q];
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(columns, kept[i] * q, own, i * q, q);
    }
    ScaleDesign among = kept.length == 0 ? none(0) : of(own, kept.length, names);
    double[] basis = new double[rows * among.columns()];
    double[] shift = new double[rows];
    Arrays.fill(shift, elsewhere);
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(
          among.x, i * among.columns(), basis, kept[i] * among.columns(), among.columns());
      shift[kept[i]] = offset.length == 0 ? 0 : offset[kept[i]];
    }
    return new ScaleDesign(basis, rows, among.names, among.r, aliased, shift);
  }

  /** The columns as written, row-major [rows x q]. */
  double[] asWritten() {
    int q = columns();
    boolean isTriangular = isTriangular();
    double[] out = new double[rows * q];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < q; j++) {
        for (int m = 0; m < (isTriangular ? j + 1 : q); m++) {
          out[i * q + j] += x[i * q + m] * r[m * q + j];
        }
      }
    }
    return out;
  }

  /** Basis coefficients whose linear predictor is nearest to given values on the free rows. */
  void nearest(double[] linear, double[] theta, int from) {
    boolean[] free = free();
    int q = columns();
    int[] kept = IntStream.range(0, rows).filter(i -> free[i]).toArray();
    double[] own = new double[kept.length * q];
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(x, kept[i] * q, own, i * q, q);
    }
    Orthonormal basis = Orthonormal.of(own, kept.length, q);
    int rank = basis.kept().length;
    double[] products = new double[rank];
    for (int i = 0; i < kept.length; i++) {
      double value = linear[kept[i]] - (offset.length == 0 ? 0 : offset[kept[i]]);
      for (int k = 0; k < rank; k++) {
        products[k] += basis.q()[i * rank + k] * value;
      }
    }
    double[] solved = basis.coefficients(products);
    Arrays.fill(theta, from, from + q, 0);
    for (int k = 0; k < rank; k++) {
      theta[from + basis.kept()[k]] = solved[k];
    }
  }

  /** A row of the basis [q]. */
  double[] row(int i) {
    return Arrays.copyOfRange(x, i * columns(), (i + 1) * columns());
  }

  /** Whether there is such a dispersion at all. */
  public boolean isPresent() {
    return columns() > 0 || offset.length > 0;
  }

  /** What the coefficients are. */
  List<Parameter> parameters(Target target) {
    return names.stream().map(term -> Parameter.of(target, term)).toList();
  }

  public int columns() {
    return names.size();
  }

  double x(int i, int k) {
    return x[i * names.size() + k];
  }

  /** x_i'theta, with the coefficients from {@code from} on. */
  double linear(int i, double[] theta, int from) {
    int q = names.size();
    double sum = offset.length == 0 ? 0 : offset[i];
    for (int k = 0, at = i * q; k < q; k++, at++) {
      double value = x[at];
      // A component at its boundary has log SD -Infinity: 0 times that is 0 here.
      sum += value == 0 ? 0 : value * theta[from + k];
    }
    return sum;
  }

  /** x_i'theta of every row [rows]. */
  double[] linear(double[] theta, int from) {
    return IntStream.range(0, rows).mapToDouble(i -> linear(i, theta, from)).toArray();
  }

  /** Adds X's to the gradient, s by row [rows]. */
  void accumulate(double[] s, double[] gradient, int from) {
    int q = names.size();
    for (int k = 0; k < q; k++) {
      double sum = 0;
      for (int i = 0, at = k; i < rows; i++, at += q) {
        sum += s[i] * x[at];
      }
      gradient[from + k] += sum;
    }
  }

  /** Adds s x_i to the gradient. */
  void accumulate(int i, double s, double[] gradient, int from) {
    int q = names.size();
    for (int k = 0; k < q; k++) {
      gradient[from + k] += s * x[i * q + k];
    }
  }

  /** Whether the elements of r below its diagonal are 0, as in all bases but those of faces. */
  private boolean isTriangular() {
    int q = columns();
    for (int i = 0; i < q; i++) {
      for (int m = 0; m < i; m++) {
        if (r[i * q + m] != 0) {
          return false;
        }
      }
    }
    return true;
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

  /**
   * The same columns on some rows.
   *
   * @param keep which, in that order
   * @return a copy
   */
  public ScaleDesign select(int[] keep) {
    int q = columns();
    double[] out = new double[keep.length * q];
    for (int r = 0; r < keep.length; r++) {
      System.arraycopy(x, keep[r] * q, out, r * q, q);
    }
    double[] shift =
        offset.length == 0 ? offset : Arrays.stream(keep).mapToDouble(i -> offset[i]).toArray();
    return new ScaleDesign(out, keep.length, names, r, aliased, shift);
  }
}
