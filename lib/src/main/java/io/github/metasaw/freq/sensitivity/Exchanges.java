package io.github.metasaw.freq.sensitivity;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.WaldStatistic;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of a permutation test for one part of a model, and their statistics. For a mean
 * without moderators the signs of the estimates are exchanged, otherwise the rows of the
 * moderators.
 */
final class Exchanges {

  private final FrequentistFit fit;
  private final double[] yi;
  private final boolean isOfScale;
  private final boolean hasIntercept;
  private final boolean isOfSigns;
  private final @Nullable MomentFits moments;
  private final int[] all;
  private final List<String> terms;
  private final double[] observed;

  /** The exchanges for the mean and, if the fit has moderators of tau2, those for tau2. */
  static List<Exchanges> of(FrequentistFit fit) {
    Solution own = fit.refit(DataChange.all(fit.studies().k()));
    int p = own.p();
    List<String> terms = fit.terms();
    boolean hasScale =
        terms.size() == p + own.dispersion().size()
            && own.dispersion().stream().allMatch(Parameter.Sigma.class::isInstance);
    if (terms.size() != p && !hasScale) {
      throw MetaException.of(
          "permutation tests support coefficients of the mean and of one sigma only, but this fit has others");
    }
    Exchanges mean = new Exchanges(fit, own, false, terms.subList(0, p));
    return terms.size() - p < 2
        ? List.of(mean)
        : List.of(mean, new Exchanges(fit, own, true, terms.subList(p, terms.size())));
  }

  private Exchanges(FrequentistFit fit, Solution own, boolean isOfScale, List<String> terms) {
    this.fit = fit;
    this.yi = fit.studies().yi();
    this.isOfScale = isOfScale;
    this.hasIntercept =
        isOfScale
            ? own.dispersion().get(0) instanceof Parameter.Sigma sigma
                && sigma.term().equals(Parameter.INTERCEPT)
            : fit.design().hasIntercept();
    this.isOfSigns = !isOfScale && fit.design().isInterceptOnly();
    this.moments = isOfSigns && yi.length > 1 ? MomentFits.of(fit).orElse(null) : null;
    this.all = IntStream.range(0, yi.length).toArray();
    this.terms = List.copyOf(terms);
    this.observed = statistics(own);
  }

  /** Statistics of the data themselves: z or t of each coefficient, then the omnibus one. */
  double[] observed() {
    return observed.clone();
  }

  /** Whether sums over the studies give the statistics, in less than a microsecond. */
  boolean isQuick() {
    return moments != null;
  }

  boolean isOfScale() {
    return isOfScale;
  }

  List<String> terms() {
    return terms;
  }

  /** The name of the omnibus test. */
  String omnibus() {
    return isOfScale ? "all moderators of tau2 (QS)" : "all moderators (QM)";
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
      MomentFits.Result found = moments.fit(all, all.length, flipped);
      double z = found.estimate() / found.se();
      return new double[] {z, z * z};
    }
    return statistics(DataChange.all(yi.length).withEstimates(flipped));
  }

  private double @Nullable [] rows(int... order) {
    DataChange all = DataChange.all(yi.length);
    return statistics(isOfScale ? all.withScalesOf(order) : all.withModeratorsOf(order));
  }

  /** Null where the changed data have no fit. */
  private double @Nullable [] statistics(DataChange change) {
    try {
      return statistics(fit.refit(change));
    } catch (MetaException noFit) {
      return null;
    }
  }

  /**
   * The statistic of each coefficient of this part, then the omnibus statistic of all but the
   * intercept.
   */
  private double[] statistics(Solution solution) {
    int from = isOfScale ? solution.p() : 0;
    int n = terms.size();
    double[] all = new double[n + 1];
    for (int j = 0; j < n; j++) {
      all[j] = solution.estimate(from + j) / solution.se(from + j);
    }
    int first = n > 1 && hasIntercept ? 1 : 0;
    all[n] = WaldStatistic.of(solution, IntStream.range(from + first, from + n).toArray());
    return all;
  }
}
