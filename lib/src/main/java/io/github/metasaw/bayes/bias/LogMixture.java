package io.github.metasaw.bayes.bias;

import io.github.metasaw.bayes.posterior.LightTailedDensity;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The density of the logarithm of a positive parameter, averaged over models.
 *
 * @param weights weights of the models, which sum to 1 [m]
 * @param logs density of the logarithm under each model [m]
 */
record LogMixture(double[] weights, List<NodeDensity> logs) implements LightTailedDensity {

  @Override
  public double at(double u) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] > 0 ? weights[i] * Math.exp(logs.get(i).log(u)) : 0;
    }
    return Math.log(sum);
  }

  @Override
  public double[] landmarks() {
    // A model without posterior mass has no mean.
    double[] means =
        IntStream.range(0, weights.length)
            .filter(i -> weights[i] > 0)
            .mapToDouble(i -> logs.get(i).average(u -> u))
            .filter(Double::isFinite)
            .toArray();
    return means.length == 0 ? new double[] {0} : means;
  }
}
