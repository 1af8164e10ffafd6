package io.github.metasaw.genetics;

import io.github.metasaw.check.Check;
import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.Cells;
import io.github.metasaw.data.Studies;
import io.github.metasaw.linalg.Symmetric;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Meta-analysis of association studies of different ancestry (MANTRA; Morris 2011, Genet.
 * Epidemiol. 35, 809), exact where its author's program simulates. Immutable; the plans of its
 * distances are made once and kept.
 *
 * <p>Some studies are centres; each other study has the effect of its nearest centre. The effects
 * of centres are N(mu, tau2), tau2 is exponential, mu normal or flat, the number of centres has P(C
 * = 1) = 1/2 and then falls by halves ({@code P(C = c) = 2^-c 2^(k-1) / (2^(k-1) - 1)}), and given
 * their number every set of centres is equally probable. Effects and mu are integrated out in
 * closed form, tau2 by one quadrature, and sets of centres are enumerated, up to about a million;
 * beyond that, some 20 studies, they are sampled.
 *
 * <pre>{@code
 * MantraFit m = Mantra.of(Distances.ofFrequencies(freqs)).fit(Meta.studies(snp).read());
 * }</pre>
 */
public final class Mantra implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Sets of centres that are enumerated. */
  static final double MOST_SETS = 1 << 20;

  private static final int AUTOMATIC = 0;

  private final Distances distances;
  private final MuPrior mu;
  private final double rate;
  private final Ties ties;
  private final int maxClusters;
  private final int nodes;
  private final double level;
  private final Sampling sampling;
  private final Plans plans;

  /** How sets of centres are sampled where there are too many to enumerate. */
  record Sampling(int chains, int warmup, int draws, long seed) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private Mantra(
      Distances distances,
      MuPrior mu,
      double rate,
      Ties ties,
      int maxClusters,
      int nodes,
      double level,
      Sampling sampling,
      Plans plans) {
    this.distances = distances;
    this.mu = mu;
    this.rate = rate;
    this.ties = ties;
    this.maxClusters = maxClusters;
    this.nodes = nodes;
    this.level = level;
    this.sampling = sampling;
    this.plans = plans;
  }

  /**
   * With mu ~ normal(0, sd = 1), tau2 ~ exponential of rate 1, ties to the first study, no cap on
   * clusters; where it must sample, 4 chains of 250 sweeps of warm-up and 1,000 kept, seed 20.
   */
  public static Mantra of(Distances distances) {
    Neighbours neighbours = Neighbours.of(distances.toArray());
    return new Mantra(
        distances,
        MuPrior.normal(1),
        1,
        Ties.FIRST,
        distances.size(),
        AUTOMATIC,
        0.95,
        new Sampling(4, 250, 1000, 20),
        new Plans(neighbours, Ties.FIRST, distances.size()));
  }

  /** Another prior of mu. A Bayes factor under a flat one is proportional to its density. */
  public Mantra withMu(MuPrior mu) {
    return new Mantra(distances, mu, rate, ties, maxClusters, nodes, level, sampling, plans);
  }

  /** Another prior of mu as text: {@code normal(0, sd = 0.2)}, {@code flat}. */
  public Mantra withMu(String mu) {
    return withMu(MuPrior.parse(mu));
  }

  /**
   * Another rate of the exponential prior of tau2, whose mean is 1 / rate in units of yi squared.
   * The prior has a scale: a trait in other units needs another rate.
   */
  public Mantra withRate(double rate) {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw MetaException.of("the rate of tau2 must be positive and finite, not " + rate);
    }
    return new Mantra(distances, mu, rate, ties, maxClusters, nodes, level, sampling, plans);
  }

  /** Another rule for studies that are equally near to several centres. */
  public Mantra withTies(Ties ties) {
    return new Mantra(
        distances,
        mu,
        rate,
        ties,
        maxClusters,
        nodes,
        level,
        sampling,
        new Plans(Neighbours.of(distances.toArray()), ties, maxClusters));
  }

  /**
   * Only partitions of up to this many clusters. The prior is not rescaled: what is left out, about
   * 2^-most of it, is told, and Bayes factors are lower bounds.
   */
  public Mantra withMaxClusters(int most) {
    if (most < 1) {
      throw MetaException.of("max-clusters must be 1 or more, not " + most);
    }
    int capped = Math.min(most, distances.size());
    return new Mantra(
        distances,
        mu,
        rate,
        ties,
        capped,
        nodes,
        level,
        sampling,
        new Plans(Neighbours.of(distances.toArray()), ties, capped));
  }

  /**
   * Exactly this many nodes in tau2, 8 to 64, or a multiple of 64; 64 give some ten digits, 32 six
   * to eight. Unless set, 64, doubled until nothing changes.
   */
  public Mantra withNodes(int nodes) {
    if (nodes < 8 || (nodes > 64 && nodes % 64 != 0) || nodes > 4096) {
      throw MetaException.of(
          "nodes must be 8 to 64 or a multiple of 64 up to 4096, not " + nodes + "; 64 is plenty");
    }
    return new Mantra(distances, mu, rate, ties, maxClusters, nodes, level, sampling, plans);
  }

  /** Probability of the intervals of effects, between 0 and 1. */
  public Mantra withLevel(double level) {
    if (!(level > 0 && level < 1)) {
      String hint = level > 1 && level < 100 ? "; for " + level + " % write " + level / 100 : "";
      throw MetaException.of("level must lie between 0 and 1, not " + level + hint);
    }
    return new Mantra(distances, mu, rate, ties, maxClusters, nodes, level, sampling, plans);
  }

  /** The seed where sets of centres are sampled; without effect where they are enumerated. */
  public Mantra withSeed(long seed) {
    return withSampling(sampling.chains(), sampling.warmup(), sampling.draws(), seed);
  }

  /** Chains, and sweeps of each for tuning and to keep, where sets of centres are sampled. */
  public Mantra withSampling(int chains, int warmup, int draws, long seed) {
    if (chains < 1 || warmup < 0 || draws < 1) {
      throw MetaException.of(
          "sampling takes 1 or more chains, 0 or more warm-up and 1 or more draws, not %d, %d, %d"
              .formatted(chains, warmup, draws));
    }
    Sampling other = new Sampling(chains, warmup, draws, seed);
    return new Mantra(distances, mu, rate, ties, maxClusters, nodes, level, other, plans);
  }

  public Distances distances() {
    return distances;
  }

  public MuPrior mu() {
    return mu;
  }

  public double rate() {
    return rate;
  }

  public Ties ties() {
    return ties;
  }

  public int maxClusters() {
    return maxClusters;
  }

  public double level() {
    return level;
  }

  Sampling sampling() {
    return sampling;
  }

  /** Nodes to begin with. */
  int firstNodes() {
    return nodes == AUTOMATIC ? 64 : nodes;
  }

  boolean isNodesFixed() {
    return nodes != AUTOMATIC;
  }

  /** The prior as every line of results states it: {@code mu ~ normal(0, sd = 1), tau2 ~ ...}. */
  public String priorWords() {
    return "mu ~ %s, tau2 ~ exponential(rate = %s)".formatted(mu, Cells.number(rate));
  }

  /** The plan with all studies of the distances. */
  public MantraPlan plan() {
    return plan((1L << distances.size()) - 1);
  }

  /** The plan of the studies present, a bit for each study of the distances. */
  MantraPlan plan(long present) {
    int k = Long.bitCount(present);
    if (!isEnumerable(k)) {
      throw MetaException.of(
          String.format(
              Locale.ROOT,
              "%,.0f sets of centres among %d studies are too many to enumerate; max-clusters = %d leaves out %.2g of the prior",
              ClusterPrior.setsUpTo(maxClusters, k),
              k,
              largestCap(k, MOST_SETS),
              ClusterPrior.above(largestCap(k, MOST_SETS), k)));
    }
    return plans.of(present);
  }

  boolean isEnumerable(int k) {
    return ClusterPrior.setsUpTo(maxClusters, k) < MOST_SETS + 1;
  }

  /** The most clusters with which no more than {@code sets} sets of centres are to be looked at. */
  static int largestCap(int k, double sets) {
    int cap = 1;
    while (cap < k && ClusterPrior.setsUpTo(cap + 1, k) <= sets) {
      cap++;
    }
    return cap;
  }

  Neighbours neighbours(long present) {
    return plans.neighbours(present);
  }

  /**
   * Fits one SNP. Labels name the studies as the distances do; studies of the distances may be
   * missing.
   *
   * @throws MetaException if a label is not in the distances, a variance is 0, or sampling errors
   *     are correlated
   */
  public MantraFit fit(Studies studies) {
    requireIndependent(studies);
    double[] sei = Arrays.stream(studies.vi()).map(Math::sqrt).toArray();
    return fit(studies.labels(), studies.yi(), sei, studies.checks());
  }

  /**
   * Fits one SNP.
   *
   * @param labels of the studies [k]
   * @param yi estimates for one effect allele, the same everywhere [k]
   * @param sei their standard errors [k]
   */
  public MantraFit fit(List<String> labels, double[] yi, double[] sei) {
    return fit(labels, yi, sei, List.of());
  }

  private MantraFit fit(List<String> labels, double[] yi, double[] sei, List<Check> checks) {
    if (yi.length != labels.size() || sei.length != labels.size() || yi.length == 0) {
      throw MetaException.of(
          "there are %d labels, %d estimates and %d standard errors"
              .formatted(labels.size(), yi.length, sei.length));
    }
    for (int i = 0; i < yi.length; i++) {
      requireUsable(labels.get(i), yi[i], sei[i]);
    }
    int[] index = distances.indices(labels);
    int[] order =
        IntStream.range(0, yi.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> index[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return MantraFit.of(
        new MantraData(this, labels, yi.clone(), sei.clone(), index, order), checks);
  }

  private static void requireUsable(String label, double yi, double sei) {
    if (!(Math.abs(yi) < Double.POSITIVE_INFINITY)) {
      throw MetaException.of("the estimate of '%s' must be finite, not %s".formatted(label, yi));
    }
    double wi = 1 / (sei * sei);
    if (!(sei > 0 && wi > 0 && wi < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "the standard error of '%s' must be positive and finite, not %s; leave the study out"
              .formatted(label, sei));
    }
  }

  private static void requireIndependent(Studies studies) {
    Symmetric V = studies.V();
    for (int i = 0; i < studies.k(); i++) {
      for (int j = 0; j < i; j++) {
        if (V.get(i, j) != 0) {
          throw MetaException.of(
              "MANTRA takes sampling errors as independent, but those of '%s' and '%s' are correlated; use --sei or --vi"
                  .formatted(studies.labels().get(j), studies.labels().get(i)));
        }
      }
    }
  }

  /** Settings in the order to show them. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("model", "MANTRA");
    settings.put("prior mu", mu.toString());
    settings.put("prior tau2", "exponential(rate = " + Cells.number(rate) + ")");
    settings.put("distances", distances.source());
    settings.put("ties", ties.word());
    settings.put("max clusters", Integer.toString(maxClusters));
    settings.put("level", Double.toString(level));
    return settings;
  }
}
