package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.integrate.LogDensity;
import io.github.metasaw.integrate.LogPanels;
import io.github.metasaw.model.GaussianModel;
import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The posterior of log sigma where that is all there is to know of heterogeneity: one SD for all
 * rows, under whatever V, other SDs being fixed. One number can be integrated over as with one tau
 * ({@link LogTauPosterior}), and drawn without a chain. Safe to share between threads.
 */
@API(status = API.Status.INTERNAL)
public final class SingleSigmaPosterior implements LogDensity {

  private final IntegratedCoefficients coefficients;
  private final GaussianModel model;
  private final double[] b;
  private final int at;
  private final ScaledDensity prior;
  private final int orders;

  private SingleSigmaPosterior(
      GaussianModel model, ModelPriors priors, int at, ScaledDensity prior) {
    this.model = model;
    this.coefficients = IntegratedCoefficients.of(model, priors.coefficients());
    this.at = at;
    this.prior = prior;
    this.orders = model.studies().k() - priors.flatCoefficients();
    this.b =
        priors.dispersion().stream()
            .mapToDouble(one -> one instanceof DispersionPrior.Known known ? known.real() : 0)
            .toArray();
  }

  /**
   * The posterior of a model's only unknown SD.
   *
   * @param model data and structure
   * @param priors of its parameters
   * @return empty where more than one sigma is unknown, or a prior is a scale mixture and needs a
   *     chain
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

  /** Its posterior by quadrature, as a marginal of sigma. */
  public TauMarginal marginal() {
    return new TauMarginal(this, panels(), upperRate());
  }

  private LogPanels panels() {
    return LogPanels.of(this, TauMarginal.moments(upperRate()));
  }

  /** p(y), by quadrature. */
  public MarginalLikelihood marginalLikelihood() {
    return new MarginalLikelihood(panels().logIntegral(), 0);
  }

  @Override
  public synchronized double at(double u) {
    double log = prior.at(u);
    if (log == Double.NEGATIVE_INFINITY) {
      return log;
    }
    b[at] = u;
    double likelihood = coefficients.likelihood().at(model.structure().theta(b));
    return Double.isNaN(likelihood) ? Double.NEGATIVE_INFINITY : log + likelihood;
  }

  @Override
  public double lower() {
    return prior.lower();
  }

  @Override
  public double upper() {
    return prior.upper();
  }

  @Override
  public double lowerRate() {
    return prior.lowerRate();
  }

  @Override
  public double upperRate() {
    return prior.upperRate() + orders;
  }

  @Override
  public double[] landmarks() {
    double[] yi = model.studies().yi();
    double spread = Arrays.stream(yi).max().orElse(0) - Arrays.stream(yi).min().orElse(0);
    double least = spread * spread;
    double most = least;
    for (double v : model.studies().vi()) {
      if (v > 0) {
        least = Math.min(least, v);
        most = Math.max(most, v);
      }
    }
    double[] own = prior.landmarks();
    double[] all = Arrays.copyOf(own, own.length + 2);
    all[own.length] = 0.5 * Math.log(least);
    all[own.length + 1] = 0.5 * Math.log(most);
    return all;
  }
}
