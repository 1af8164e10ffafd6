package io.github.metasaw.linalg;

import java.util.Arrays;

/** A diagonal matrix: independent rows. */
public final class Diagonal implements Symmetric {

  private final double[] values;

  private Diagonal(double[] values) {
    this.values = values;
  }

  /**
   * A diagonal matrix.
   *
   * @param values the diagonal [n], copied
   * @return the matrix [n x n]
   */
  public static Diagonal of(double[] values) {
    return new Diagonal(values.clone());
  }

  static Diagonal of(int n, Structure.Elements elements) {
    double[] values = new double[n];
    elements.forEach((i, j, value) -> values[i] += value);
    return new Diagonal(values);
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public double get(int row, int column) {
    return row == column ? values[row] : 0;
  }

  @Override
  public double[] diagonal() {
    return values.clone();
  }

  @Override
  public Diagonal select(int[] keep) {
    return new Diagonal(Arrays.stream(keep).mapToDouble(i -> values[i]).toArray());
  }

  @Override
  public String storage() {
    return "diagonal";
  }

  @Override
  public Diagonal map(Element value) {
    double[] mapped = new double[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = value.of(i, i, values[i]);
    }
    return new Diagonal(mapped);
  }

  @Override
  public void forEach(Visitor visitor) {
    for (int i = 0; i < values.length; i++) {
      visitor.at(i, i, values[i]);
    }
  }

  @Override
  public double[] multiply(double[] x) {
    double[] product = new double[values.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = values[i] * x[i];
    }
    return product;
  }

  @Override
  public long stored() {
    return values.length;
  }
}
