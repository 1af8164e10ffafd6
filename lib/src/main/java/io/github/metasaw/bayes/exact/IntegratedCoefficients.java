package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.likelihood.CoefficientPrior;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The likelihood of a model of any structure with the coefficients of the mean integrated out over
 * their priors. A prior that is a scale mixture is normal here, and its precision is set anew for
 * each draw ({@link MixedCoefficient}). One thread at a time.
 */
@API(status = API.Status.INTERNAL)
public final class IntegratedCoefficients {

  private final UnknownCoefficients unknown;
  private final CoefficientPrior prior;
  private final GaussianLikelihood likelihood;

  private IntegratedCoefficients(
      UnknownCoefficients unknown, CoefficientPrior prior, GaussianLikelihood likelihood) {
    this.unknown = unknown;
    this.prior = prior;
    this.likelihood = likelihood;
  }

  /**
   * The likelihood of a model.
   *
   * @param model data, design and structure of the covariance
   * @param priors of the coefficients [p]
   * @return the likelihood, for one thread
   * @throws MetaException if columns of the design are aliased
   */
  public static IntegratedCoefficients of(GaussianModel model, List<LocationPrior> priors) {
    UnknownCoefficients unknown =
        UnknownCoefficients.of(model.studies().yi(), model.mean().x(), priors);
    CoefficientPrior prior = new CoefficientPrior(unknown.means(), unknown.precisions());
    GaussianLikelihood likelihood =
        GaussianLikelihood.withPrior(
            unknown.y(), unknown.x(), unknown.size(), model.structure(), prior);
    unknown.refuseAliased(likelihood.basis().aliased(), model.mean().names());
    return new IntegratedCoefficients(unknown, prior, likelihood);
  }

  /**
   * The likelihood of the heterogeneity.
   *
   * @return log p(y | theta) with the coefficients integrated out
   */
  public GaussianLikelihood likelihood() {
    return likelihood;
  }

  /**
   * Number of coefficients that are not fixed.
   *
   * @return r
   */
  public int size() {
    return unknown.size();
  }

  /**
   * Completes the coefficients by those that are fixed.
   *
   * @param drawn the unknown ones [r]
   * @param beta receives all [p]
   */
  public void complete(double[] drawn, double[] beta) {
    unknown.complete(drawn, beta, 0);
  }

  /**
   * Gives a coefficient another precision of its prior.
   *
   * @param column of the coefficient, from 0 [p]
   * @param value 1/variance
   */
  public void setPrecision(int column, double value) {
    prior.setPrecision(unknown.indexOf(column), value);
  }
}
