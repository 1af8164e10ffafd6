package io.github.metasaw.freq.sensitivity;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.FrequentistRefits;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.refit.RefitLoop;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.Progress;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Graphical display of study heterogeneity: the model fitted to subsets of the studies (Olkin,
 * Dahabreh and Trikalinos 2012, Res Synth Methods 3:214). All 2^k - 1 subsets where they are not
 * too many; else a random sample, each study being in or out with probability 1/2. R: metafor's
 * {@code gosh}, which has no seed of its own.
 */
public final class Gosh implements Tabular {

  /** With at most this number of subsets, all of them are taken unless fewer are asked for. */
  public static final int MAX_EXHAUSTIVE = 1 << 20;

  private static final int WORD = 64;

  private final List<String> labels;
  private final long[] members;
  private final int words;
  private final Results results;
  private final boolean isExhaustive;
  private final Transformation transformation;

  private Gosh(Studies studies, long[] members, boolean isExhaustive, Results results) {
    this.labels = List.copyOf(studies.labels());
    this.transformation = studies.transformation();
    this.members = members;
    this.words = (labels.size() + WORD - 1) / WORD;
    this.results = results;
    this.isExhaustive = isExhaustive;
  }

  /**
   * All subsets, or a sample of a million where there are more.
   *
   * @param fit that can be made again
   * @param <F> type of the fit
   * @return the fits of the subsets
   * @throws MetaException as {@link #sampled}
   */
  public static <F extends PooledFit & FrequentistRefits> Gosh of(F fit) {
    return sampled(fit, MAX_EXHAUSTIVE, 1);
  }

  /**
   * At most a number of subsets.
   *
   * @param fit that can be made again
   * @param subsets most of them; all are taken if they are not more
   * @param seed of a sample
   * @param <F> type of the fit
   * @return the fits of the subsets
   * @throws MetaException for a single study, or fewer than one subset
   */
  public static <F extends PooledFit & FrequentistRefits> Gosh sampled(
      F fit, int subsets, long seed) {
    return sampled(fit, subsets, seed, Progress.none());
  }

  /**
   * The same, for something that shows how far it has come.
   *
   * @param fit that can be made again
   * @param subsets most of them; all are taken if they are not more
   * @param seed of a sample
   * @param progress hears how many are done, one thread at a time
   * @param <F> type of the fit
   * @return the fits of the subsets; missing for one that is too small for the model
   * @throws MetaException for a single study, or fewer than one subset
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static <F extends PooledFit & FrequentistRefits> Gosh sampled(
      F fit, int subsets, long seed, Progress progress) {
    int k = fit.studies().k();
    if (k < 2) {
      throw MetaException.of("a single study has no subsets");
    }
    if (subsets < 1) {
      throw MetaException.format("%d subsets; there must be one at least", subsets);
    }
    boolean isExhaustive = k < 31 && (1 << k) - 1 <= subsets;
    int count = isExhaustive ? (1 << k) - 1 : subsets;
    int words = (k + WORD - 1) / WORD;
    long[] members = isExhaustive ? all(count) : draw(count, k, seed);
    Results results = Results.of(count);
    MomentFits moments = fit instanceof FrequentistFit own ? MomentFits.of(own).orElse(null) : null;
    double[] yi = fit.studies().yi();
    RefitLoop.inRanges(
        count,
        moments != null,
        progress,
        (from, to) -> {
          int[] rows = new int[k];
          for (int i = from; i < to; i++) {
            int n = rows(members, words, i, rows);
            if (moments != null && n > 1) {
              results.set(i, n, moments.fit(rows, n, yi));
            } else {
              Interrupts.check();
              results.set(i, n, solve(fit, Arrays.copyOf(rows, n)));
            }
          }
        });
    return new Gosh(fit.studies(), members, isExhaustive, results);
  }

  /** Results of the subsets; NaN where one is too small for the model. */
  private record Results(int[] k, double[] estimate, double[] tau2, double[] q, double[] i2) {

    static Results of(int count) {
      double[][] none = new double[4][count];
      for (double[] column : none) {
        Arrays.fill(column, Double.NaN);
      }
      return new Results(new int[count], none[0], none[1], none[2], none[3]);
    }

    void set(int i, int size, @Nullable Solution solution) {
      k[i] = size;
      if (solution != null) {
        estimate[i] = solution.estimate(0);
        tau2[i] = solution.tau2();
        q[i] = solution.q();
        i2[i] = solution.i2();
      }
    }

    void set(int i, int size, MomentFits.Result found) {
      k[i] = size;
      estimate[i] = found.estimate();
      tau2[i] = found.tau2();
      q[i] = found.q();
      i2[i] = found.i2();
    }
  }

  private static @Nullable Solution solve(FrequentistRefits fit, int... rows) {
    try {
      return fit.refit(DataChange.rows(rows));
    } catch (MetaException tooFew) {
      return null;
    }
  }

  private static long[] all(int count) {
    long[] members = new long[count];
    Arrays.setAll(members, i -> i + 1L);
    return members;
  }

  private static long[] draw(int count, int k, long seed) {
    int words = (k + WORD - 1) / WORD;
    long[] members = new long[count * words];
    RandomStream random = Streams.of(seed).chain(0);
    int rest = k % WORD;
    for (int i = 0; i < count; ) {
      long any = 0;
      for (int w = 0; w < words; w++) {
        long word = random.nextLong();
        members[i * words + w] = w == words - 1 && rest > 0 ? word >>> (WORD - rest) : word;
        any |= members[i * words + w];
      }
      i += any == 0 ? 0 : 1;
    }
    return members;
  }

  /** Enters the studies of a subset and returns their number. */
  private static int rows(long[] members, int words, int subset, int[] rows) {
    int size = 0;
    for (int w = 0; w < words; w++) {
      long rest = members[subset * words + w];
      for (; rest != 0; rest &= rest - 1) {
        rows[size++] = w * WORD + Long.numberOfTrailingZeros(rest);
      }
    }
    return size;
  }

  private static boolean isIn(long[] members, int words, int subset, int study) {
    return (members[subset * words + study / WORD] >>> (study % WORD) & 1) == 1;
  }

  /**
   * The number of subsets.
   *
   * @return those in the table
   */
  public int count() {
    return results.k().length;
  }

  /**
   * Whether these are all subsets.
   *
   * @return false for a random sample
   */
  public boolean isExhaustive() {
    return isExhaustive;
  }

  /**
   * Whether a study is in a subset.
   *
   * @param subset row of the table, from 0
   * @param study its number in the fit, from 0
   * @return true if it is
   */
  public boolean includes(int subset, int study) {
    return isIn(members, words, subset, study);
  }

  /**
   * The labels of the studies.
   *
   * @return in the order of the fit
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * The scale on which effects are read.
   *
   * @return from the scale of yi to that of the studies' measure
   */
  public Transformation transformation() {
    return transformation;
  }

  /**
   * The pooled effects of the subsets.
   *
   * @return on the scale of yi [count], a copy; NaN where a subset is too small for the model
   */
  public double[] estimates() {
    return results.estimate().clone();
  }

  /**
   * I2 of the subsets.
   *
   * @return proportions [count], a copy; NaN where a subset is too small for the model
   */
  public double[] i2() {
    return results.i2().clone();
  }

  /**
   * One row per subset.
   *
   * @return k, estimate, tau2, Q, I2; I2 is a proportion
   */
  @Override
  public Table table() {
    return Table.create(
        "subsets",
        IntColumn.create("k", results.k().clone()),
        DoubleColumn.create("estimate", results.estimate().clone()),
        DoubleColumn.create("tau2", results.tau2().clone()),
        DoubleColumn.create("Q", results.q().clone()),
        DoubleColumn.create("I2", results.i2().clone()));
  }

  @Override
  public String toString() {
    return (isExhaustive ? "all %d subsets of %d studies" : "%d random subsets of %d studies")
        .formatted(count(), labels.size());
  }
}
