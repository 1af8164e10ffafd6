package io.github.metasaw.model.covariance;

import java.util.Optional;

/** A covariance that is the same in all levels, G = L L' with one L for every level. */
abstract sealed class CommonCovariance extends EffectCovariance
    permits CorrelatedEffects, StructuredEffects {

  @Override
  final Optional<ScaleDesign> design() {
    return Optional.empty();
  }

  /** Writes L, row-major, to the first m x m elements. */
  abstract void root(double[] own, double[] root);

  @Override
  final void roots(double[] own, double[] root) {
    root(own, root);
    int square = size() * size();
    for (int g = square; g < root.length; g += square) {
      System.arraycopy(root, 0, root, g, square);
    }
  }

  @Override
  final void gradient(double[] own, double[] root, double[] byRoot, double[] gradient, int from) {
    int m = size();
    // The levels share one L, so the derivatives by it add up.
    double[] sum = new double[m * m];
    for (int i = 0; i < byRoot.length; i++) {
      sum[i % (m * m)] += byRoot[i];
    }
    double[] slope = new double[m * m];
    for (int t = 0; t < dimension(); t++) {
      slope(own, root, 0, t, slope);
      for (int a = 0; a < m; a++) {
        for (int c = 0; c <= a; c++) {
          gradient[from + t] += slope[a * m + c] * sum[a * m + c];
        }
      }
    }
  }
}
