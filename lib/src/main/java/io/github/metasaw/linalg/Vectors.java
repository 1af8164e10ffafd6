package io.github.metasaw.linalg;

/** Sums over vectors on plain arrays. */
public final class Vectors {

  private Vectors() {}

  /**
   * The inner product.
   *
   * @param a [n]
   * @param b [n], or longer: what is beyond n is ignored
   * @return sum of a_i b_i, added in order
   */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
