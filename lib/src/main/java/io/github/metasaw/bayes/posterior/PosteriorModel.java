package io.github.metasaw.bayes.posterior;

import io.github.metasaw.bayes.posterior.PosteriorVariable.Kind;
import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.RegressionData;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;

/**
 * A model with its data and priors.
 *
 * @param studies the data
 * @param design of the mean
 * @param priors of all parameters
 * @param variables that the posterior has
 */
@API(status = API.Status.INTERNAL)
public record PosteriorModel(
    Studies studies, Design design, ModelPriors priors, PosteriorVariables variables) {

  /**
   * The data as arrays.
   *
   * @return estimates, sampling variances and design
   */
  public RegressionData data() {
    return design.data(studies);
  }

  /**
   * The prior of a variable.
   *
   * @param variable a variable of this model
   * @return the prior; empty for a variable that is computed from others
   */
  public Optional<PriorDensity> prior(PosteriorVariable variable) {
    return switch (variable.kind()) {
      case COEFFICIENT -> {
        LocationPrior prior = priors.coefficients().get(variable.index());
        String code = variable.name() + " = " + prior.code();
        yield Optional.of(new PriorDensity(code, prior.isProper(), prior::density));
      }
      case DISPERSION -> Optional.of(dispersionPrior(variable.index(), false));
      case TAU, TAU2 ->
          priors.isOneTau()
              ? Optional.of(dispersionPrior(0, variable.kind() == Kind.TAU2))
              : Optional.empty();
      case THETA_NEW, BETA_F, ZETA2, GROUP_EFFECT, THETA -> Optional.empty();
    };
  }

  private PriorDensity dispersionPrior(int t, boolean squared) {
    DispersionPrior prior = priors.dispersion().get(t);
    DispersionParameter of = priors.parameters().get(t);
    DoubleUnaryOperator curve =
        squared ? x -> prior.densityOfSquare(x, of) : x -> prior.density(x, of);
    return new PriorDensity(prior.code(), prior.isProper(), curve);
  }
}
