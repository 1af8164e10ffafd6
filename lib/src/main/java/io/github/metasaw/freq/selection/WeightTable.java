package io.github.metasaw.freq.selection;

/**
 * A weight function at several places: its logarithm, and the first and second derivatives of that
 * by the logarithms of its d parameters. Flat arrays, for they are filled at every step of a
 * search.
 */
final class WeightTable {

  final int d;
  final double[] logW;

  /** Weights over the largest of them, see {@link #scale}. */
  final double[] w;

  /** First derivatives [n x d]. */
  final double[] first;

  /** Second derivatives [n x d x d]. */
  final double[] second;

  WeightTable(int n, int d) {
    this.d = d;
    this.logW = new double[n];
    this.w = new double[n];
    this.first = new double[n * d];
    this.second = new double[n * d * d];
  }

  /**
   * Computes {@link #w}.
   *
   * @return logarithm of the weight that is 1 there
   */
  double scale() {
    double largest = Double.NEGATIVE_INFINITY;
    for (double each : logW) {
      largest = Math.max(largest, each);
    }
    for (int i = 0; i < w.length; i++) {
      w[i] = Math.exp(logW[i] - largest);
    }
    return largest;
  }
}
