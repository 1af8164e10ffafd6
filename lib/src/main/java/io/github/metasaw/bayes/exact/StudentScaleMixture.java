package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apiguardian.api.API;

/**
 * A Student prior as a mixture: beta ~ N(mean, scale^2/lambda) with lambda ~ Gamma(df/2, df/2).
 *
 * @param column the coefficient's, from 0
 */
@API(status = API.Status.INTERNAL)
public record StudentScaleMixture(int column, LocationPrior.StudentT prior) {

  /** Those of all Student priors among the coefficients [p]. */
  public static StudentScaleMixture[] of(List<LocationPrior> coefficients) {
    List<StudentScaleMixture> all = new ArrayList<>();
    for (int j = 0; j < coefficients.size(); j++) {
      if (coefficients.get(j) instanceof LocationPrior.StudentT t) {
        all.add(new StudentScaleMixture(j, t));
      }
    }
    return all.toArray(StudentScaleMixture[]::new);
  }

  /** Draws lambda given beta [p]. */
  public double draw(double[] beta, RandomStream stream) {
    double z = (beta[column] - prior.mean()) / prior.scale();
    return stream.nextGamma((prior.df() + 1) / 2) / ((prior.df() + z * z) / 2);
  }

  /** Draws the prior precision lambda/scale^2 given beta [p]. */
  public double precision(double[] beta, RandomStream stream) {
    return precision(draw(beta, stream));
  }

  /** The prior precision of beta that comes with a lambda. */
  public double precision(double lambda) {
    return lambda / (prior.scale() * prior.scale());
  }

  /** Natural log of the density of log lambda. */
  public double logDensity(double logLambda) {
    double half = prior.df() / 2;
    return half * (Math.log(half) + logLambda - Math.exp(logLambda)) - LogGamma.value(half);
  }
}
