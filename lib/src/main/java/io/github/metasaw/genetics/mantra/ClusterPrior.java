package io.github.metasaw.genetics.mantra;

/**
 * The prior of the number of clusters C among k studies, as the lecture prints it after Morris
 * (2011, Genet. Epidemiol. 35, 809): P(C = 1) = 1/2, P(C = c) = 2^-c 2^(k-1) / (2^(k-1) - 1) for c
 * = 2 to k. It sums to 1; a single study has one cluster.
 */
final class ClusterPrior {

  private ClusterPrior() {}

  /** P(C = c) among k studies, c from 1 to k. */
  static double probability(int c, int k) {
    if (k == 1) {
      return 1;
    }
    return c == 1 ? 0.5 : Math.scalb(1.0, -c) / -Math.expm1(-(k - 1) * Math.log(2));
  }

  /** P(C > c). */
  static double above(int c, int k) {
    double sum = 0;
    for (int j = k; j > c; j--) {
      sum += probability(j, k);
    }
    return sum;
  }

  /** The prior of one set of c centres: P(C = c) over the number of such sets. */
  static double ofOneSet(int c, int k) {
    return probability(c, k) / sets(c, k);
  }

  /** The number of sets of c centres among k studies, exact up to 2^53. */
  static double sets(int c, int k) {
    double sets = 1;
    for (int j = 1; j <= c; j++) {
      sets = sets * (k - c + j) / j;
    }
    return Math.rint(sets);
  }

  /** The number of sets of 1 to {@code most} centres. */
  static double setsUpTo(int most, int k) {
    double sum = 0;
    for (int c = 1; c <= Math.min(most, k); c++) {
      sum += sets(c, k);
    }
    return sum;
  }

  /**
   * The largest number of clusters for which no more than {@code sets} sets of centres have to be
   * visited.
   */
  static int largestCap(int k, double sets) {
    int cap = 1;
    while (cap < k && setsUpTo(cap + 1, k) <= sets) {
      cap++;
    }
    return cap;
  }
}
