package io.github.metasaw.genetics;

/**
 * One SNP in the order of its table, and its order in the distances.
 *
 * @param labels of the studies [k]
 * @param yi estimates [k]
 * @param sei standard errors [k]
 * @param index the number of each study in the distances [k]
 * @param order the studies in ascending order of that number [k]; a plan numbers them so
 */
record MantraData(
    Mantra mantra,
    java.util.List<String> labels,
    double[] yi,
    double[] sei,
    int[] index,
    int[] order) {

  MantraData {
    labels = java.util.List.copyOf(labels);
  }

  int k() {
    return yi.length;
  }

  /** The studies present, a bit for each study of the distances. */
  long present() {
    long present = 0;
    for (int i : index) {
      present |= 1L << i;
    }
    return present;
  }

  /** A kernel with the nodes given, loaded with a plan and these studies. */
  PartitionKernel kernel(MantraPlan plan, int nodes) {
    PartitionKernel kernel = new PartitionKernel(mantra.mu(), mantra.rate(), nodes);
    kernel.load(plan, planYi(), planWi());
    return kernel;
  }

  double[] planYi() {
    double[] y = new double[k()];
    for (int i = 0; i < k(); i++) {
      y[i] = yi[order[i]];
    }
    return y;
  }

  double[] planWi() {
    double[] w = new double[k()];
    for (int i = 0; i < k(); i++) {
      double s = sei[order[i]];
      w[i] = 1 / (s * s);
    }
    return w;
  }

  /** Values by the plan's numbers of studies, in the order of the table. */
  double[] inTableOrder(double[] byPlan) {
    double[] out = new double[k()];
    for (int i = 0; i < k(); i++) {
      out[order[i]] = byPlan[i];
    }
    return out;
  }

  double[][] inTableOrder(double[][] byPlan) {
    double[][] out = new double[k()][k()];
    for (int i = 0; i < k(); i++) {
      for (int j = 0; j < k(); j++) {
        out[order[i]][order[j]] = byPlan[i][j];
      }
    }
    return out;
  }

  /** Members of a cell by the table's numbers of studies, a bit for each. */
  long inTableOrder(long cell) {
    long out = 0;
    for (long left = cell; left != 0; left &= left - 1) {
      out |= 1L << order[Long.numberOfTrailingZeros(left)];
    }
    return out;
  }
}
