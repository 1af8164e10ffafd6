package io.github.metasaw.bayes.posterior;

import org.apiguardian.api.API;

/** Weights given by their logarithms, which may be beyond the range of doubles. */
@API(status = API.Status.INTERNAL)
public final class LogWeights {

  private LogWeights() {}

  /**
   * Normalises weights to probabilities.
   *
   * @param logs natural logs of weights [n, at least 1]; replaced by weights that sum to one
   * @return natural log of the sum of the weights
   */
  public static double normalise(double[] logs) {
    if (logs.length == 1) {
      double only = logs[0];
      logs[0] = 1;
      return only;
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      largest = Math.max(largest, log);
    }
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.exp(logs[i] - largest);
      sum += logs[i];
    }
    for (int i = 0; i < logs.length; i++) {
      logs[i] /= sum;
    }
    return largest + Math.log(sum);
  }
}
