package io.github.metasaw.genetics.mantra;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.draws.Mcse;
import org.jspecify.annotations.Nullable;

/**
 * A posterior and how it was found.
 *
 * @param nodes in tau2 that it rests on
 * @param error largest change of a log10 Bayes factor when the nodes are doubled
 * @param counts P(C = c), c = 1 to k, at [c - 1]
 * @param omittedPrior prior probability of what was neither enumerated nor sampled
 * @param sample where sets of centres were sampled, else null
 * @param mcse Monte Carlo standard error of log10 BF; 0 where nothing was sampled
 */
record InferenceSummary(
    PartitionPosterior posterior,
    int nodes,
    double error,
    double[] counts,
    double omittedPrior,
    CentreSampler.@Nullable Sample sample,
    double mcse) {

  /** What more nodes may change before they are doubled again. */
  private static final double MAX_ERROR = 1e-9;

  private static final int MAX_NODES = 1024;

  /** Number of partitions, the most probable ones, on which the error of the nodes is assessed. */
  private static final int CHECKED_PARTITIONS = 1000;

  /** Number of nodes that is enough where Monte Carlo error exceeds that of the nodes by far. */
  private static final int NODES_OF_SAMPLES = 32;

  /** The smallest posterior probability of the enumerated part that a sample estimates well. */
  private static final double MIN_SHARE = 0.05;

  /** Sets of centres enumerated beside a sample. */
  private static final double ENUMERATED_SETS = 50_000;

  static InferenceSummary of(MantraData data, MantraListener listener) {
    MantraModel model = data.model();
    boolean isCapped = model.maxClusters() < model.distances().size();
    if (isCapped || model.isEnumerable(data.k())) {
      return exact(data, model.plan(data.present(), listener), listener);
    }
    if (model.ties() == TieRule.SPLIT && !model.neighbours(data.present()).ties().isEmpty()) {
      throw MetaException.of(
          "ties = split needs sets of centres to be enumerated, and %d studies have too many: set max-clusters = %d"
              .formatted(data.k(), ClusterPrior.largestCap(data.k(), Plans.MAX_SETS)));
    }
    return sampled(data, ENUMERATED_SETS, listener);
  }

  private static InferenceSummary exact(MantraData data, MantraPlan plan, MantraListener listener) {
    int nodes = data.model().firstNodes();
    PartitionPosterior posterior =
        PartitionPosterior.exact(plan, data.kernel(plan, nodes), listener);
    double error = error(data, posterior, nodes);
    while (error > MAX_ERROR && !data.model().isNodesFixed() && nodes < MAX_NODES) {
      nodes *= 2;
      posterior = PartitionPosterior.exact(plan, data.kernel(plan, nodes), listener);
      error = error(data, posterior, nodes);
    }
    return new InferenceSummary(
        posterior, nodes, error, posterior.clusterCounts(), plan.omittedPrior(), null, 0);
  }

  /**
   * Largest change of log10 BF of probable partitions, and of one cluster, with twice the nodes.
   */
  private static double error(MantraData data, PartitionPosterior posterior, int nodes) {
    MantraPlan plan = posterior.plan();
    PartitionKernel finer = data.kernel(plan, nodes < 64 ? 64 * (1 + nodes / 32) : 2 * nodes);
    int[] order = posterior.byProbability();
    double error = 0;
    for (int m = 0; m < order.length; m++) {
      int q = order[m];
      if (m < CHECKED_PARTITIONS || plan.clusters(q) == 1) {
        error = Math.max(error, Math.abs(finer.logBf(q) - posterior.logBf()[q]));
      }
    }
    return error / Math.log(10);
  }

  /**
   * Of up to m clusters everything is enumerated. If the sample finds a fair share of the posterior
   * there, the Bayes factor is that of the enumerated part over this share; if not, it is what
   * stepping stones give.
   *
   * @param enumeratedSets how many sets of centres are enumerated at most
   */
  static InferenceSummary sampled(MantraData data, double enumeratedSets, MantraListener listener) {
    int k = data.k();
    int nodes = data.model().isNodesFixed() ? data.model().firstNodes() : NODES_OF_SAMPLES;
    int few = ClusterPrior.largestCap(k, enumeratedSets);
    MantraPlan small =
        PlanBuilder.of(data.model().neighbours(data.present()), TieRule.FIRST, few, listener);
    PartitionPosterior exact = PartitionPosterior.exact(small, data.kernel(small, nodes), listener);
    CentreSampler.Sample sample = new CentreSampler(data, nodes).run(listener);
    double[][] clusters = sample.draws().byIteration("clusters");
    double[][] isFew = indicator(clusters, few);
    double share = mean(isFew);
    boolean isFair = share >= MIN_SHARE;
    double logBf = isFair ? exact.logBfAll() - Math.log(share) : mean(sample.logBf());
    double mcse =
        isFair
            ? (share < 1 ? Mcse.mean(isFew) : 1.0 / (isFew.length * isFew[0].length)) / share
            : standardError(sample.logBf());
    double[] counts = counts(clusters, exact, isFair ? share : 0, few, k);
    double one = Math.exp(Math.log(ClusterPrior.probability(1, k)) + exact.logBf1() - logBf);
    PartitionPosterior posterior =
        visited(data, sample.plan(), nodes, exact.logBf1(), logBf, 1 - one);
    double error = error(data, posterior, nodes);
    return new InferenceSummary(posterior, nodes, error, counts, 0, sample, mcse / Math.log(10));
  }

  private static PartitionPosterior visited(
      MantraData data,
      MantraPlan plan,
      int nodes,
      double logBf1,
      double logBf,
      double heterogeneous) {
    PartitionKernel kernel = data.kernel(plan, nodes);
    double[] logBfs = new double[plan.partitions()];
    double[] weights = new double[plan.partitions()];
    for (int q = 0; q < weights.length; q++) {
      logBfs[q] = kernel.logBf(q);
      weights[q] = plan.prior(q);
    }
    return new PartitionPosterior(plan, logBfs, weights, logBf1, logBf, heterogeneous);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Of the mean of independent values; infinite of a single one, which does not tell. */
  private static double standardError(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    int n = values.length;
    return n == 1 ? Double.POSITIVE_INFINITY : Math.sqrt(sum / (n - 1) / n);
  }

  private static double[][] indicator(double[][] clusters, int few) {
    double[][] out = new double[clusters.length][clusters[0].length];
    for (int i = 0; i < out.length; i++) {
      for (int c = 0; c < out[i].length; c++) {
        out[i][c] = clusters[i][c] <= few ? 1 : 0;
      }
    }
    return out;
  }

  private static double mean(double[][] values) {
    double sum = 0;
    int count = 0;
    for (double[] row : values) {
      for (double value : row) {
        sum += value;
        count++;
      }
    }
    return sum / count;
  }

  /**
   * P(C = c): up to {@code few} from the enumeration, which has {@code share} of the posterior, and
   * above from the sample; all from the sample where the share is 0.
   */
  private static double[] counts(
      double[][] clusters, PartitionPosterior exact, double share, int few, int k) {
    double[] counts = new double[k];
    double total = (double) clusters.length * clusters[0].length;
    for (double[] row : clusters) {
      for (double c : row) {
        counts[(int) c - 1] += 1 / total;
      }
    }
    double[] known = exact.clusterCounts();
    for (int c = 0; c < few && share > 0; c++) {
      counts[c] = share * known[c];
    }
    return counts;
  }

  /** Draws were needed. */
  boolean isSampled() {
    return sample != null;
  }

  @Nullable Draws draws() {
    return sample == null ? null : sample.draws();
  }
}
