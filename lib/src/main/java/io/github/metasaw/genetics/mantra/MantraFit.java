package io.github.metasaw.genetics.mantra;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.Checks;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.genetics.Dendrogram;
import io.github.metasaw.genetics.Distances;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What MANTRA says of one SNP. Logarithms of Bayes factors are to base 10, against the null that
 * every effect is zero; the prior they rest on stands in {@link #toString}, {@link #summary} and
 * {@link #checks}. Studies are in the order of the data. Immutable.
 *
 * <p>Two identities hold whatever the prior of the effects: {@code BF = BF1 P(C=1) / P(C=1|y)}, and
 * the Bayes factor of C > 1 over BF1 is the posterior odds of C > 1, for its prior odds are 1.
 */
public final class MantraFit {

  private final MantraData data;
  private final InferenceSummary inference;
  private final List<Check> dataChecks;
  private final Partitions partitions;
  private @Nullable EffectMoments moments;
  private @Nullable Table effects;

  private MantraFit(MantraData data, InferenceSummary inference, List<Check> dataChecks) {
    this.data = data;
    this.inference = inference;
    this.dataChecks = List.copyOf(dataChecks);
    this.partitions = new Partitions(data, inference);
  }

  static MantraFit of(MantraData data, List<Check> dataChecks, MantraListener listener) {
    return new MantraFit(data, InferenceSummary.of(data, listener), dataChecks);
  }

  /** Number of studies. */
  public int k() {
    return data.k();
  }

  /** Labels of the studies [k]. */
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

  /** log10 of the Bayes factor of one cluster, all studies having one effect, against the null. */
  public double log10BF1() {
    return log10(inference.posterior().logBf1());
  }

  /** log10 of the Bayes factor of the model, over all numbers of clusters, against the null. */
  public double log10BF() {
    return log10(inference.posterior().logBfAll());
  }

  private static double log10(double natural) {
    return natural / Math.log(10);
  }

  /** Posterior probability of more than one cluster, P(C > 1). */
  public double probHeterogeneous() {
    return inference.posterior().heterogeneous();
  }

  /** c, prior, posterior: the number of clusters, a row for each from 1 to k. */
  public Table clusterCounts() {
    int k = k();
    IntColumn c = IntColumn.create("c");
    DoubleColumn prior = DoubleColumn.create("prior");
    for (int i = 1; i <= k; i++) {
      c.append(i);
      prior.append(ClusterPrior.probability(i, k));
    }
    DoubleColumn posterior = DoubleColumn.create("posterior", inference.counts().clone());
    return Table.create("clusters", c, prior, posterior);
  }

  /**
   * partition, clusters, prior, log10BF, posterior: the most probable first. A partition is written
   * {@code EA+AA+LA/JA+NH}. Where sets of centres were sampled, the prior of a partition is not
   * known and missing here.
   */
  public Table partitions() {
    return partitions(partitions.size());
  }

  /** The {@code most} most probable partitions; as {@link #partitions()}. */
  public Table partitions(int most) {
    return partitions.table(most, labels());
  }

  /**
   * As {@link #partitions(int)}, for long labels.
   *
   * @param names that studies are called by in place of their labels [k]
   */
  public Table partitions(int most, List<String> names) {
    return partitions.table(most, names);
  }

  /** Number of partitions: enumerated, or met by the sampler. */
  public int partitionCount() {
    return partitions.size();
  }

  /** study, and a column for each: the probability that two studies are in one cluster. */
  public Table together() {
    return Distances.square("together", labels(), togetherArray());
  }

  /** As {@link #together} [k][k]. */
  public double[][] togetherArray() {
    return data.inTableOrder(inference.posterior().together());
  }

  /**
   * study, estimate, se, mean, sd, lower, upper: the estimates as given, and the posterior of each
   * study's effect, with an equal-tailed interval of the fit's level.
   */
  public Table effects() {
    return computeEffects(MantraListener.NONE).copy();
  }

  /** Computes the effects, unless they are known. */
  synchronized Table computeEffects(MantraListener listener) {
    Table known = effects;
    if (known == null) {
      known = makeEffects(listener);
      effects = known;
    }
    return known;
  }

  private Table makeEffects(MantraListener listener) {
    int k = k();
    EffectMoments moments = moments(listener);
    PartitionPosterior posterior = inference.posterior();
    PartitionKernel kernel = data.kernel(posterior.plan(), inference.nodes());
    double tail = (1 - data.model().level()) / 2;
    double[] lower = new double[k];
    double[] upper = new double[k];
    double[][] ends = EffectQuantiles.of(posterior, kernel, listener, tail, 1 - tail);
    for (int i = 0; i < k; i++) {
      lower[data.order()[i]] = ends[i][0];
      upper[data.order()[i]] = ends[i][1];
    }
    return Table.create(
        "effects",
        StringColumn.create("study", labels()),
        DoubleColumn.create("estimate", data.yi().clone()),
        DoubleColumn.create("se", data.sei().clone()),
        DoubleColumn.create("mean", data.inTableOrder(moments.mean())),
        DoubleColumn.create("sd", data.inTableOrder(moments.sd())),
        DoubleColumn.create("lower", lower),
        DoubleColumn.create("upper", upper));
  }

  /** Posterior means of the studies' effects [k]. */
  public double[] effectMeans() {
    return data.inTableOrder(moments(MantraListener.NONE).mean());
  }

  /** Posterior standard deviations of the studies' effects [k]. */
  public double[] effectSds() {
    return data.inTableOrder(moments(MantraListener.NONE).sd());
  }

  private synchronized EffectMoments moments(MantraListener listener) {
    EffectMoments known = moments;
    if (known == null) {
      PartitionPosterior posterior = inference.posterior();
      PartitionKernel kernel = data.kernel(posterior.plan(), inference.nodes());
      known = EffectMoments.of(posterior, kernel, listener);
      moments = known;
    }
    return known;
  }

  /** The cluster of each study in the most probable partition, numbered from 0 [k]. */
  public int[] topClusters() {
    return partitions.top();
  }

  /** The distances of these studies as a tree, for a dendrogram. */
  public Dendrogram dendrogram() {
    double[][] d = new double[k()][k()];
    for (int i = 0; i < k(); i++) {
      for (int j = 0; j < k(); j++) {
        d[i][j] = data.model().distances().get(data.index()[i], data.index()[j]);
      }
    }
    return Dendrogram.of(labels(), d);
  }

  /** Who is in one cluster with whom, studies in the order of the dendrogram's leaves. */
  public MembershipMap memberships() {
    return MembershipMap.of(labels(), togetherArray(), dendrogram().order());
  }

  /** Whether sets of centres were sampled, there being too many to enumerate. */
  public boolean isSampled() {
    return inference.isSampled();
  }

  /** Prior probability of the numbers of clusters that a cap left out; 0 without a cap. */
  public double omittedPrior() {
    return inference.omittedPrior();
  }

  InferenceSummary inference() {
    return inference;
  }

  MantraData data() {
    return data;
  }

  /** quantity, value, prior: the Bayes factors and P(C > 1), each with the prior it rests on. */
  public Table summary() {
    StringColumn quantity = StringColumn.create("quantity");
    DoubleColumn value = DoubleColumn.create("value");
    StringColumn prior = StringColumn.create("prior");
    Map<String, Double> rows = new LinkedHashMap<>();
    rows.put("log10 BF, one cluster", log10BF1());
    rows.put("log10 BF", log10BF());
    rows.put("P(C > 1)", probHeterogeneous());
    rows.forEach(
        (name, number) -> {
          quantity.append(name);
          value.append(number);
          prior.append(data.model().priors());
        });
    return Table.create("MANTRA", quantity, value, prior);
  }

  /** Remarks on data and fit, the data's first. */
  public List<Check> checkList() {
    List<Check> checks = new ArrayList<>(dataChecks);
    checks.addAll(MantraChecks.of(data, inference));
    return List.copyOf(checks);
  }

  /** {@link #checkList} as a table: check, status, value, message. */
  public Table checks() {
    return Checks.table(checkList());
  }

  /** How this fit came about. */
  public Provenance provenance() {
    Map<String, String> settings = data.model().settings();
    settings.put("nodes", Integer.toString(inference.nodes()));
    if (isSampled()) {
      settings.put("seed", Long.toString(data.model().sampling().seed()));
    }
    return Provenance.of(settings);
  }

  /** One line: both Bayes factors, P(C > 1), and the prior. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "MANTRA of %d studies: log10 BF %.3f, log10 BF_1 %.3f, P(C > 1) %.4f (%s)",
        k(),
        log10BF(),
        log10BF1(),
        probHeterogeneous(),
        data.model().priors());
  }
}
