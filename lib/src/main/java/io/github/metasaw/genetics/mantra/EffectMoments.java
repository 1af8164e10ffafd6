package io.github.metasaw.genetics.mantra;

/**
 * Posterior means and standard deviations of the studies' effects: normal given partition and tau2,
 * mixed over both.
 *
 * @param mean [k]
 * @param sd [k]
 */
record EffectMoments(double[] mean, double[] sd) {

  /** Partitions less probable than this change no digit. */
  static final double NEGLIGIBLE = 1e-17;

  /** Of a posterior; the kernel is loaded with its plan. */
  static EffectMoments of(
      PartitionPosterior posterior, PartitionKernel kernel, MantraListener listener) {
    MantraPlan plan = posterior.plan();
    MantraSteps steps = new MantraSteps(listener, MantraListener.Stage.EFFECTS, plan.partitions());
    double centre = kernel.centre();
    double[] first = new double[plan.cells()];
    double[] second = new double[plan.cells()];
    for (int q = 0; q < plan.partitions(); q++) {
      steps.next();
      double weight = posterior.weight()[q];
      if (weight < NEGLIGIBLE) {
        continue;
      }
      kernel.logBf(q);
      for (int node = 0; node < kernel.nodes(); node++) {
        double p = weight * kernel.nodeWeight(node);
        for (int b = 0; b < plan.clusters(q); b++) {
          double apart = kernel.blockMean(b, node) - centre;
          first[plan.block(q, b)] += p * apart;
          second[plan.block(q, b)] += p * (apart * apart + kernel.blockVariance(b, node));
        }
      }
    }
    return ofCells(plan, centre, first, second);
  }

  private static EffectMoments ofCells(
      MantraPlan plan, double centre, double[] first, double[] second) {
    int k = plan.k();
    double[] mean = new double[k];
    double[] sd = new double[k];
    for (int i = 0; i < k; i++) {
      double apart = 0;
      double square = 0;
      for (int c = 0; c < plan.cells(); c++) {
        if ((plan.members(c) >>> i & 1) != 0) {
          apart += first[c];
          square += second[c];
        }
      }
      mean[i] = centre + apart;
      sd[i] = Math.sqrt(square - apart * apart);
    }
    return new EffectMoments(mean, sd);
  }
}
