package io.github.metasaw.linalg;

import java.util.Arrays;

/** A diagonal matrix: independent rows. */
public final class Diagonal implements Symmetric {

  private final double[] values;

  private Diagonal(double[] values) {
    this.values = values;
  }

  /** The matrix with the given diagonal [n]; the array is copied. */
  public static Diagonal of(double[] values) {
    return new Diagonal(values.clone());
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
}
