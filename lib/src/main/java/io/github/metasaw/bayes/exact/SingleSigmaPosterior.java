package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.integrate.LogPanels;
import io.github.metasaw.model.GaussianModel;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The posterior of log sigma where sigma is the only unknown parameter of heterogeneity: one SD for
 * all rows under any V, all other SDs being fixed. It is integrated by quadrature, as with
 * independent studies ({@link LogTauPosterior}), and drawn without a chain. Safe to share between
 * threads.
 */
@API(status = API.Status.INTERNAL)
public final class SingleSigmaPosterior extends LogSdPosterior {

  private final IntegratedCoefficients coefficients;
  private final GaussianModel model;
  private final double[] b;
  private final int at;

  private SingleSigmaPosterior(
      GaussianModel model, ModelPriors priors, int at, ScaledDensity prior) {
    super(
        prior,
        model.studies().k() - priors.flatCoefficients(),
        ofData(model.studies().yi(), model.studies().vi()));
    this.model = model;
    this.coefficients = IntegratedCoefficients.of(model, priors.coefficients());
    this.at = at;
    this.b =
        priors.dispersion().stream()
            .mapToDouble(one -> one instanceof DispersionPrior.Known known ? known.real() : 0)
            .toArray();
  }

  /**
   * The posterior of a model's only unknown SD.
   *
   * @param model data and covariance structure
   * @param priors of its parameters
   * @return empty where another parameter of heterogeneity is unknown too, or where the prior of a
   *     coefficient is a scale mixture and needs a chain
   */
  public static Optional<SingleSigmaPosterior> of(GaussianModel model, ModelPriors priors) {
    if (MixedCoefficient.of(priors.coefficients()).length > 0) {
      return Optional.empty();
    }
    int found = -1;
    for (int t = 0; t < priors.dispersion().size(); t++) {
      if (!(priors.dispersion().get(t) instanceof DispersionPrior.Known)) {
        if (found >= 0 || !priors.parameters().get(t).isTau()) {
          return Optional.empty();
        }
        found = t;
      }
    }
    return found >= 0 && priors.dispersion().get(found) instanceof DispersionPrior.OfScale scale
        ? Optional.of(new SingleSigmaPosterior(model, priors, found, scale.density()))
        : Optional.empty();
  }

  /**
   * The posterior of sigma by quadrature.
   *
   * @return its marginal, on the scale of an SD
   */
  public TauMarginal marginal() {
    return new TauMarginal(this, panels(), upperRate());
  }

  private LogPanels panels() {
    return LogPanels.of(this, TauMarginal.moments(upperRate()));
  }

  /**
   * The marginal likelihood by quadrature.
   *
   * @return log p(y), without Monte Carlo error
   */
  public MarginalLikelihood marginalLikelihood() {
    return new MarginalLikelihood(panels().logIntegral(), 0);
  }

  @Override
  protected synchronized double logLikelihood(double u) {
    b[at] = u;
    double log = coefficients.likelihood().at(model.structure().theta(b));
    return Double.isNaN(log) ? Double.NEGATIVE_INFINITY : log;
  }
}
