package io.github.metasaw.web.small;

/** {@link org.apache.commons.math3.linear.RealMatrix} as far as an eigendecomposition needs it. */
public interface SmallRealMatrix {

  /**
   * The elements.
   *
   * @return a copy [rows][columns]
   */
  double[][] getData();
}
