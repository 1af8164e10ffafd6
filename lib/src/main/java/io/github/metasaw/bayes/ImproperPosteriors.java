package io.github.metasaw.bayes;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.model.GaussianModel;
import java.util.List;

/** Refuses priors of heterogeneity that leave no posterior, or of which that is not known. */
final class ImproperPosteriors {

  private ImproperPosteriors() {}

  /**
   * V being positive definite, the likelihood of the dispersion is bounded, so that priors which
   * integrate give a posterior. One SD alone may have others, as with one tau.
   */
  static void refuse(GaussianModel model, GaussianPriors priors) {
    List<DispersionPrior> dispersion = priors.dispersion();
    boolean one = GaussianVariables.isOneTau(priors.parameters());
    if (one && dispersion.get(0) instanceof DispersionPrior.OfScale prior) {
      int flat = priors.flatCoefficients();
      PosteriorBuilder.refuseImproper(
          prior.code(), prior.density(), model.studies().k() - flat, flat);
      return;
    }
    for (DispersionPrior prior : dispersion) {
      if (!prior.isProper()) {
        throw MetaException.of(
            "prior %s does not integrate, and with %d parameters of heterogeneity it may leave no posterior; write for example prior %s"
                .formatted(
                    prior.code(),
                    dispersion.size(),
                    prior.code().replaceAll(" = .*", "")
                        + (prior instanceof DispersionPrior.OfScale
                            ? " = half_normal(sd = 0.5)"
                            : " = normal(0, sd = 0.5)")));
      }
    }
  }
}
