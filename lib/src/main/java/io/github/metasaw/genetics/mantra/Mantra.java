package io.github.metasaw.genetics.mantra;

import io.github.metasaw.data.CellText;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.linalg.Symmetric;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private final Distances distances;
  private final MantraSettings settings;
  private final Plans plans;

  private Mantra(Distances distances, MantraSettings settings, Plans plans) {
    this.distances = distances;
    this.settings = settings;
    this.plans = plans;
  }

  /**
   * With mu ~ normal(0, sd = 1), tau2 ~ exponential of rate 1, ties to the first study, no cap on
   * clusters; where it must sample, 4 chains of 250 sweeps of warm-up and 1,000 kept, seed 20.
   */
  public static Mantra of(Distances distances) {
    return planned(distances, MantraSettings.defaults(distances.size()));
  }

  private static Mantra planned(Distances distances, MantraSettings settings) {
    Neighbours neighbours = Neighbours.of(distances.toArray());
    return new Mantra(
        distances, settings, new Plans(neighbours, settings.ties(), settings.maxClusters()));
  }

  /** Settings that leave the partitions as they are. */
  private Mantra with(MantraSettings other) {
    return new Mantra(distances, other, plans);
  }

  /** Another prior of mu. A Bayes factor under a flat one is proportional to its density. */
  public Mantra withMu(MuPrior mu) {
    return with(settings.withMu(mu));
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
    return with(settings.withRate(rate));
  }

  /** Another rule for studies that are equally near to several centres. */
  public Mantra withTies(TieRule ties) {
    return planned(distances, settings.withTies(ties));
  }

  /** Another rule for ties by its name: {@code first}, {@code split}. */
  public Mantra withTies(String ties) {
    return withTies(TieRule.parse(ties));
  }

  /**
   * Only partitions of up to this many clusters. The prior is not rescaled: what is left out, about
   * 2^-most of it, is told, and Bayes factors are lower bounds.
   */
  public Mantra withMaxClusters(int most) {
    return planned(distances, settings.withMaxClusters(Math.min(most, distances.size())));
  }

  /**
   * Exactly this many nodes in tau2, 8 to 64, or a multiple of 64; 64 give some ten digits, 32 six
   * to eight. Unless set, 64, doubled until nothing changes.
   */
  public Mantra withNodes(int nodes) {
    return with(settings.withNodes(nodes));
  }

  /** Probability of the intervals of effects, between 0 and 1. */
  public Mantra withLevel(double level) {
    return with(settings.withLevel(level));
  }

  /** The seed where sets of centres are sampled; without effect where they are enumerated. */
  public Mantra withSeed(long seed) {
    MantraSettings.Sampling now = sampling();
    return withSampling(now.chains(), now.warmup(), now.draws(), seed);
  }

  /** Chains, and sweeps of each for tuning and to keep, where sets of centres are sampled. */
  public Mantra withSampling(int chains, int warmup, int draws, long seed) {
    return with(settings.withSampling(MantraSettings.Sampling.of(chains, warmup, draws, seed)));
  }

  public Distances distances() {
    return distances;
  }

  public MuPrior mu() {
    return settings.mu();
  }

  public double rate() {
    return settings.rate();
  }

  public TieRule ties() {
    return settings.ties();
  }

  public int maxClusters() {
    return settings.maxClusters();
  }

  public double level() {
    return settings.level();
  }

  MantraSettings.Sampling sampling() {
    return settings.sampling();
  }

  /** Nodes to begin with. */
  int firstNodes() {
    return settings.firstNodes();
  }

  boolean isNodesFixed() {
    return settings.isNodesFixed();
  }

  /** The prior as every line of results states it: {@code mu ~ normal(0, sd = 1), tau2 ~ ...}. */
  public String priorWords() {
    return "mu ~ %s, tau2 ~ exponential(rate = %s)".formatted(mu(), CellText.number(rate()));
  }

  /** The plan with all studies of the distances. */
  public MantraPlan plan() {
    return plan((1L << distances.size()) - 1);
  }

  /** The plan of the studies present, a bit for each study of the distances. */
  public MantraPlan plan(long present) {
    return plan(present, MantraListener.NONE);
  }

  MantraPlan plan(long present, MantraListener listener) {
    return plans.of(present, listener);
  }

  /** Whether the sets of centres among k studies are few enough to look at each. */
  boolean isEnumerable(int k) {
    return plans.isEnumerable(k);
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
    return MantraFit.of(data(studies), studies.checks(), MantraListener.NONE);
  }

  /**
   * Fits one SNP, as {@link #fit(Studies)}, and computes at once what else takes time of many
   * studies: the effects.
   *
   * @param listener is told how far it has come
   * @throws java.util.concurrent.CancellationException when interrupted
   */
  public MantraFit fit(Studies studies, MantraListener listener) {
    MantraFit fit = MantraFit.of(data(studies), studies.checks(), listener);
    fit.computeEffects(listener);
    return fit;
  }

  private MantraData data(Studies studies) {
    requireIndependent(studies);
    double[] sei = Arrays.stream(studies.vi()).map(Math::sqrt).toArray();
    return MantraData.of(this, studies.labels(), studies.yi(), sei);
  }

  /**
   * Fits one SNP.
   *
   * @param labels of the studies [k]
   * @param yi estimates for one effect allele, the same everywhere [k]
   * @param sei their standard errors [k]
   */
  public MantraFit fit(List<String> labels, double[] yi, double[] sei) {
    MantraData data = MantraData.of(this, labels, yi, sei);
    return MantraFit.of(data, List.of(), MantraListener.NONE);
  }

  private static void requireIndependent(Studies studies) {
    Symmetric V = studies.V();
    for (int i = 0; i < studies.k(); i++) {
      for (int j = 0; j < i; j++) {
        if (V.get(i, j) != 0) {
          throw MetaException.format(
              "MANTRA takes sampling errors as independent, but those of '%s' and '%s' are correlated; use %s or %s",
              studies.labels().get(j),
              studies.labels().get(i),
              Remedy.data("sei"),
              Remedy.data("vi"));
        }
      }
    }
  }

  /** Settings in the order to show them. */
  public Map<String, String> settings() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("model", "MANTRA");
    shown.put("prior mu", mu().toString());
    shown.put("prior tau2", "exponential(rate = " + CellText.number(rate()) + ")");
    shown.put("distances", distances.source());
    shown.put("ties", ties().word());
    shown.put("max clusters", Integer.toString(maxClusters()));
    shown.put("level", Double.toString(level()));
    return shown;
  }
}
