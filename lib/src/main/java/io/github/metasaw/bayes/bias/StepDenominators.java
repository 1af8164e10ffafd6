package io.github.metasaw.bayes.bias;

import java.util.Arrays;

/**
 * The denominators of a selection model, sum_m omega_m P_m for each study, and their products over
 * all studies, which are needed at every node of a lattice of weights. They are computed relative
 * to those at one node, so that products stay near 1; if a product could exceed the range of
 * doubles, the studies are divided into parts.
 */
final class StepDenominators {

  /** Largest absolute log of a product; the product is split beyond it. */
  static final double SAFE = 340;

  private final int d;
  private final int k;

  /** Sums of the terms of the intervals added so far [d][k]. */
  private final double[][] base;

  /** Probabilities of the intervals divided by their weighted sum [d + 1][k]. */
  private final double[][] scaled;

  /** The end of each part of the studies. */
  private int[] parts = {};

  StepDenominators(int d, int k) {
    this.d = d;
    this.k = k;
    this.base = new double[d][k];
    this.scaled = new double[d + 1][k];
  }

  /**
   * Sets the probabilities of the intervals for one mean and heterogeneity.
   *
   * @param probability probabilities of the intervals, the most significant first [d + 1][k]
   * @param v values at the reference node [d]
   * @return minus the log of the product of the denominators at this node
   */
  double scale(double[][] probability, double[] v) {
    double log = 0;
    for (int i = 0; i < k; i++) {
      double omega = 1;
      double sum = probability[0][i];
      for (int e = 0; e < d; e++) {
        omega *= v[e];
        sum += omega * probability[e + 1][i];
      }
      for (int j = 0; j <= d; j++) {
        scaled[j][i] = probability[j][i] / sum;
      }
      log -= Math.log(sum);
    }
    System.arraycopy(scaled[0], 0, base[0], 0, k);
    return log;
  }

  /**
   * Splits the studies into parts where a product of denominators could exceed the range of
   * doubles.
   *
   * @param low smallest values of v [d]
   * @param high largest values of v [d]
   */
  void split(double[] low, double[] high) {
    int[] ends = new int[k + 1];
    int n = 0;
    int begin = 0;
    double least = 0;
    double most = 0;
    for (int i = 0; i < k; i++) {
      double small = Math.log(denominator(i, low));
      double large = Math.log(denominator(i, high));
      least += small;
      most += large;
      if (i > begin && (least < -SAFE || most > SAFE)) {
        ends[n++] = i;
        begin = i;
        least = small;
        most = large;
      }
    }
    ends[n++] = k;
    parts = Arrays.copyOf(ends, n);
  }

  private double denominator(int i, double[] v) {
    double omega = 1;
    double sum = scaled[0][i];
    for (int e = 0; e < d; e++) {
      omega *= v[e];
      sum += omega * scaled[e + 1][i];
    }
    return sum;
  }

  /** Whether one product can cover all studies. */
  boolean isOneProduct() {
    return parts.length == 1;
  }

  /**
   * Adds the terms of one interval.
   *
   * @param e index of the v from which the weight follows, not the last
   * @param omega weight of the interval
   */
  void add(int e, double omega) {
    double[] from = base[e];
    double[] to = base[e + 1];
    double[] more = scaled[e + 1];
    for (int i = 0; i < k; i++) {
      to[i] = from[i] + omega * more[i];
    }
  }

  /**
   * A line of nodes along which only the last v varies.
   *
   * @param omega weight of the last interval but one
   * @param values values of the last v at all nodes
   * @param from first node
   * @param to last node
   */
  record Line(double omega, double[] values, int from, int to) {}

  /**
   * Computes the products of the denominators of all studies along a line of nodes.
   *
   * @param line nodes
   * @param product receives the products, at the indices of the nodes
   */
  void product(Line line, double[] product) {
    Arrays.fill(product, line.from, line.to + 1, 1);
    multiply(0, k, line, product);
  }

  /**
   * Computes the logs of these products, part by part.
   *
   * @param line nodes
   * @param product working space for the parts
   * @param logProduct receives the logs, at the indices of the nodes
   */
  void logProduct(Line line, double[] product, double[] logProduct) {
    Arrays.fill(logProduct, line.from, line.to + 1, 0);
    int begin = 0;
    for (int end : parts) {
      Arrays.fill(product, line.from, line.to + 1, 1);
      multiply(begin, end, line, product);
      for (int n = line.from; n <= line.to; n++) {
        logProduct[n] += Math.log(product[n]);
      }
      begin = end;
    }
  }

  private void multiply(int begin, int end, Line line, double[] product) {
    double omega = line.omega;
    double[] values = line.values;
    int from = line.from;
    int to = line.to;
    double[] start = base[d - 1];
    double[] slope = scaled[d];
    int i = begin;
    for (; i + 4 <= end; i += 4) {
      double a = start[i];
      double b = omega * slope[i];
      double a1 = start[i + 1];
      double b1 = omega * slope[i + 1];
      double a2 = start[i + 2];
      double b2 = omega * slope[i + 2];
      double a3 = start[i + 3];
      double b3 = omega * slope[i + 3];
      for (int n = from; n <= to; n++) {
        double x = values[n];
        product[n] *= (a + b * x) * (a1 + b1 * x) * ((a2 + b2 * x) * (a3 + b3 * x));
      }
    }
    for (; i < end; i++) {
      double a = start[i];
      double b = omega * slope[i];
      for (int n = from; n <= to; n++) {
        product[n] *= a + b * values[n];
      }
    }
  }
}
