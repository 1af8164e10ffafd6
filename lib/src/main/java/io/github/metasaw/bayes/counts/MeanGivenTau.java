package io.github.metasaw.bayes.counts;

/**
 * The mean effect given tau, on the nodes of a rule of quadrature, with what each study adds there.
 *
 * @param tau SD of the effects
 * @param logIntegral log of the integral over the mean of its prior times the likelihood
 * @param nodes values of the mean [n]
 * @param probabilities of the nodes, summing to one [n]
 * @param resolution largest distance of neighbouring nodes that matter; 0 of a known mean
 * @param log likelihood of each study at the nodes, its effect integrated out [k][n]
 * @param mean of u = (theta - mu)/tau of each study at the nodes [k][n]
 * @param variance of u of each study at the nodes [k][n]
 */
record MeanGivenTau(
    double tau,
    double logIntegral,
    double[] nodes,
    double[] probabilities,
    double resolution,
    double[][] log,
    double[][] mean,
    double[][] variance) {

  /** A function of a study and a node. */
  @FunctionalInterface
  interface AtNode {
    double at(int node);
  }

  /** The mean of a function over the nodes. */
  double average(AtNode function) {
    double sum = 0;
    for (int m = 0; m < nodes.length; m++) {
      sum += probabilities[m] * function.at(m);
    }
    return sum;
  }
}
