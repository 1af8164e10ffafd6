package io.github.metasaw.bayes;

import io.github.metasaw.bayes.exact.SingleSigmaPosterior;
import io.github.metasaw.bayes.exact.TauMarginal;
import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.sampler.ChainRunner;
import io.github.metasaw.bayes.sampler.StructuredSampler;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.model.DesignRange;
import io.github.metasaw.model.GaussianModel;
import java.util.List;
import java.util.Optional;

/**
 * The result of sampling a model with any covariance structure.
 *
 * @param draws of all variables
 * @param checks those of the sampler
 * @param thetas theta of the likelihood at some of the draws [some][q]
 * @param sigma the posterior of sigma by quadrature, where it is the only unknown SD
 * @param marginalLikelihood p(y)
 */
record StructuredSample(
    Draws draws,
    List<Check> checks,
    double[][] thetas,
    Optional<TauMarginal> sigma,
    MarginalLikelihood marginalLikelihood) {

  /** Number of draws over which expensive quantities are averaged. */
  private static final int AVERAGED_DRAWS = 200;

  /** The header of an array, in units of a double. */
  private static final int ARRAY_HEADER = 3;

  StructuredSample {
    checks = List.copyOf(checks);
  }

  /**
   * Samples a model, and computes its marginal likelihood.
   *
   * @param model data and structure
   * @param priors of its parameters
   * @param asked options as given
   * @return the draws
   * @throws MetaException for data, priors and options that cannot be computed with
   */
  static StructuredSample draw(GaussianModel model, ModelPriors priors, BayesOptions asked) {
    DataRange.refuseSingular(model);
    DataRange.refuse(model.studies());
    DesignRange.check(model.mean());
    DataRange.refuseRounding(model.studies());
    ImproperPosteriors.refuse(model, priors);
    Optional<SingleSigmaPosterior> one = SingleSigmaPosterior.of(model, priors);
    BayesOptions options = SamplerRules.structured(asked, priors, one.isPresent());
    Optional<TauMarginal> sigma = one.map(SingleSigmaPosterior::marginal);
    PosteriorVariables variables = PosteriorVariables.of(model, priors.parameters());
    // The dispersion of each draw and the state of its chain are kept too, in one array each.
    int more = 2 * (priors.parameters().size() + ARRAY_HEADER);
    ChainRunner.refuseTooMany(options.chainSettings(), variables.names().size(), more);
    StructuredSampler sampler =
        new StructuredSampler(
            model, priors, options.chainSettings(), variables, sigma.orElse(null));
    Draws draws = sampler.draw();
    MarginalLikelihood likelihood =
        one.map(SingleSigmaPosterior::marginalLikelihood).orElseGet(sampler::marginalLikelihood);
    return new StructuredSample(
        draws, sampler.checks(), sampler.thetas(AVERAGED_DRAWS), sigma, likelihood);
  }
}
