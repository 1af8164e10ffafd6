package io.github.metasaw.linalg;

/** Operations on vectors of equal length, element by element from the first: plain sums. */
public final class Vectors {

  private Vectors() {}

  /**
   * The inner product a'b.
   *
   * @param a vector [n]
   * @param b vector [n]
   * @return the sum of a_i b_i; 0 for n = 0
   */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * The Euclidean length, sqrt(a'a), which overflows where a square does.
   *
   * @param a vector [n]
   * @return 0 or more; NaN if an element is NaN
   */
  public static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /**
   * Replaces y by y + c x.
   *
   * @param y vector [n], changed
   * @param c a number
   * @param x vector [n]
   */
  public static void add(double[] y, double c, double[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] += c * x[i];
    }
  }
}
