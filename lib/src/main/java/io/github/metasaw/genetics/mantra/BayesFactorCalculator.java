package io.github.metasaw.genetics.mantra;

import org.apiguardian.api.API;

/**
 * Computes the Bayes factors of one SNP after another in memory that it keeps. Not thread-safe: one
 * per thread.
 */
@API(status = API.Status.INTERNAL)
public final class BayesFactorCalculator {

  private final MantraModel model;
  private final PartitionKernel kernel;

  private BayesFactorCalculator(MantraModel model, PartitionKernel kernel) {
    this.model = model;
    this.kernel = kernel;
  }

  /**
   * A calculator for a model.
   *
   * @param model with its settings
   * @param nodes in tau2, unless the settings fix their number
   * @return a calculator without data
   */
  public static BayesFactorCalculator of(MantraModel model, int nodes) {
    int n = model.isNodesFixed() ? model.firstNodes() : nodes;
    return new BayesFactorCalculator(model, new PartitionKernel(model.mu(), model.rate(), n));
  }

  /**
   * Enumerates the partitions of the studies present.
   *
   * @param present the studies, a bit for each study of the distances; not 0
   * @param yi estimates of these studies in the order of the distances; more elements are ignored
   * @param wi their precisions, 1 / se^2
   * @return both Bayes factors and P(C > 1)
   * @throws io.github.metasaw.diagnostic.MetaException if they have too many sets of centres to
   *     enumerate
   */
  public BayesFactors compute(long present, double[] yi, double[] wi) {
    MantraPlan plan = model.plan(present);
    kernel.load(plan, yi, wi);
    return BayesFactors.of(PartitionPosterior.exact(plan, kernel, MantraListener.NONE));
  }
}
