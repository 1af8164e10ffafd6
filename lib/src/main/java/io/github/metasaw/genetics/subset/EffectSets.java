package io.github.metasaw.genetics.subset;

import io.github.metasaw.parallel.Interrupts;
import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.apiguardian.api.API;

/**
 * All 2^k sets of studies that may have an effect, and how probable they are by the estimates: the
 * model of {@link MValues}. Made for the precisions of some studies, it takes one vector of
 * estimates after another. Not for several threads at once.
 */
@API(status = API.Status.INTERNAL)
public final class EffectSets {

  /** Sums of a set are those of its upper and its lower bits: no drift, few additions. */
  private static final int LOW_BITS = 10;

  /** Of so many studies, what precisions decide is kept for each set. */
  private static final int MAX_KEPT = 16;

  private final int k;
  private final int low;
  private final double variance;
  private final double[] logPrior;
  private final double[] lowW;
  private final double[] highW;
  private final double[] lowT;
  private final double[] highT;
  private final double[] byLow;
  private final double[] byHigh;
  private final double[] constant;
  private final double[] factor;
  private double none;
  private double logBF;

  /**
   * Sets of studies.
   *
   * @param w precisions, 1 / vi, positive [k]
   * @param sd of the prior of the effect, on the scale of the estimates
   * @param logPrior ln of the prior of one set of n studies, as {@link #logPriors} gives it [k + 1]
   */
  public EffectSets(double[] w, double sd, double[] logPrior) {
    this.k = w.length;
    this.low = Math.min(k, LOW_BITS);
    this.variance = sd * sd;
    this.logPrior = logPrior.clone();
    this.lowW = new double[1 << low];
    this.highW = new double[1 << (k - low)];
    this.lowT = new double[lowW.length];
    this.highT = new double[highW.length];
    this.byLow = new double[lowW.length];
    this.byHigh = new double[highW.length];
    fill(lowW, w, 0);
    fill(highW, w, low);
    int kept = k <= MAX_KEPT ? 1 << k : 0;
    this.constant = new double[kept];
    this.factor = new double[kept];
    for (int set = 0; set < kept; set++) {
      int high = set >> low;
      int lower = set & (lowW.length - 1);
      double d = precision(high, lower);
      constant[set] = constant(high, lower, d);
      factor[set] = 0.5 * variance / d;
    }
  }

  /**
   * The prior by which a share of studies that is Beta(a, b) has the effect.
   *
   * @param k number of studies
   * @param a of Beta(a, b)
   * @param b of Beta(a, b)
   * @return ln of the prior of one set of n studies, n = 0 to k: B(n + a, k - n + b) / B(a, b)
   */
  public static double[] logPriors(int k, double a, double b) {
    double[] log = new double[k + 1];
    double constant = Gamma.logGamma(a + b) - Gamma.logGamma(a) - Gamma.logGamma(b);
    for (int n = 0; n <= k; n++) {
      log[n] =
          constant + Gamma.logGamma(n + a) + Gamma.logGamma(k - n + b) - Gamma.logGamma(k + a + b);
    }
    return log;
  }

  private static void fill(double[] sums, double[] values, int from) {
    for (int set = 1; set < sums.length; set++) {
      sums[set] = sums[set & (set - 1)] + values[from + Integer.numberOfTrailingZeros(set)];
    }
  }

  private double precision(int high, int lower) {
    return 1 + variance * (highW[high] + lowW[lower]);
  }

  private double constant(int high, int lower, double d) {
    return logPrior[Integer.bitCount(high) + Integer.bitCount(lower)] - 0.5 * Math.log(d);
  }

  private double log(int high, int lower) {
    double T = highT[high] + lowT[lower];
    if (constant.length > 0) {
      int set = high << low | lower;
      return constant[set] + factor[set] * T * T;
    }
    double d = precision(high, lower);
    return constant(high, lower, d) + 0.5 * variance * T * T / d;
  }

  /**
   * Computes m-values.
   *
   * @param wy estimates times precisions [k]
   * @param m receives the posterior probability of each study that it has the effect [k]
   */
  public void evaluate(double[] wy, double[] m) {
    fill(lowT, wy, 0);
    fill(highT, wy, low);
    double largest = Double.NEGATIVE_INFINITY;
    for (int high = 0; high < highW.length; high++) {
      Interrupts.check();
      for (int set = 0; set < lowW.length; set++) {
        largest = Math.max(largest, log(high, set));
      }
    }
    Arrays.fill(byLow, 0);
    Arrays.fill(byHigh, 0);
    double total = 0;
    for (int high = 0; high < highW.length; high++) {
      Interrupts.check();
      for (int set = 0; set < lowW.length; set++) {
        double weight = Math.exp(log(high, set) - largest);
        total += weight;
        byLow[set] += weight;
        byHigh[high] += weight;
      }
    }
    Arrays.fill(m, 0, k, 0);
    add(m, 0, byLow, total);
    add(m, low, byHigh, total);
    none = Math.exp(logPrior[0] - largest) / total;
    logBF = largest + Math.log(total);
  }

  private static void add(double[] m, int from, double[] bySet, double total) {
    for (int set = 1; set < bySet.length; set++) {
      for (int left = set; left != 0; left &= left - 1) {
        m[from + Integer.numberOfTrailingZeros(left)] += bySet[set] / total;
      }
    }
  }

  /**
   * Of the estimates evaluated last.
   *
   * @return posterior probability that no study has the effect
   */
  public double none() {
    return none;
  }

  /**
   * Of the estimates evaluated last.
   *
   * @return ln of the Bayes factor against the null that no study has an effect
   */
  public double logBF() {
    return logBF;
  }
}
