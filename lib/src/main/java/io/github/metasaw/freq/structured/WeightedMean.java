package io.github.metasaw.freq.structured;

/** The mean of the rows by a matrix W of weights, beta = (X'WX)^-1 X'Wy, as rows show it. */
interface WeightedMean {

  /** Share of each row among the sums of the rows of W, per cent [k]. */
  double[] weights();

  /** y - X beta [k]. */
  double[] residuals();

  /** The diagonal of H = X (X'WX)^-1 X'W [k]. */
  double[] hat();

  /** These rows and columns of (I - H) M (I - H)', row-major [m x m]. */
  double[] residualCovariance(int... rows);
}
