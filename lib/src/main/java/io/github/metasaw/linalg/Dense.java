package io.github.metasaw.linalg;

/** A matrix with every element stored, as its lower triangle by rows. */
public final class Dense implements Symmetric {

  private final int n;
  private final double[] lower;

  private Dense(int n, double[] lower) {
    this.n = n;
    this.lower = lower;
  }

  /**
   * A matrix with every element stored.
   *
   * @param n number of rows
   * @param value element (row, column), row >= column, as a function of the place; its third
   *     argument is 0
   * @return the matrix [n x n]
   */
  public static Dense of(int n, Element value) {
    return new Dense(n, new double[Packed.length(n)]).map(value);
  }

  static Dense of(int n, Structure.Elements elements) {
    double[] lower = new double[Packed.length(n)];
    elements.forEach((i, j, value) -> lower[Packed.index(i, j)] += value);
    return new Dense(n, lower);
  }

  /** From the lower triangle by rows, not copied. */
  static Dense of(int n, double[] lower) {
    return new Dense(n, lower);
  }

  /** The lower triangle by rows, not copied. */
  double[] lower() {
    return lower;
  }

  @Override
  public int size() {
    return n;
  }

  @Override
  public double get(int row, int column) {
    return lower[Packed.index(Math.max(row, column), Math.min(row, column))];
  }

  @Override
  public double[] diagonal() {
    double[] diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = lower[Packed.index(i, i)];
    }
    return diagonal;
  }

  @Override
  public Dense select(int[] keep) {
    return of(keep.length, (i, j, zero) -> get(keep[i], keep[j]));
  }

  @Override
  public String storage() {
    return "dense";
  }

  @Override
  public Dense map(Element value) {
    double[] mapped = new double[lower.length];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++, at++) {
        mapped[at] = value.of(i, j, lower[at]);
      }
    }
    return new Dense(n, mapped);
  }

  @Override
  public Dense plusDiagonal(double[] d) {
    double[] sum = lower.clone();
    for (int i = 0; i < n; i++) {
      sum[Packed.index(i, i)] += d[i];
    }
    return new Dense(n, sum);
  }

  @Override
  public void forEach(Visitor visitor) {
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++, at++) {
        visitor.at(i, j, lower[at]);
      }
    }
  }

  @Override
  public double[] multiply(double[] x) {
    double[] product = new double[n];
    int at = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < i; j++, at++) {
        sum += lower[at] * x[j];
        product[j] += lower[at] * x[i];
      }
      product[i] += sum + lower[at++] * x[i];
    }
    return product;
  }

  @Override
  public long stored() {
    return lower.length;
  }
}
