package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ScaleMixture;
import io.github.metasaw.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A coefficient whose prior is a scale mixture of normals, and so normal once its precision factor
 * lambda has been drawn.
 *
 * @param column of the coefficient in the design of the mean, from 0
 * @param prior of the coefficient
 * @param mixture the prior as a mixture
 */
@API(status = API.Status.INTERNAL)
public record MixedCoefficient(int column, LocationPrior prior, ScaleMixture mixture) {

  /**
   * The coefficients with such a prior.
   *
   * @param priors of all coefficients [p]
   * @return those that are mixtures, in order
   */
  public static MixedCoefficient[] of(List<LocationPrior> priors) {
    List<MixedCoefficient> all = new ArrayList<>();
    for (int j = 0; j < priors.size(); j++) {
      LocationPrior prior = priors.get(j);
      int column = j;
      prior.mixture().ifPresent(mixture -> all.add(new MixedCoefficient(column, prior, mixture)));
    }
    return all.toArray(MixedCoefficient[]::new);
  }

  /**
   * Draws the precision factor.
   *
   * @param beta all coefficients [p]
   * @param stream random numbers
   * @return lambda given the coefficient
   */
  public double draw(double[] beta, RandomStream stream) {
    return mixture.draw((beta[column] - prior.mode()) / prior.scale(), stream);
  }

  /**
   * The precision of the normal prior at a precision factor.
   *
   * @param lambda the factor
   * @return lambda/scale^2
   */
  public double precision(double lambda) {
    return lambda / (prior.scale() * prior.scale());
  }

  /**
   * Draws the precision of the normal prior.
   *
   * @param beta all coefficients [p]
   * @param stream random numbers
   * @return lambda/scale^2, lambda drawn given the coefficient
   */
  public double drawPrecision(double[] beta, RandomStream stream) {
    return precision(draw(beta, stream));
  }
}
