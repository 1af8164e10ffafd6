package io.github.metasaw.linalg;

/** Where the elements of a lower triangle stored by rows stand in its array. */
final class Packed {

  private Packed() {}

  /** Number of elements of a triangle of {@code n} rows. */
  static int length(int n) {
    return Math.toIntExact((long) n * (n + 1) / 2);
  }

  /** The place of element (row, column), row >= column. */
  static int index(int row, int column) {
    return (int) ((long) row * (row + 1) / 2) + column;
  }
}
