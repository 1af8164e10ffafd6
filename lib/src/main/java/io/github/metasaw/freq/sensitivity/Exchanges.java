package io.github.metasaw.freq.sensitivity;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.WaldStatistic;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of a permutation test and their statistics: of the signs of the estimates without
 * moderators, of the rows of the moderators with them.
 */
final class Exchanges {

  private final FrequentistFit fit;
  private final double[] yi;
  private final boolean isOfSigns;
  private final @Nullable MomentFits moments;
  private final double[] vi;
  private final double[] observed;

  /**
   * The exchanges of a fit.
   *
   * @param fit with coefficients of the mean only
   * @throws MetaException for a fit with others
   */
  Exchanges(FrequentistFit fit) {
    this.fit = fit;
    this.yi = fit.studies().yi();
    this.isOfSigns = fit.design().isInterceptOnly();
    this.moments = yi.length > 1 ? MomentFits.of(fit).orElse(null) : null;
    this.vi = fit.studies().vi();
    double[] own = statistics(DataChange.all(yi.length));
    if (own == null || own.length - 1 != fit.terms().size()) {
      throw MetaException.of(
          "permutation tests are for coefficients of the mean, and this fit has others");
    }
    this.observed = own;
  }

  /** Statistics of the data themselves: z or t of each coefficient, then the omnibus one. */
  double[] observed() {
    return observed.clone();
  }

  List<String> terms() {
    return fit.terms();
  }

  /** How many there are: 2^k of signs, k! of rows. */
  double count() {
    return isOfSigns
        ? Math.pow(2, yi.length)
        : IntStream.rangeClosed(2, yi.length).mapToDouble(i -> i).reduce(1, (a, b) -> a * b);
  }

  /** The statistics of the exchange of a number: bits are signs, factorial digits an order. */
  double @Nullable [] numbered(int number) {
    if (isOfSigns) {
      return signs(i -> (number >>> i & 1) == 1);
    }
    int k = yi.length;
    int[] order = new int[k];
    int rest = number;
    List<Integer> left = new ArrayList<>(IntStream.range(0, k).boxed().toList());
    for (int i = 0; i < k; i++) {
      order[i] = left.remove(rest % (k - i));
      rest /= k - i;
    }
    return rows(order);
  }

  /** The statistics of a random exchange; each draw of a seed has a stream of its own. */
  double @Nullable [] drawn(long seed, int draw) {
    RandomStream random = Streams.of(seed + draw).chain(0);
    if (isOfSigns) {
      boolean[] flipped = new boolean[yi.length];
      for (int i = 0; i < yi.length; i++) {
        flipped[i] = random.nextLong() < 0;
      }
      return signs(i -> flipped[i]);
    }
    int[] order = IntStream.range(0, yi.length).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = (int) (random.nextUniform() * (i + 1));
      int other = order[j];
      order[j] = order[i];
      order[i] = other;
    }
    return rows(order);
  }

  private double @Nullable [] signs(IntPredicate isFlipped) {
    double[] flipped = new double[yi.length];
    for (int i = 0; i < flipped.length; i++) {
      flipped[i] = isFlipped.test(i) ? -yi[i] : yi[i];
    }
    if (moments != null) {
      MomentFits.Result found = moments.fit(flipped.length, flipped, vi);
      double z = found.estimate() / found.se();
      return new double[] {z, z * z};
    }
    return statistics(DataChange.all(yi.length).withEstimates(flipped));
  }

  private double @Nullable [] rows(int... order) {
    return statistics(DataChange.all(yi.length).withModeratorsOf(order));
  }

  /** Null where the changed data have no fit. */
  private double @Nullable [] statistics(DataChange change) {
    Solution solution;
    try {
      solution = fit.refit(change);
    } catch (MetaException noFit) {
      return null;
    }
    int p = solution.p();
    double[] all = new double[p + 1];
    for (int j = 0; j < p; j++) {
      all[j] = solution.estimate(j) / solution.se(j);
    }
    int first = fit.design().hasIntercept() && p > 1 ? 1 : 0;
    all[p] = WaldStatistic.of(solution, IntStream.range(first, p).toArray());
    return all;
  }
}
