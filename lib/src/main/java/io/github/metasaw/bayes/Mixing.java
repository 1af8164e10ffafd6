package io.github.metasaw.bayes;

import io.github.metasaw.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A Student prior as a mixture: beta ~ N(mean, scale^2/lambda) with lambda ~ Gamma(df/2, df/2).
 *
 * @param column the coefficient's, from 0
 */
record Mixing(int column, Location.StudentT prior) {

  /** Those of all Student priors among the coefficients [p]. */
  static Mixing[] of(List<Location> coefficients) {
    List<Mixing> all = new ArrayList<>();
    for (int j = 0; j < coefficients.size(); j++) {
      if (coefficients.get(j) instanceof Location.StudentT t) {
        all.add(new Mixing(j, t));
      }
    }
    return all.toArray(Mixing[]::new);
  }

  /** Draws the prior precision lambda/scale^2 given beta [p]. */
  double precision(double[] beta, RandomStream stream) {
    double z = (beta[column] - prior.mean()) / prior.scale();
    double lambda = stream.nextGamma((prior.df() + 1) / 2) / ((prior.df() + z * z) / 2);
    return lambda / (prior.scale() * prior.scale());
  }
}
