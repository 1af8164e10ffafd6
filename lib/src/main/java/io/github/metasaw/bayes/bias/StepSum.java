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
  private static final double EDGE = 3e-8;

  /** Share of the sum below which a face of the box is not needed. */
  private static final double SPARE = 1e-9;

  private final NodeAxis[] axes;
  private final int d;
  private final double[][] v;

  private final WeightPosterior posterior;
  private final int[] low;
  private final int[] high;
  private final int[] peak;
  private int[] marked = {};
  private final double[][] margin;
  private final double[] waves;
  private final StepDenominators denominators;

  private double[] box = {};
  private int filled;
  private double total;
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
    this.v = new double[d][];
    this.margin = new double[d][];
    this.low = new int[d];
    this.high = new int[d];
    this.peak = new int[d];
    this.waves = new double[2 * d];
    this.denominators = new StepDenominators(d, k);
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
    }
    this.posterior = new WeightPosterior(axes, v);
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
      denominators.split(at(low), at(high));
      span = 0;
      for (int n = low[d - 1]; n <= high[d - 1]; n++) {
        span = Math.max(span, Math.abs(logRelative[n]));
      }
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
      level(0, 1, log);
    } while (grow());
    posterior.add(box, low, high);
    trim();
    double[] result = new double[1 + 2 * d];
    result[0] = total;
    System.arraycopy(waves, 0, result, 1, 2 * d);
    return result;
  }

  /** Divides by the denominators at the peak; the log of what that leaves out. */
  private double scale(double[][] probability) {
    double log = denominators.scale(probability, at(peak));
    for (int e = 0; e < d; e++) {
      log += axes[e].logWeight(peak[e]);
    }
    return log;
  }

  /** The values of all v at a node. */
  private double[] at(int[] node) {
    double[] values = new double[d];
    Arrays.setAll(values, e -> v[e][node[e]]);
    return values;
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
      denominators.add(e, next);
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
    boolean isSafe = denominators.isOneProduct() && Math.abs(log) + span < StepDenominators.SAFE;
    StepDenominators.Line line = new StepDenominators.Line(omega, v[e], from, to);
    if (isSafe) {
      denominators.product(line, product);
    } else {
      denominators.logProduct(line, product, logProduct);
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

  /** The posterior of the weights, given all terms added so far. */
  WeightPosterior posterior() {
    return posterior;
  }
}
