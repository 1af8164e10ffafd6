package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.mantra.BayesFactorCalculator;
import io.github.metasaw.genetics.mantra.BayesFactors;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.pool.SampleCorrelation;
import io.github.metasaw.genetics.snp.Snp;
import io.github.metasaw.genetics.subset.BinaryEffectsSampler;
import java.io.Serial;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Analyses one SNP: common effect, random effects, Q, Z^2 and, if asked for, MANTRA. Its results
 * depend on the SNP only. Thread-safe and serialisable, so that it may be sent to where the SNPs
 * are.
 */
public final class SnpAnalysis implements Function<Snp, SnpResult>, Serializable {

  private static final long serialVersionUID = 1L;

  /** Nodes in tau2 unless MANTRA's settings fix others: six to eight digits of log10 BF. */
  private static final int NODES = 32;

  /** m-values of more studies would take too long for many SNPs. */
  private static final int MAX_M_VALUES = 20;

  private final List<String> studies;
  private final @Nullable Mantra mantra;
  private final ScanModels models;

  /** Studies in the order of the distances; without MANTRA as they are [k]. */
  private final int[] order;

  /** The number of each of these in the distances [k]. */
  private final int[] index;

  private final transient Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

  /** The memory that a thread needs for one SNP; kept for the next. */
  private static final class Workspace {
    final double[] yi;
    final double[] wi;
    final int[] place;
    final @Nullable BayesFactorCalculator bayesFactors;
    final ModelWorkspace models;
    final @Nullable CorrelatedTests correlated;

    Workspace(List<String> studies, @Nullable Mantra mantra, ScanModels models) {
      int k = studies.size();
      yi = new double[k];
      wi = new double[k];
      place = new int[k];
      this.models = new ModelWorkspace(models, studies);
      SampleCorrelation overlap = models.overlap();
      correlated = overlap == null ? null : new CorrelatedTests(overlap);
      bayesFactors = mantra == null ? null : BayesFactorCalculator.of(mantra.model(), NODES);
    }
  }

  private SnpAnalysis(List<String> studies, @Nullable Mantra mantra, ScanModels models) {
    this.studies = List.copyOf(studies);
    this.mantra = mantra;
    this.models = models;
    int[] places = IntStream.range(0, studies.size()).toArray();
    int[] found = mantra == null ? places : mantra.model().distances().indices(studies);
    this.order =
        IntStream.of(places)
            .boxed()
            .sorted(Comparator.comparingInt(i -> found[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.index = IntStream.of(order).map(i -> found[i]).toArray();
  }

  /**
   * An analysis without MANTRA.
   *
   * @param studies names [k]
   * @return a function of SNPs with k estimates
   */
  public static SnpAnalysis of(List<String> studies) {
    return of(studies, null, ScanModels.NONE);
  }

  /**
   * An analysis with MANTRA, with 32 nodes in tau2 unless its settings fix others.
   *
   * @param studies names, all of them in the distances [k]
   * @param mantra model and settings
   * @return a function of SNPs with k estimates
   * @throws MetaException if a study is not in its distances, or all of them have too many sets of
   *     centres to enumerate
   */
  public static SnpAnalysis of(List<String> studies, Mantra mantra) {
    return of(studies, mantra, ScanModels.NONE);
  }

  /** An analysis with other models, their axes of ancestry found. */
  static SnpAnalysis of(List<String> studies, @Nullable Mantra mantra, ScanModels models) {
    SnpAnalysis analysis = new SnpAnalysis(studies, mantra, models);
    if (models.has(ScanModel.BINARY)) {
      BinaryEffectsSampler.requireFew(studies.size());
    }
    if (models.has(ScanModel.M_VALUES) && studies.size() > MAX_M_VALUES) {
      throw MetaException.of(
          "m-values of a scan take up to %d studies, these are %d"
              .formatted(MAX_M_VALUES, studies.size()));
    }
    long all = 0;
    for (int i : analysis.index) {
      all |= 1L << i;
    }
    if (mantra != null && all != 0) {
      mantra.model().plan(all);
    }
    return analysis;
  }

  @Serial
  private Object readResolve() {
    return new SnpAnalysis(studies, mantra, models);
  }

  /**
   * The studies, in the order of the numbers of a {@link Snp}.
   *
   * @return names [k]
   */
  public List<String> studies() {
    return studies;
  }

  /**
   * MANTRA's model and settings.
   *
   * @return null for an analysis without MANTRA
   */
  public @Nullable Mantra mantra() {
    return mantra;
  }

  /**
   * Analyses one SNP.
   *
   * @param snp k estimates and standard errors; studies without a usable pair are left out
   * @return its tests and Bayes factors
   * @throws MetaException if the SNP has another number of studies
   */
  @Override
  public SnpResult apply(Snp snp) {
    if (snp.yi().length != studies.size() || snp.sei().length != studies.size()) {
      throw MetaException.of(
          "%s has %d estimates and %d standard errors for %d studies"
              .formatted(snp.id(), snp.yi().length, snp.sei().length, studies.size()));
    }
    Workspace taken = idle.poll();
    Workspace room = taken == null ? new Workspace(studies, mantra, models) : taken;
    long present = 0;
    int k = 0;
    for (int m = 0; m < order.length; m++) {
      double y = snp.yi()[order[m]];
      double s = snp.sei()[order[m]];
      double w = 1 / (s * s);
      if (Math.abs(y) < Double.POSITIVE_INFINITY && w > 0 && w < Double.POSITIVE_INFINITY) {
        room.yi[k] = y;
        room.place[k] = order[m];
        room.wi[k++] = w;
        present |= 1L << index[m];
      }
    }
    SnpResult result = result(snp, room, k, present);
    idle.offer(room);
    return result;
  }

  private SnpResult result(Snp snp, Workspace room, int k, long present) {
    BayesFactors bayesFactors =
        room.bayesFactors == null || k == 0
            ? BayesFactors.NONE
            : room.bayesFactors.compute(present, room.yi, room.wi);
    ClassicTests tests =
        room.correlated == null
            ? ClassicTests.of(k, room.yi, room.wi)
            : room.correlated.of(k, room.place, room.yi, room.wi);
    SampleTests samples = SampleTests.of(snp, models.overlap());
    ModelTests others = room.models.compute(k, room.place, room.yi, room.wi);
    return new SnpResult(snp, k, direction(snp), tests, samples, others, bayesFactors);
  }

  private static String direction(Snp snp) {
    char[] signs = new char[snp.yi().length];
    for (int i = 0; i < signs.length; i++) {
      double y = snp.sei()[i] > 0 ? snp.yi()[i] : Double.NaN;
      signs[i] = y > 0 ? '+' : y < 0 ? '-' : y == 0 ? '0' : '?';
    }
    return new String(signs);
  }
}
