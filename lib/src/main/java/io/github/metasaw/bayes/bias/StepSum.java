package io.github.metasaw.bayes.bias;

import io.github.metasaw.distribution.Logistic;
import java.util.Arrays;

/**
 * Sums over a lattice of v_1, ..., v_d, of which the weights of the intervals are products. At each
 * place of mean and heterogeneity the sum goes over a box that holds nearly all of it; the box
 * follows from place to place.
 */
final class StepSum {

  /** Share of the sum on the face of a box at which it grows. */
  private static final double EDGE = 1e-8;

  /** Share of the sum below which a face of the box is not needed. */
  private static final double SPARE = 1e-10;

  /** Logs of products beyond which they are taken apart. */
  private static final double SAFE = 340;

  private final NodeAxis[] axes;
  private final int d;
  private final int k;
  private final double[][] v;

  /** The sum of all that was added, node by node, the last v fastest. */
  private final double[] mass;

  private final int[] low;
  private final int[] high;
  private final int[] peak;
  private int[] marked = {};
  private final double[][] margin;
  private final double[] waves;

  /** Sum of the terms of the intervals so far [d][k]. */
  private final double[][] base;

  /** Probabilities over a weighted sum of them, so that products stay near 1 [d + 1][k]. */
  private final double[][] scaled;

  private double[] box = {};
  private int filled;
  private double total;
  private int[] chunks = {};
  private final double[] product;
  private final double[] logProduct;

  /** Weights of the nodes of the last v over that of its peak. */
  private final double[] relative;

  /** Logs of these. */
  private final double[] logRelative;

  /** Largest absolute value of these in the box. */
  private double span;

  StepSum(NodeAxis[] axes, int k) {
    this.axes = axes;
    this.d = axes.length;
    this.k = k;
    this.v = new double[d][];
    this.margin = new double[d][];
    this.low = new int[d];
    this.high = new int[d];
    this.peak = new int[d];
    this.waves = new double[2 * d];
    this.base = new double[d][k];
    this.scaled = new double[d + 1][k];
    int nodes = 1;
    for (int e = 0; e < d; e++) {
      NodeAxis axis = axes[e];
      v[e] = new double[axis.size()];
      Arrays.setAll(v[e], n -> Logistic.cdf(axis.value(n)));
      margin[e] = new double[axis.size()];
      high[e] = axis.size() - 1;
      int best = 0;
      for (int n = 1; n < axis.size(); n++) {
        best = axis.logWeight(n) > axis.logWeight(best) ? n : best;
      }
      peak[e] = best;
      nodes *= axis.size();
    }
    this.mass = new double[d > 0 ? nodes : 0];
    this.product = new double[d > 0 ? axes[d - 1].size() : 0];
    this.logProduct = new double[product.length];
    this.relative = new double[product.length];
    this.logRelative = new double[product.length];
  }

  void mark() {
    marked = new int[3 * d];
    for (int e = 0; e < d; e++) {
      marked[e] = low[e];
      marked[d + e] = high[e];
      marked[2 * d + e] = peak[e];
    }
  }

  void reset() {
    for (int e = 0; e < d; e++) {
      low[e] = marked[e];
      high[e] = marked[d + e];
      peak[e] = marked[2 * d + e];
    }
  }

  /**
   * Adds one place.
   *
   * @param probability of the intervals, the most significant first [d + 1][k]
   * @param logFactor by which the sum is multiplied
   * @return the sum, then its wave in the direction of each v [1 + 2 d]
   */
  double[] add(double[][] probability, double logFactor) {
    double log = logFactor + scale(probability);
    for (int n = 0; n < relative.length; n++) {
      logRelative[n] = axes[d - 1].logWeight(n) - axes[d - 1].logWeight(peak[d - 1]);
      relative[n] = Math.exp(logRelative[n]);
    }
    do {
      split();
      total = 0;
      filled = 0;
      int size = 1;
      for (int e = 0; e < d; e++) {
        size *= high[e] - low[e] + 1;
        Arrays.fill(margin[e], 0);
      }
      if (box.length < size) {
        box = new double[size];
      }
      Arrays.fill(waves, 0);
      System.arraycopy(scaled[0], 0, base[0], 0, k);
      level(0, 1, log);
    } while (grow());
    keep();
    trim();
    double[] result = new double[1 + 2 * d];
    result[0] = total;
    System.arraycopy(waves, 0, result, 1, 2 * d);
    return result;
  }

  /** Divides by the denominators at the peak; the log of what that leaves out. */
  private double scale(double[][] probability) {
    double log = 0;
    for (int e = 0; e < d; e++) {
      log += axes[e].logWeight(peak[e]);
    }
    for (int i = 0; i < k; i++) {
      double omega = 1;
      double sum = probability[0][i];
      for (int e = 0; e < d; e++) {
        omega *= v[e][peak[e]];
        sum += omega * probability[e + 1][i];
      }
      for (int j = 0; j <= d; j++) {
        scaled[j][i] = probability[j][i] / sum;
      }
      log -= Math.log(sum);
    }
    return log;
  }

  /** Splits the studies where a product of denominators could leave the range of doubles. */
  private void split() {
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
    chunks = Arrays.copyOf(ends, n);
    span = 0;
    for (int m = low[d - 1]; m <= high[d - 1]; m++) {
      span = Math.max(span, Math.abs(logRelative[m]));
    }
  }

  private double denominator(int i, int[] corner) {
    double omega = 1;
    double sum = scaled[0][i];
    for (int e = 0; e < d; e++) {
      omega *= v[e][corner[e]];
      sum += omega * scaled[e + 1][i];
    }
    return sum;
  }

  /**
   * Sums over v_e and all after it.
   *
   * @param e which v
   * @param omega product of those before it
   * @param log of the weight of those before it
   * @return the sum
   */
  private double level(int e, double omega, double log) {
    if (e == d - 1) {
      return last(omega, log);
    }
    double sum = 0;
    double reference = axes[e].logWeight(peak[e]);
    for (int n = low[e]; n <= high[e]; n++) {
      double next = omega * v[e][n];
      double[] from = base[e];
      double[] to = base[e + 1];
      double[] more = scaled[e + 1];
      for (int i = 0; i < k; i++) {
        to[i] = from[i] + next * more[i];
      }
      double part = level(e + 1, next, log + axes[e].logWeight(n) - reference);
      margin[e][n] += part;
      waves[2 * e] += axes[e].cosine(n) * part;
      waves[2 * e + 1] += axes[e].sine(n) * part;
      sum += part;
    }
    if (e == 0) {
      total = sum;
    }
    return sum;
  }

  /** Sums over the last v. */
  private double last(double omega, double log) {
    int e = d - 1;
    int from = low[e];
    int to = high[e];
    double[] values = v[e];
    double[] start = base[e];
    double[] slope = scaled[d];
    boolean isSafe = chunks.length == 1 && Math.abs(log) + span < SAFE;
    Arrays.fill(logProduct, from, to + 1, 0);
    int begin = 0;
    for (int end : chunks) {
      Arrays.fill(product, from, to + 1, 1);
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
      for (int n = from; n <= to && !isSafe; n++) {
        logProduct[n] += Math.log(product[n]);
      }
      begin = end;
    }
    double factor = isSafe ? Math.exp(log) : 0;
    double sum = 0;
    for (int n = from; n <= to; n++) {
      double term =
          isSafe
              ? factor * relative[n] / product[n]
              : Math.exp(log + logRelative[n] - logProduct[n]);
      box[filled++] = term;
      margin[e][n] += term;
      waves[2 * e] += axes[e].cosine(n) * term;
      waves[2 * e + 1] += axes[e].sine(n) * term;
      sum += term;
    }
    if (d == 1) {
      total = sum;
    }
    return sum;
  }

  /** Moves faces of the box outwards that carry too much of the sum. */
  private boolean grow() {
    boolean grown = false;
    for (int e = 0; e < d; e++) {
      int more = 2 + (high[e] - low[e]) / 4;
      if (low[e] > 0 && margin[e][low[e]] > EDGE * total) {
        low[e] = Math.max(0, low[e] - more);
        grown = true;
      }
      int end = v[e].length - 1;
      if (high[e] < end && margin[e][high[e]] > EDGE * total) {
        high[e] = Math.min(end, high[e] + more);
        grown = true;
      }
    }
    return grown;
  }

  /** Adds the box to the posterior of all v. */
  private void keep() {
    int row = high[d - 1] - low[d - 1] + 1;
    int[] at = low.clone();
    for (int done = 0; done < filled; done += row) {
      int to = 0;
      for (int e = 0; e < d; e++) {
        to = to * v[e].length + at[e];
      }
      for (int n = 0; n < row; n++) {
        mass[to + n] += box[done + n];
      }
      int e = d - 2;
      while (e >= 0 && ++at[e] > high[e]) {
        at[e] = low[e];
        e--;
      }
    }
  }

  /** Moves faces of the box inwards that carry nothing, and the peak to the largest margin. */
  private void trim() {
    for (int e = 0; e < d; e++) {
      double[] m = margin[e];
      while (low[e] < high[e] && m[low[e] + 1] < SPARE * total) {
        low[e]++;
      }
      while (high[e] > low[e] && m[high[e] - 1] < SPARE * total) {
        high[e]--;
      }
      int best = low[e];
      for (int n = low[e]; n <= high[e]; n++) {
        best = m[n] > m[best] ? n : best;
      }
      peak[e] = best;
    }
  }

  /** Receives every node of the lattice. */
  @FunctionalInterface
  interface Visitor {

    /**
     * A node.
     *
     * @param omega weights of the intervals below the most significant one [d]; used again
     * @param probability of the node
     */
    void at(double[] omega, double probability);
  }

  /** Visits the posterior of the weights, the last v on a lattice that is several times finer. */
  void visit(int times, Visitor visitor) {
    double sum = Arrays.stream(mass).sum();
    int n = v[d - 1].length;
    double[] omega = new double[d];
    double[] row = new double[n];
    for (int start = 0; start < mass.length; start += n) {
      System.arraycopy(mass, start, row, 0, n);
      double rowSum = Arrays.stream(row).sum();
      if (!(rowSum > 1e-13 * sum)) {
        continue;
      }
      double before = 1;
      int place = start / n;
      for (int e = d - 2; e >= 0; e--) {
        omega[e] = v[e][place % v[e].length];
        place /= v[e].length;
      }
      for (int e = 0; e < d - 1; e++) {
        before *= omega[e];
        omega[e] = before;
      }
      visitRow(row, rowSum / sum, times, before, omega, visitor);
    }
  }

  private void visitRow(
      double[] row, double share, int times, double before, double[] omega, Visitor visitor) {
    NodeAxis axis = axes[d - 1];
    NodeDensity density = NodeDensity.of(axis, row);
    int n = (row.length - 1) * times + 1;
    double[] fine = new double[n];
    double[] value = new double[n];
    double sum = 0;
    for (int m = 0; m < n; m++) {
      double place = (double) m / times;
      double logit = axis.valueAt(place);
      value[m] = Logistic.cdf(logit);
      fine[m] = Math.exp(density.log(logit) + axis.logWidthAt(place));
      sum += fine[m];
    }
    for (int m = 0; m < n; m++) {
      if (fine[m] > 0) {
        omega[d - 1] = before * value[m];
        visitor.at(omega, share * fine[m] / sum);
      }
    }
  }
}
