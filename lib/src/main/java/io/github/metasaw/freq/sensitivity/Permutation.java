package io.github.metasaw.freq.sensitivity;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.refit.RefitLoop;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.Progress;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Permutation tests (Follmann and Proschan 1999, Biometrics 55:732; Higgins and Thompson 2004, Stat
 * Med 23:1663). Without moderators the signs of the estimates are exchanged, which needs effects
 * that are symmetric about 0 under the hypothesis; with moderators their rows are exchanged among
 * the studies. Moderators of tau2 ({@code sigma ~ x}) are exchanged separately, while those of the
 * mean stay in place. The p value is the proportion of exchanges, including the observed data,
 * whose statistic is at least as large as the observed one. R: metafor's {@code permutest}.
 */
public final class Permutation implements Tabular {

  /** Exchanges that an exact test makes at most. */
  public static final int MAX_EXACT = 5_000_000;

  /** Relative distance within which two statistics count as equal. */
  private static final double EQUAL = 1e-8;

  /** The same for moderators of tau2, whose likelihood is maximised by a search. */
  private static final double EQUAL_SCALE = 1e-6;

  private final List<Part> parts;
  private final boolean isExact;

  private Permutation(List<Part> parts, boolean isExact) {
    this.parts = List.copyOf(parts);
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
    List<Part> parts = new ArrayList<>();
    for (Exchanges exchanges : Exchanges.of(fit)) {
      double all = exchanges.count();
      if (all > MAX_EXACT) {
        throw MetaException.format(
            "an exact test of %d studies needs %.3g exchanges, more than the limit of %,d; use random exchanges",
            fit.studies().k(), all, MAX_EXACT);
      }
      Part part = new Part(exchanges);
      RefitLoop.inRanges(
          (int) all, exchanges.isQuick(), progress, part.counting(exchanges::numbered));
      parts.add(part);
    }
    return new Permutation(parts, true);
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
    List<Part> parts = new ArrayList<>();
    for (Exchanges exchanges : Exchanges.of(fit)) {
      Part part = new Part(exchanges);
      part.counts.add(part.observed);
      // The index of each draw is added to start, so neighbouring seeds must yield distant values.
      long start = Streams.of(seed).chain(parts.size()).nextLong();
      RefitLoop.inRanges(
          draws - 1,
          exchanges.isQuick(),
          progress,
          part.counting(draw -> exchanges.drawn(start, draw)));
      parts.add(part);
    }
    return new Permutation(parts, false);
  }

  /** Numbers of exchanges, and of those with a statistic as large as the observed one. */
  private static final class Counts {
    private final double[] least;
    private final int[] atLeast;
    private final int[] known;
    private int total;

    Counts(double... least) {
      this.least = least;
      this.atLeast = new int[least.length];
      this.known = new int[least.length];
    }

    /**
     * A statistic without a value, for example at a boundary, is not counted for its coefficient.
     */
    void add(double @Nullable [] statistics) {
      Interrupts.check();
      if (statistics == null) {
        return;
      }
      total++;
      for (int j = 0; j < least.length; j++) {
        if (!Double.isNaN(statistics[j])) {
          known[j]++;
          atLeast[j] += Math.abs(statistics[j]) >= least[j] ? 1 : 0;
        }
      }
    }

    void add(Counts others) {
      total += others.total;
      for (int j = 0; j < least.length; j++) {
        known[j] += others.known[j];
        atLeast[j] += others.atLeast[j];
      }
    }
  }

  /**
   * Counts how often each statistic of a part of the model is at least as large as in the data; the
   * omnibus test comes last.
   */
  private static final class Part {
    private final List<String> terms;
    private final String omnibus;
    private final double[] observed;

    /** Values at which a statistic counts as no smaller than the observed one. */
    private final double[] least;

    private final Counts counts;

    Part(Exchanges exchanges) {
      this.terms = exchanges.terms();
      this.omnibus = exchanges.omnibus();
      this.observed = exchanges.observed();
      double equal = exchanges.isOfScale() ? EQUAL_SCALE : EQUAL;
      this.least = Arrays.stream(observed).map(value -> Math.abs(value) * (1 - equal)).toArray();
      this.counts = new Counts(least);
    }

    /** Counts a range of exchanges, and adds them up when the range is done. */
    RefitLoop.RangeRefit counting(IntFunction<double @Nullable []> exchange) {
      return (from, to) -> {
        Counts own = new Counts(least);
        for (int i = from; i < to; i++) {
          own.add(exchange.apply(i));
        }
        add(own);
      };
    }

    synchronized void add(Counts others) {
      counts.add(others);
    }

    int total() {
      return counts.total;
    }

    double p(int j) {
      return Double.isNaN(observed[j]) ? Double.NaN : (double) counts.atLeast[j] / counts.known[j];
    }

    double omnibusP() {
      return p(terms.size());
    }
  }

  /**
   * The p value of the first coefficient.
   *
   * @return of mu without moderators; two-sided
   */
  public double p() {
    return parts.get(0).p(0);
  }

  /**
   * The p values of the coefficients.
   *
   * @return two-sided p values in the order of the fit, those of the mean first
   */
  public double[] pValues() {
    return parts.stream()
        .flatMapToDouble(part -> IntStream.range(0, part.terms.size()).mapToDouble(part::p))
        .toArray();
  }

  /**
   * The p value of all moderators together.
   *
   * @return of mu without moderators
   */
  public double omnibusP() {
    return parts.get(0).omnibusP();
  }

  /**
   * The p value of the joint test of all moderators of tau2.
   *
   * @return the p value; NaN if tau2 has no moderators
   */
  public double scaleOmnibusP() {
    return parts.size() > 1 ? parts.get(1).omnibusP() : Double.NaN;
  }

  /**
   * The number of exchanges for the coefficients of the mean.
   *
   * @return the data themselves among them
   */
  public int count() {
    return parts.get(0).total();
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
    StringColumn term = StringColumn.create("term");
    DoubleColumn statistic = DoubleColumn.create("statistic");
    DoubleColumn p = DoubleColumn.create("p");
    for (Part part : parts) {
      boolean hasOmnibus = part.terms.size() > 2;
      for (int j = 0; j < part.terms.size() + (hasOmnibus ? 1 : 0); j++) {
        term.append(j < part.terms.size() ? part.terms.get(j) : part.omnibus);
        statistic.append(part.observed[j]);
        p.append(part.p(j));
      }
    }
    return Table.create("permutation test, " + exchanges(), term, statistic, p);
  }

  private String exchanges() {
    String counts =
        parts.stream()
            .map(part -> String.format(Locale.ROOT, "%,d", part.total()))
            .distinct()
            .collect(Collectors.joining(" and "));
    return counts + " exchanges" + (isExact ? ", all" : "");
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "permutation test, %s: p = %.4g", exchanges(), p());
  }
}
