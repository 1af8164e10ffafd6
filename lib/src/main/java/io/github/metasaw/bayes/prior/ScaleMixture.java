package io.github.metasaw.bayes.prior;

import io.github.metasaw.random.RandomStream;
import org.apiguardian.api.API;

/**
 * A prior as a scale mixture of normals: beta ~ N(mode, scale^2/lambda), where the precision factor
 * lambda has a distribution of its own. Given lambda a coefficient is normal, so that quadrature
 * and Gibbs sampling need no other property of such a prior.
 */
@API(status = API.Status.INTERNAL)
public interface ScaleMixture {

  /**
   * The distribution of the precision factor.
   *
   * @param logLambda natural log of lambda
   * @return natural log of the density of log lambda
   */
  double logDensity(double logLambda);

  /**
   * Draws the precision factor given the coefficient.
   *
   * @param z (beta - mode)/scale
   * @param stream random numbers
   * @return a draw of lambda
   */
  double draw(double z, RandomStream stream);

  /**
   * A quadrature rule for lambda.
   *
   * @param z where the estimate lies, as (estimate - mode)/scale
   * @return nodes and weights
   */
  Nodes nodes(double z);

  /**
   * A quadrature rule.
   *
   * @param lambda values of the precision factor [m]
   * @param logWeight natural logs of the weights of its density there [m]
   */
  record Nodes(double[] lambda, double[] logWeight) {

    /** The rule of a prior that is normal: lambda = 1. */
    public static final Nodes ONE = new Nodes(new double[] {1}, new double[1]);
  }
}
