package io.github.metasaw.genetics.subset;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.random.RandomStream;

/**
 * P(max over subsets S of Z(S) > t) of independent studies without effect, by importance sampling:
 * the probability of a union of events is the sum of theirs times the mean, over data drawn given
 * one of them, of 1 over the number of events that happen (Naiman and Priebe 2001, J. Comput.
 * Graph. Stat. 10, 296).
 */
final class SubsetTail {

  /** Draws times subsets, at most; many studies have fewer draws. */
  private static final double MAX_WORK = 4e8;

  private final double[] root;
  private final int draws;

  /**
   * An estimate and its Monte Carlo standard error.
   *
   * @param value at most 1
   */
  record Estimate(double value, double mcse) {}

  /** {@code sei} are the standard errors [k]. */
  SubsetTail(double[] sei, int draws) {
    this.root = new double[sei.length];
    for (int i = 0; i < sei.length; i++) {
      root[i] = 1 / sei[i];
    }
    this.draws = draws;
  }

  /** P(max |Z(S)| > t) over subsets of {@code among}. */
  Estimate eitherDirection(int[] among, double t, RandomStream random) {
    Union union = new Union(among, t, random);
    double logEvents = Math.log(2) + union.k * Math.log(2) + Math.log1p(-Math.scalb(1.0, -union.k));
    return union.estimate(logEvents, false);
  }

  /** P(max Z(S) > t) over subsets of {@code among}, given that all their estimates are positive. */
  Estimate givenSigns(int[] among, double t, RandomStream random) {
    Union union = new Union(among, t, random);
    double logEvents = Math.log(Math.pow(3, union.k) - 1);
    return union.estimate(logEvents, true);
  }

  private final class Union {
    private final int k;
    private final double[] a;
    private final double t;
    private final RandomStream random;
    private final double[] z;
    private final double[] sums;
    private final double[] weights;

    Union(int[] among, double t, RandomStream random) {
      this.k = among.length;
      this.t = t;
      this.random = random;
      this.a = new double[k];
      for (int i = 0; i < k; i++) {
        a[i] = root[among[i]];
      }
      this.z = new double[k];
      this.sums = new double[1 << k];
      this.weights = new double[1 << k];
      for (int set = 1; set < 1 << k; set++) {
        int i = Integer.numberOfTrailingZeros(set);
        weights[set] = weights[set & (set - 1)] + a[i] * a[i];
      }
    }

    Estimate estimate(double logEvents, boolean givenSigns) {
      double logTail = Normal.logSurvival(t);
      int n = (int) Math.max(500, Math.min(draws, MAX_WORK / (1 << k)));
      double sum = 0;
      double square = 0;
      for (int draw = 0; draw < n; draw++) {
        if ((draw & 0xff) == 0) {
          Interrupts.check();
        }
        int set = subset(givenSigns ? 2. / 3 : 0.5);
        double value = drawGiven(set, givenSigns) ? 1. / exceeding(givenSigns) : 0;
        sum += value;
        square += value * value;
      }
      double mean = sum / n;
      double sd = Math.sqrt(Math.max(0, square / n - mean * mean));
      double scale = Math.exp(logEvents + logTail);
      return new Estimate(Math.min(1, scale * mean), scale * sd / Math.sqrt(n));
    }

    /** Every study is in with the same probability; not empty. */
    private int subset(double probability) {
      int set = 0;
      while (set == 0) {
        for (int i = 0; i < k; i++) {
          set |= random.nextUniform() < probability ? 1 << i : 0;
        }
      }
      return set;
    }

    /**
     * Draws Z scores given Z(set) > t; given signs, those outside the set are drawn positive.
     *
     * @return whether all are positive, where that is asked for
     */
    private boolean drawGiven(int set, boolean givenSigns) {
      double along = 0;
      double W = weights[set];
      for (int i = 0; i < k; i++) {
        z[i] = random.nextGaussian();
        if ((set >>> i & 1) != 0) {
          along += z[i] * a[i];
        } else if (givenSigns) {
          z[i] = Math.abs(z[i]);
        }
      }
      double step = (beyond() * Math.sqrt(W) - along) / W;
      boolean areAllPositive = true;
      for (int i = 0; i < k; i++) {
        if ((set >>> i & 1) != 0) {
          z[i] += a[i] * step;
        }
        areAllPositive &= z[i] > 0;
      }
      return areAllPositive || !givenSigns;
    }

    /** A standard normal given that it exceeds t (Robert 1995, Stat. Comput. 5, 121). */
    private double beyond() {
      double rate = (t + Math.sqrt(t * t + 4)) / 2;
      while (true) {
        double x = t + random.nextExponential() / rate;
        if (random.nextUniform() < Math.exp(-(x - rate) * (x - rate) / 2)) {
          return x;
        }
      }
    }

    /** How many subsets exceed t; without signs, in either direction. At least 1. */
    private int exceeding(boolean givenSigns) {
      int count = 0;
      double t2 = t * t;
      for (int set = 1; set < 1 << k; set++) {
        int i = Integer.numberOfTrailingZeros(set);
        double T = sums[set & (set - 1)] + a[i] * z[i];
        sums[set] = T;
        if (T * T > t2 * weights[set] && (T > 0 || !givenSigns)) {
          count++;
        }
      }
      return Math.max(1, count); // rounding may leave out the one that was drawn
    }
  }
}
