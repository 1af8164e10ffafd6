package io.github.metasaw.genetics;

import io.github.metasaw.check.MetaException;
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
record Inference(
    Posterior posterior,
    int nodes,
    double error,
    double[] counts,
    double omittedPrior,
    CentreSampler.@Nullable Sample sample,
    double mcse) {

  /** What more nodes may change before they are doubled again. */
  private static final double EXACT = 1e-9;

  private static final int MOST_NODES = 1024;

  /** Partitions on which the error of the nodes is looked at, the most probable. */
  private static final int LOOKED_AT = 1000;

  /** Sets of centres enumerated beside a sample. */
  private static final double SETS_BESIDE = 50_000;

  static Inference of(MantraData data) {
    Mantra mantra = data.mantra();
    boolean isCapped = mantra.maxClusters() < mantra.distances().size();
    if (isCapped || mantra.isEnumerable(data.k())) {
      return exact(data, mantra.plan(data.present()));
    }
    if (mantra.ties() == Ties.SPLIT && !mantra.neighbours(data.present()).ties().isEmpty()) {
      throw MetaException.of(
          "ties = split needs sets of centres to be enumerated, and %d studies have too many: set max-clusters = %d"
              .formatted(data.k(), Mantra.largestCap(data.k(), Mantra.MOST_SETS)));
    }
    return sampled(data);
  }

  private static Inference exact(MantraData data, MantraPlan plan) {
    int nodes = data.mantra().firstNodes();
    Posterior posterior = Posterior.exact(plan, data.kernel(plan, nodes));
    double error = error(data, posterior, nodes);
    while (error > EXACT && !data.mantra().isNodesFixed() && nodes < MOST_NODES) {
      nodes *= 2;
      posterior = Posterior.exact(plan, data.kernel(plan, nodes));
      error = error(data, posterior, nodes);
    }
    return new Inference(
        posterior, nodes, error, posterior.clusterCounts(), plan.omittedPrior(), null, 0);
  }

  /**
   * Largest change of log10 BF of probable partitions, and of one cluster, with twice the nodes.
   */
  private static double error(MantraData data, Posterior posterior, int nodes) {
    MantraPlan plan = posterior.plan();
    PartitionKernel finer = data.kernel(plan, nodes < 64 ? 64 * (1 + nodes / 32) : 2 * nodes);
    int[] order = EffectQuantiles.byProbability(posterior.weight());
    double error = 0;
    for (int m = 0; m < order.length; m++) {
      int q = order[m];
      if (m < LOOKED_AT || plan.clusters(q) == 1) {
        error = Math.max(error, Math.abs(finer.logBf(q) - posterior.logBf()[q]));
      }
    }
    return error / Math.log(10);
  }

  /**
   * Of up to m clusters everything is enumerated, P(C <= m) is estimated from the sample, and the
   * Bayes factor is that of the enumerated part over this probability.
   */
  static Inference sampled(MantraData data) {
    int k = data.k();
    int nodes = data.mantra().firstNodes();
    int few = Mantra.largestCap(k, SETS_BESIDE);
    MantraPlan small = PlanBuilder.of(data.mantra().neighbours(data.present()), Ties.FIRST, few);
    Posterior exact = Posterior.exact(small, data.kernel(small, nodes));
    CentreSampler.Sample sample = new CentreSampler(data, nodes).run();
    double[][] isFew = indicator(sample.draws().byIteration("clusters"), few);
    double total = (double) isFew.length * isFew[0].length;
    double share = Math.max(mean(isFew), 0.5 / total);
    double mcse = mean(isFew) > 0 && mean(isFew) < 1 ? Mcse.mean(isFew) : 1 / total;
    double logBf = exact.logBfAll() - Math.log(share);
    double[] counts = counts(sample.draws().byIteration("clusters"), exact, share, few, k);
    double one = Math.exp(Math.log(ClusterPrior.probability(1, k)) + exact.logBf1() - logBf);
    MantraPlan visited = sample.plan();
    PartitionKernel kernel = data.kernel(visited, nodes);
    double[] logBfs = new double[visited.partitions()];
    double[] weights = new double[visited.partitions()];
    for (int q = 0; q < weights.length; q++) {
      logBfs[q] = kernel.logBf(q);
      weights[q] = visited.prior(q);
    }
    Posterior posterior = new Posterior(visited, logBfs, weights, exact.logBf1(), logBf, 1 - one);
    double error = error(data, posterior, nodes);
    return new Inference(posterior, nodes, error, counts, 0, sample, mcse / share / Math.log(10));
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

  /** P(C = c): up to {@code few} from the enumeration, above from the sample. */
  private static double[] counts(
      double[][] clusters, Posterior exact, double share, int few, int k) {
    double[] counts = new double[k];
    double total = (double) clusters.length * clusters[0].length;
    for (double[] row : clusters) {
      for (double c : row) {
        counts[(int) c - 1] += 1 / total;
      }
    }
    double[] known = exact.clusterCounts();
    for (int c = 0; c < few; c++) {
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
