package io.github.metasaw.draws;

import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;

/** Draws of which the truth is known: stationary chains x_t = phi x_(t-1) + e_t. */
final class Series {

  private Series() {}

  /** A chain with marginal variance 1. */
  static double[] autoregression(double phi, int n, int chain) {
    RandomStream stream = Streams.of(77).chain(chain);
    double[] x = new double[n];
    double innovation = Math.sqrt(1 - phi * phi);
    double before = stream.nextGaussian();
    for (int t = 0; t < n; t++) {
      before = phi * before + innovation * stream.nextGaussian();
      x[t] = before;
    }
    return x;
  }

  /** Several, as diagnostics take them [iteration][chain]. */
  static double[][] iterations(double phi, int n, int chains) {
    double[][] draws = new double[n][chains];
    for (int c = 0; c < chains; c++) {
      double[] x = autoregression(phi, n, c);
      for (int t = 0; t < n; t++) {
        draws[t][c] = x[t];
      }
    }
    return draws;
  }
}
