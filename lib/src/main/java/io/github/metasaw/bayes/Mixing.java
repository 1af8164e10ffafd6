package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * A Student prior as a mixture: beta ~ N(mean, scale^2/lambda) with lambda ~ Gamma(df/2, df/2).
 *
 * @param column the coefficient's, from 0
 */
record Mixing(int column, LocationPrior.StudentT prior) {

  /** Those of all Student priors among the coefficients [p]. */
  static Mixing[] of(List<LocationPrior> coefficients) {
    List<Mixing> all = new ArrayList<>();
    for (int j = 0; j < coefficients.size(); j++) {
      if (coefficients.get(j) instanceof LocationPrior.StudentT t) {
        all.add(new Mixing(j, t));
      }
    }
    return all.toArray(Mixing[]::new);
  }

  /** Draws lambda given beta [p]. */
  double draw(double[] beta, RandomStream stream) {
    double z = (beta[column] - prior.mean()) / prior.scale();
    return stream.nextGamma((prior.df() + 1) / 2) / ((prior.df() + z * z) / 2);
  }

  /** Draws the prior precision lambda/scale^2 given beta [p]. */
  double precision(double[] beta, RandomStream stream) {
    return precision(draw(beta, stream));
  }

  /** The prior precision of beta that comes with a lambda. */
  double precision(double lambda) {
    return lambda / (prior.scale() * prior.scale());
  }

  /** Natural log of the density of log lambda. */
  double logDensity(double logLambda) {
    double half = prior.df() / 2;
    return half * (Math.log(half) + logLambda - Math.exp(logLambda)) - LogGamma.value(half);
  }
}
