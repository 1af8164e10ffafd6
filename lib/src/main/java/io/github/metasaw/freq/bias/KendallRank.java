package io.github.metasaw.freq.bias;

import io.github.metasaw.distribution.Normal;
import java.util.Arrays;

/**
 * Kendall's rank correlation and its test, as R's {@code cor.test(method = "kendall")}.
 *
 * @param tau Kendall's tau-b, -1 to 1; NaN where a variable does not vary
 * @param z the statistic of the normal approximation; NaN where p is exact
 * @param p two-sided
 * @param isExact whether p comes from the distribution of all orders: below 50 pairs without ties
 */
record KendallRank(double tau, double z, double p, boolean isExact) {

  private static final int EXACT_BELOW = 50;

  /**
   * The correlation of two variables.
   *
   * @param x [n]
   * @param y [n], paired with x
   * @return with the exact p value where there are no ties and fewer than 50 pairs
   */
  static KendallRank of(double[] x, double[] y) {
    int n = x.length;
    double score = 0;
    for (int i = 1; i < n; i++) {
      for (int j = 0; j < i; j++) {
        score += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
      }
    }
    Ties tiesX = Ties.of(x);
    Ties tiesY = Ties.of(y);
    double pairs = 0.5 * n * (n - 1);
    double tau = score / Math.sqrt((pairs - tiesX.pairs) * (pairs - tiesY.pairs));
    if (n < EXACT_BELOW && tiesX.pairs == 0 && tiesY.pairs == 0) {
      return new KendallRank(tau, Double.NaN, exact(n, (pairs - Math.abs(score)) / 2), true);
    }
    double z = score / Math.sqrt(variance(n, tiesX, tiesY));
    return new KendallRank(tau, z, Normal.twoSided(z), false);
  }

  /** Kendall and Gibbons (1990), Rank Correlation Methods, ch. 4. */
  private static double variance(double n, Ties x, Ties y) {
    double v0 = (n * (n - 1) * (2 * n + 5) - x.cubic - y.cubic) / 18;
    double v1 = 2 * x.pairs * y.pairs / (n * (n - 1));
    double v2 = n > 2 ? x.triples * y.triples / (9 * n * (n - 1) * (n - 2)) : 0;
    return v0 + v1 + v2;
  }

  /**
   * Twice the probability of at most {@code few} discordant pairs, all orders being alike: the
   * number of inversions of a random permutation is a sum of uniform variables on 0..i - 1.
   */
  private static double exact(int n, double few) {
    int most = (int) Math.round(few);
    double[] probability = {1};
    for (int i = 2; i <= n; i++) {
      double[] next = new double[probability.length + i - 1];
      for (int j = 0; j < probability.length; j++) {
        for (int add = 0; add < i; add++) {
          next[j + add] += probability[j] / i;
        }
      }
      probability = next;
    }
    return Math.min(1, 2 * Arrays.stream(probability, 0, most + 1).sum());
  }

  /** Sums over groups of t tied values: t(t - 1)/2, t(t - 1)(t - 2) and t(t - 1)(2t + 5). */
  private record Ties(double pairs, double triples, double cubic) {

    static Ties of(double[] x) {
      double[] sorted = x.clone();
      Arrays.sort(sorted);
      double pairs = 0;
      double triples = 0;
      double cubic = 0;
      for (int i = 0; i < sorted.length; ) {
        int end = i;
        while (end < sorted.length && sorted[end] == sorted[i]) {
          end++;
        }
        double t = end - i;
        pairs += t * (t - 1) / 2;
        triples += t * (t - 1) * (t - 2);
        cubic += t * (t - 1) * (2 * t + 5);
        i = Math.max(end, i + 1);
      }
      return new Ties(pairs, triples, cubic);
    }
  }
}
