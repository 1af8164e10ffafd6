package io.github.metasaw.freq.sensitivity;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.refit.RefitLoop;
import io.github.metasaw.parallel.Progress;
import io.github.metasaw.random.Streams;
import java.util.Arrays;
import java.util.List;
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

  private Permutation(Exchanges exchanges, Counts counts, boolean isExact) {
    double[] observed = exchanges.observed();
    this.terms = exchanges.terms();
    this.statistics = Arrays.copyOf(observed, terms.size());
    this.omnibus = observed[terms.size()];
    this.p = new double[terms.size()];
    Arrays.setAll(p, j -> (double) counts.atLeast[j] / counts.total);
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
    return exact(fit, Progress.none());
  }

  /**
   * All exchanges, for something that shows how far they have come.
   *
   * @param fit by moments or likelihood
   * @param progress hears how many are done, one thread at a time
   * @return the test
   * @throws MetaException if there are more than {@link #MAX_EXACT}
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Permutation exact(FrequentistFit fit, Progress progress) {
    Exchanges exchanges = new Exchanges(fit);
    double all = exchanges.count();
    if (all > MAX_EXACT) {
      throw MetaException.format(
          "an exact test of %d studies takes %.3g exchanges, more than %,d; draw some at random",
          fit.studies().k(), all, MAX_EXACT);
    }
    int count = (int) all;
    Counts counts = new Counts(exchanges.observed());
    RefitLoop.numbered(count, progress, i -> counts.add(exchanges.numbered(i)));
    return new Permutation(exchanges, counts, true);
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
    return random(fit, draws, seed, Progress.none());
  }

  /**
   * Random exchanges, for something that shows how far they have come.
   *
   * @param fit by moments or likelihood
   * @param draws how many, with the data themselves
   * @param seed of the draws
   * @param progress hears how many are done, one thread at a time
   * @return the test
   * @throws MetaException for fewer than one draw
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Permutation random(FrequentistFit fit, int draws, long seed, Progress progress) {
    if (draws < 1) {
      throw MetaException.format("%d draws; there must be one at least", draws);
    }
    Exchanges exchanges = new Exchanges(fit);
    Counts counts = new Counts(exchanges.observed());
    counts.add(exchanges.observed());
    // Numbers of draws are added to it, so that neighbouring seeds must lie far apart.
    long start = Streams.of(seed).chain(0).nextLong();
    RefitLoop.numbered(draws - 1, progress, draw -> counts.add(exchanges.drawn(start, draw)));
    return new Permutation(exchanges, counts, false);
  }

  /** How often each statistic was at least as large as in the data; the omnibus test is last. */
  private static final class Counts {
    private final double[] observed;
    private final int[] atLeast;
    private int total;

    Counts(double[] observed) {
      this.observed = observed;
      this.atLeast = new int[observed.length];
    }

    synchronized void add(double @Nullable [] statistics) {
      if (statistics == null) {
        return;
      }
      total++;
      for (int j = 0; j < atLeast.length; j++) {
        double least = Math.abs(observed[j]) * (1 - EQUAL);
        atLeast[j] += Math.abs(statistics[j]) >= least ? 1 : 0;
      }
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
