package io.github.metasaw.estimand;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Factor;
import java.util.Arrays;

/**
 * The most precise average of studies, beta_F = 1'V^-1 y / 1'V^-1 1; with independent studies its
 * weights are the inverse variances.
 *
 * @param weights summing to 1 [k]
 * @param estimate beta_F
 * @param variance of the estimate, 1 / 1'V^-1 1
 */
record MostPrecise(double[] weights, double estimate, double variance) {

  static MostPrecise of(Studies studies) {
    double[] weights = new double[studies.k()];
    Arrays.fill(weights, 1);
    factor(studies).solve(weights);
    double total = Arrays.stream(weights).sum();
    double[] y = studies.yi();
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      weights[i] /= total;
      sum += weights[i] * y[i];
    }
    return new MostPrecise(weights, sum, 1 / total);
  }

  /** The factor of V; a study known without error leaves nothing to weigh. */
  static Factor factor(Studies studies) {
    return Factor.of(studies.V())
        .orElseThrow(
            () ->
                MetaException.of(
                    "the sampling covariance of "
                        + studies.name()
                        + " is singular: some average of the studies has no error; leave out"
                        + " studies with variance 0"));
  }
}
