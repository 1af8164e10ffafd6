package io.github.metasaw.freq.sensitivity;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.SmallMatrix;
import io.github.metasaw.freq.refit.RefitLoop;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Permutation tests (Follmann and Proschan 1999, Biometrics 55:732; Higgins and Thompson 2004, Stat
 * Med 23:1663). Without moderators the signs of the estimates are exchanged, which needs effects
 * that are symmetric about 0 under the hypothesis; with moderators their rows are exchanged among
 * the studies. The p value is the share of exchanges whose statistic is at least as large, the data
 * themselves being one of them. R: metafor's {@code permutest}.
 */
public final class Permutation implements Tabular {

  /** Exchanges that an exact test makes at most. */
  public static final int MAX_EXACT = 5_000_000;

  /** Relative distance within which two statistics count as equal. */
  private static final double EQUAL = 1e-8;

  private final List<String> terms;
  private final double[] statistics;
  private final double[] p;
  private final double omnibus;
  private final double omnibusP;
  private final int count;
  private final boolean isExact;

  private Permutation(Exchange exchange, Counts counts, boolean isExact) {
    this.terms = exchange.fit.terms();
    this.statistics = exchange.observed;
    this.p = new double[statistics.length];
    Arrays.setAll(p, j -> (double) counts.atLeast[j] / counts.total);
    this.omnibus = exchange.omnibus;
    this.omnibusP = (double) counts.atLeast[p.length] / counts.total;
    this.count = counts.total;
    this.isExact = isExact;
  }

  /**
   * All exchanges: 2^k of signs, k! of rows of moderators.
   *
   * @param fit by moments or likelihood
   * @return the test
   * @throws MetaException if there are more than {@link #MAX_EXACT}
   */
  public static Permutation exact(FrequentistFit fit) {
    return exact(fit, done -> {});
  }

  /**
   * All exchanges, for something that shows how far they have come.
   *
   * @param fit by moments or likelihood
   * @param done hears how many are done, one thread at a time
   * @return the test
   * @throws MetaException if there are more than {@link #MAX_EXACT}
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Permutation exact(FrequentistFit fit, IntConsumer done) {
    Exchange exchange = new Exchange(fit);
    double all = exchange.count();
    if (all > MAX_EXACT) {
      throw MetaException.format(
          "an exact test of %d studies takes %.3g exchanges, more than %,d; draw some at random",
          fit.studies().k(), all, MAX_EXACT);
    }
    Counts counts = new Counts(exchange.observed.length);
    RefitLoop.numbered(
        (int) all, done, i -> counts.add(exchange, exchange.statistics(exchange.change(i))));
    return new Permutation(exchange, counts, true);
  }

  /**
   * Random exchanges, the data themselves among them.
   *
   * @param fit by moments or likelihood
   * @param draws how many, with the data themselves
   * @param seed of the draws
   * @return the test
   * @throws MetaException for fewer than one draw
   */
  public static Permutation random(FrequentistFit fit, int draws, long seed) {
    return random(fit, draws, seed, done -> {});
  }

  /**
   * Random exchanges, for something that shows how far they have come.
   *
   * @param fit by moments or likelihood
   * @param draws how many, with the data themselves
   * @param seed of the draws
   * @param done hears how many are done, one thread at a time
   * @return the test
   * @throws MetaException for fewer than one draw
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Permutation random(FrequentistFit fit, int draws, long seed, IntConsumer done) {
    if (draws < 1) {
      throw MetaException.format("%d draws; there must be one at least", draws);
    }
    Exchange exchange = new Exchange(fit);
    Counts counts = new Counts(exchange.observed.length);
    counts.add(exchange, exchange.observedWithOmnibus());
    RandomStream random = Streams.of(seed).chain(0);
    DataChange[] changes = new DataChange[draws - 1];
    Arrays.setAll(changes, i -> exchange.change(random));
    RefitLoop.numbered(
        changes.length, done, i -> counts.add(exchange, exchange.statistics(changes[i])));
    return new Permutation(exchange, counts, false);
  }

  /** How often each statistic was at least as large as in the data; the omnibus test is last. */
  private static final class Counts {
    private final int[] atLeast;
    private int total;

    Counts(int terms) {
      this.atLeast = new int[terms + 1];
    }

    synchronized void add(Exchange exchange, double @Nullable [] statistics) {
      if (statistics == null) {
        return;
      }
      total++;
      for (int j = 0; j < atLeast.length; j++) {
        double observed = Math.abs(exchange.at(j));
        atLeast[j] += Math.abs(statistics[j]) >= observed * (1 - EQUAL) ? 1 : 0;
      }
    }
  }

  /** The exchanges of a fit and their statistics. */
  private static final class Exchange {
    private final FrequentistFit fit;
    private final double[] yi;
    private final boolean isOfSigns;
    private final double[] observed;
    private final double omnibus;

    Exchange(FrequentistFit fit) {
      this.fit = fit;
      this.yi = fit.studies().yi();
      this.isOfSigns = fit.design().isInterceptOnly();
      double[] all = statistics(DataChange.all(yi.length));
      if (all == null || all.length - 1 != fit.terms().size()) {
        throw MetaException.of(
            "permutation tests are for coefficients of the mean, and this fit has others");
      }
      this.observed = Arrays.copyOf(all, all.length - 1);
      this.omnibus = all[all.length - 1];
    }

    double at(int j) {
      return j < observed.length ? observed[j] : omnibus;
    }

    double[] observedWithOmnibus() {
      double[] all = Arrays.copyOf(observed, observed.length + 1);
      all[observed.length] = omnibus;
      return all;
    }

    double count() {
      return isOfSigns
          ? Math.pow(2, yi.length)
          : IntStream.rangeClosed(2, yi.length).mapToDouble(i -> i).reduce(1, (a, b) -> a * b);
    }

    /** The exchange of a number: bits are signs, digits of the factorial system an order. */
    DataChange change(int number) {
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
      return DataChange.all(k).withModeratorsOf(order);
    }

    DataChange change(RandomStream random) {
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
      return DataChange.all(yi.length).withModeratorsOf(order);
    }

    private DataChange signs(IntPredicate isFlipped) {
      double[] flipped = new double[yi.length];
      Arrays.setAll(flipped, i -> isFlipped.test(i) ? -yi[i] : yi[i]);
      return DataChange.all(yi.length).withEstimates(flipped);
    }

    /** Statistics of the coefficients, then of all moderators together; null without a fit. */
    double @Nullable [] statistics(DataChange change) {
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
      int m = p - first;
      double[] b = new double[m];
      double[] v = new double[m * m];
      for (int i = 0; i < m; i++) {
        b[i] = solution.estimate(first + i);
        for (int j = 0; j < m; j++) {
          v[i * m + j] = solution.covariance(first + i, first + j);
        }
      }
      all[p] = SmallMatrix.quadratic(v, b);
      return all;
    }
  }

  /**
   * The p value of the first coefficient.
   *
   * @return of mu without moderators; two-sided
   */
  public double p() {
    return p[0];
  }

  /**
   * The p values of the coefficients.
   *
   * @return in the order of the fit, two-sided [p], a copy
   */
  public double[] pValues() {
    return p.clone();
  }

  /**
   * The p value of all moderators together.
   *
   * @return of mu without moderators
   */
  public double omnibusP() {
    return omnibusP;
  }

  /**
   * The number of exchanges.
   *
   * @return the data themselves among them
   */
  public int count() {
    return count;
  }

  /**
   * Whether all exchanges were made.
   *
   * @return false for random ones
   */
  public boolean isExact() {
    return isExact;
  }

  /**
   * One row per coefficient; with several moderators a last one for all of them.
   *
   * @return term, statistic, p
   */
  @Override
  public Table table() {
    boolean hasOmnibus = terms.size() > 2;
    int rows = terms.size() + (hasOmnibus ? 1 : 0);
    StringColumn term = StringColumn.create("term", terms);
    double[] z = Arrays.copyOf(statistics, rows);
    double[] tail = Arrays.copyOf(p, rows);
    if (hasOmnibus) {
      term.append("all moderators (QM)");
      z[rows - 1] = omnibus;
      tail[rows - 1] = omnibusP;
    }
    return Table.create(
        "permutation test, %,d %s".formatted(count, isExact ? "exchanges, all" : "exchanges"),
        term,
        DoubleColumn.create("statistic", z),
        DoubleColumn.create("p", tail));
  }

  @Override
  public String toString() {
    return "permutation test, %,d exchanges%s: p = %.4g"
        .formatted(count, isExact ? ", all" : "", p());
  }
}
