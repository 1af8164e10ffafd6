package io.github.metasaw.genetics.mantra;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraSettings.Sampling;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@link Mantra} assumes before it sees a SNP: distances, priors and settings, with the
 * partitions that they give. Immutable; partitions are enumerated when they are first needed and
 * then kept.
 */
public final class MantraModel implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Distances distances;
  private final MantraSettings settings;
  private final Plans plans;

  private MantraModel(Distances distances, MantraSettings settings, Plans plans) {
    this.distances = distances;
    this.settings = settings;
    this.plans = plans;
  }

  static MantraModel of(Distances distances, MantraSettings settings) {
    Neighbours neighbours = Neighbours.of(distances.toArray());
    return new MantraModel(
        distances, settings, new Plans(neighbours, settings.ties(), settings.maxClusters()));
  }

  /** With other settings; the partitions are kept if they do not depend on what has changed. */
  MantraModel with(MantraSettings other) {
    boolean arePartitionsSame =
        other.ties() == settings.ties() && other.maxClusters() == settings.maxClusters();
    return arePartitionsSame ? new MantraModel(distances, other, plans) : of(distances, other);
  }

  /**
   * The distances between studies.
   *
   * @return distances, with the names that the studies are matched by
   */
  public Distances distances() {
    return distances;
  }

  /**
   * The prior of mu, the mean of the effects of centres.
   *
   * @return normal or flat, on the scale of yi
   */
  public MuPrior mu() {
    return settings.mu();
  }

  /**
   * The rate of the exponential prior of tau2, the variance of the effects of centres.
   *
   * @return 1 / mean of the prior, in 1 over units of yi squared
   */
  public double rate() {
    return settings.rate();
  }

  /**
   * The rule for studies that are equally near to several centres.
   *
   * @return the rule
   */
  public TieRule ties() {
    return settings.ties();
  }

  /**
   * The largest number of clusters that a partition may have.
   *
   * @return the number of studies unless it is capped
   */
  public int maxClusters() {
    return settings.maxClusters();
  }

  /**
   * The probability of the intervals of effects.
   *
   * @return between 0 and 1
   */
  public double level() {
    return settings.level();
  }

  Sampling sampling() {
    return settings.sampling();
  }

  /** Nodes in tau2 to begin with. */
  int firstNodes() {
    return settings.firstNodes();
  }

  boolean isNodesFixed() {
    return settings.isNodesFixed();
  }

  /**
   * Both priors, as every table of results states them.
   *
   * @return {@code mu ~ normal(0, sd = 1), tau2 ~ exponential(rate = 1)}
   */
  public String priors() {
    return "mu ~ %s, tau2 ~ exponential(rate = %s)".formatted(mu(), CellText.number(rate()));
  }

  /**
   * The partitions of all studies of the distances.
   *
   * @return partitions with their prior probabilities
   * @throws io.github.metasaw.diagnostic.MetaException if there are too many sets of centres to
   *     enumerate
   */
  public MantraPlan plan() {
    return plan((1L << distances.size()) - 1);
  }

  /**
   * The partitions of some studies.
   *
   * @param present the studies, a bit for each study of the distances; not 0
   * @return partitions with their prior probabilities
   * @throws io.github.metasaw.diagnostic.MetaException if there are too many sets of centres to
   *     enumerate
   */
  public MantraPlan plan(long present) {
    return plan(present, MantraListener.NONE);
  }

  MantraPlan plan(long present, MantraListener listener) {
    return plans.of(present, listener);
  }

  /** Whether there are few enough sets of centres among k studies to enumerate them. */
  boolean isEnumerable(int k) {
    return plans.isEnumerable(k);
  }

  Neighbours neighbours(long present) {
    return plans.neighbours(present);
  }

  /**
   * All that results depend on but the distances themselves.
   *
   * @return values by name, in the order in which they are shown
   */
  public Map<String, String> settings() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("model", "MANTRA");
    shown.put("prior mu", mu().toString());
    shown.put("prior tau2", "exponential(rate = " + CellText.number(rate()) + ")");
    shown.put("distances", distances.source());
    shown.put("ties", ties().id());
    shown.put("max clusters", Integer.toString(maxClusters()));
    shown.put("level", Double.toString(level()));
    return shown;
  }

  MantraSettings options() {
    return settings;
  }
}
