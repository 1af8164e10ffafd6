package io.github.metasaw.web.small;

/** {@link org.apache.commons.math3.linear.Array2DRowRealMatrix}: elements by row. */
public final class SmallArray2DRowRealMatrix implements SmallRealMatrix {

  private final double[][] elements;

  /**
   * A matrix.
   *
   * @param elements [rows][columns]
   * @param isCopied whether later changes of the array leave the matrix as it is
   */
  public SmallArray2DRowRealMatrix(double[][] elements, boolean isCopied) {
    this.elements = isCopied ? copy(elements) : elements;
  }

  @Override
  public double[][] getData() {
    return copy(elements);
  }

  private static double[][] copy(double[][] elements) {
    double[][] copy = new double[elements.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = elements[i].clone();
    }
    return copy;
  }
}
