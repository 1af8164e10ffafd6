package io.github.metasaw.genetics.mantra;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.Checks;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.genetics.Dendrogram;
import io.github.metasaw.genetics.Distances;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * What MANTRA finds on one SNP. Logarithms of Bayes factors are to base 10, against the null that
 * every effect is zero; {@link #toString}, {@link #summary} and {@link #checks} state the prior
 * that they rest on. Studies are in the order of the data. Immutable.
 *
 * <p>Two identities hold for every prior of the effects: {@code BF = BF1 P(C=1) / P(C=1|y)}, and
 * the Bayes factor of C > 1 against C = 1 equals the posterior odds of C > 1, because its prior
 * odds are 1.
 */
public final class MantraFit {

  private final MantraData data;
  private final InferenceSummary inference;
  private final List<Check> dataChecks;
  private final Partitions partitions;
  private final BayesFactors found;
  private final MantraEffects effects;

  private MantraFit(MantraData data, InferenceSummary inference, List<Check> dataChecks) {
    this.data = data;
    this.inference = inference;
    this.dataChecks = List.copyOf(dataChecks);
    this.partitions = new Partitions(data, inference);
    this.found = BayesFactors.of(inference.posterior());
    this.effects = new MantraEffects(data, inference);
  }

  static MantraFit of(MantraData data, List<Check> dataChecks, MantraListener listener) {
    return new MantraFit(data, InferenceSummary.of(data, listener), dataChecks);
  }

  /**
   * The number of studies.
   *
   * @return k
   */
  public int k() {
    return data.k();
  }

  /**
   * The labels of the studies.
   *
   * @return labels [k]
   */
  public List<String> labels() {
    return data.labels();
  }

  /**
   * The model: distances, priors and settings.
   *
   * @return the model
   */
  public MantraModel model() {
    return data.model();
  }

  /**
   * The Bayes factor of one cluster, all studies having one effect, against the null.
   *
   * @return log10 of the Bayes factor
   */
  public double log10BF1() {
    return found.log10BF1();
  }

  /**
   * The Bayes factor of the model, over all numbers of clusters, against the null.
   *
   * @return log10 of the Bayes factor
   */
  public double log10BF() {
    return found.log10BF();
  }

  /**
   * The posterior probability of more than one cluster, P(C > 1).
   *
   * @return probability
   */
  public double probHeterogeneous() {
    return found.heterogeneous();
  }

  /**
   * Prior and posterior of the number of clusters.
   *
   * @return c, prior, posterior: one row for each number from 1 to k
   */
  public Table clusterCounts() {
    return MantraSummary.counts(inference.counts());
  }

  /**
   * All partitions of the studies. A partition is written {@code EA+AA+LA/JA+NH}. Where sets of
   * centres were sampled, the prior of a partition is not known, and missing in the table.
   *
   * @return partition, clusters, prior, log10BF, posterior: the most probable first
   */
  public Table partitions() {
    return partitions(partitions.size());
  }

  /**
   * The most probable partitions.
   *
   * @param most number of rows at most
   * @return as {@link #partitions()}
   */
  public Table partitions(int most) {
    return partitions.table(most, labels());
  }

  /**
   * The most probable partitions, with other names for the studies.
   *
   * @param most number of rows at most
   * @param names short names in place of the labels [k]
   * @return as {@link #partitions()}
   */
  public Table partitions(int most, List<String> names) {
    return partitions.table(most, names);
  }

  /**
   * The number of partitions that were enumerated, or visited by the sampler.
   *
   * @return number of partitions
   */
  public int partitionCount() {
    return partitions.size();
  }

  /**
   * The posterior probabilities that two studies are in one cluster.
   *
   * @return study, and one column per study
   */
  public Table together() {
    return Distances.square("together", labels(), togetherArray());
  }

  /**
   * The posterior probabilities that two studies are in one cluster.
   *
   * @return probabilities, 1 on the diagonal [k][k]
   */
  public double[][] togetherArray() {
    return data.inTableOrder(inference.posterior().together());
  }

  /**
   * The estimates as given, and the posterior of each study's effect with an equal-tailed interval
   * of the model's level.
   *
   * @return study, estimate, se, mean, sd, lower, upper: one row per study
   */
  public Table effects() {
    return computeEffects(MantraListener.NONE).copy();
  }

  /** Computes the effects, unless they are known. */
  Table computeEffects(MantraListener listener) {
    return effects.table(listener);
  }

  /**
   * The posterior means of the studies' effects.
   *
   * @return means, on the scale of yi [k]
   */
  public double[] effectMeans() {
    return effects.means();
  }

  /**
   * The posterior standard deviations of the studies' effects.
   *
   * @return SDs, on the scale of yi [k]
   */
  public double[] effectSds() {
    return effects.sds();
  }

  /**
   * The cluster of each study in the most probable partition.
   *
   * @return numbers from 0, in the order of the first studies [k]
   */
  public int[] topClusters() {
    return partitions.top();
  }

  /**
   * The tree that the distances of these studies give.
   *
   * @return the tree, with these studies as leaves
   */
  public Dendrogram dendrogram() {
    return data.model().distances().select(data.index(), labels()).dendrogram();
  }

  /**
   * The probabilities that two studies are in one cluster, ordered as the leaves of the tree.
   *
   * @return what a heat map shows
   */
  public MembershipMap memberships() {
    return MembershipMap.of(labels(), togetherArray(), dendrogram().order());
  }

  /**
   * Whether sets of centres were sampled because there are too many to enumerate.
   *
   * @return false where they were enumerated
   */
  public boolean isSampled() {
    return inference.isSampled();
  }

  /**
   * The prior probability of the numbers of clusters that a cap leaves out.
   *
   * @return probability; 0 without a cap
   */
  public double omittedPrior() {
    return inference.omittedPrior();
  }

  InferenceSummary inference() {
    return inference;
  }

  MantraData data() {
    return data;
  }

  /**
   * The Bayes factors and P(C > 1), each with the prior that it rests on.
   *
   * @return quantity, value, prior: one row per quantity
   */
  public Table summary() {
    return MantraSummary.table(found, model().priors());
  }

  /**
   * Remarks on data and fit.
   *
   * @return checks, those on the data first
   */
  public List<Check> checkList() {
    return Stream.concat(dataChecks.stream(), MantraChecks.of(data, inference).stream()).toList();
  }

  /**
   * {@link #checkList} as a table.
   *
   * @return check, status, value, message: one row per check
   */
  public Table checks() {
    return Checks.table(checkList());
  }

  /**
   * How this fit was made: settings and versions.
   *
   * @return the provenance
   */
  public Provenance provenance() {
    Map<String, String> settings = data.model().settings();
    settings.put("nodes", Integer.toString(inference.nodes()));
    if (isSampled()) {
      settings.put("seed", Long.toString(data.model().sampling().seed()));
    }
    return Provenance.of(settings);
  }

  /** Both Bayes factors, P(C > 1) and the prior, in one line. */
  @Override
  public String toString() {
    return MantraSummary.line(k(), found, model().priors());
  }
}
