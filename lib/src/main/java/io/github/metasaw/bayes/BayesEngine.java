package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.DesignBuilder;
import io.github.metasaw.model.DesignRange;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;

/** The Bayesian engine: studies, design, priors and options give a posterior. */
public final class BayesEngine {

  private BayesEngine() {}

  /**
   * The posterior of a model as text. Simple models, with one tau and independent rows, have the
   * exact posterior and their own samplers; all others are sampled by NUTS or gibbs.
   *
   * @throws MetaException with the place in the text, for what cannot be
   */
  public static BayesFit fit(ModelSpec spec, Studies studies, BayesOptions options) {
    List<PriorText> priors = spec.text().priors();
    if (spec.isSimple()) {
      return fit(studies, DesignBuilder.build(spec, studies), priors, options);
    }
    return GaussianEngine.fit(GaussianModel.of(spec, studies), priors, options);
  }

  /**
   * The posterior of yi ~ N(theta_i, vi), theta_i ~ N(x_i'beta, tau2). Agrees with bayesmeta's
   * {@code bayesmeta} and {@code bmr}.
   *
   * @param priors as written; what is not written is flat
   * @throws MetaException for an unknown parameter or distribution, with line and column, and for
   *     priors that give no posterior on these studies
   */
  public static BayesFit fit(
      Studies studies, Design design, List<PriorText> priors, BayesOptions options) {
    if (!(studies.V() instanceof Diagonal)) {
      return GaussianEngine.fit(GaussianModel.of(studies, design), priors, options);
    }
    refuseZeroVariance(studies);
    DataRange.refuse(studies);
    DesignRange.check(design);
    RegressionData data = design.data(studies);
    ModelPriors set = ModelPriors.of(priors, data);
    if (options.sampler() != Sampler.EXACT) {
      Chains.refuseTooMany(options, new Variables(studies, design).names().size(), 0);
    }
    if (set.students() > 1 && !options.sampler().isIndependent()) {
      PosteriorBuilder.refuseImproper(studies.k(), set);
      Sampled sampled = chains(studies, design, set, options);
      ExactPosterior list = ofDraws(data, set, options, sampled.draws());
      return new SampledFit(studies, design, set, options, list, sampled.draws(), sampled.checks());
    }
    ExactPosterior exact = ExactPosterior.compute(data, set);
    if (options.sampler() == Sampler.EXACT) {
      return new ExactFit(studies, design, set, options, exact);
    }
    Sampled sampled =
        options.sampler() == Sampler.DIRECT
            ? new Sampled(new DirectSampler(studies, design, set, exact).draw(options), List.of())
            : chains(studies, design, set, options);
    return new SampledFit(studies, design, set, options, exact, sampled.draws(), sampled.checks());
  }

  /** The list of a posterior that was drawn; its stream is the one after those of the chains. */
  private static ExactPosterior ofDraws(
      RegressionData data, ModelPriors priors, BayesOptions options, Draws draws) {
    double[][] coefficients = new double[data.p()][];
    for (int j = 0; j < coefficients.length; j++) {
      coefficients[j] = draws.pooled(draws.names().get(j));
    }
    RandomStream stream = Streams.of(options.seed()).chain(options.chains());
    return PosteriorBuilder.ofDraws(data, priors, draws.pooled("tau"), coefficients, stream);
  }

  private record Sampled(Draws draws, List<Check> checks) {}

  /** Draws of a sampler whose draws depend on each other. */
  private static Sampled chains(
      Studies studies, Design design, ModelPriors priors, BayesOptions options) {
    if (options.sampler() == Sampler.GIBBS) {
      return new Sampled(new Gibbs(studies, design, priors, options).draw(), List.of());
    }
    refuseWithoutGradient(priors, options);
    DataRange.refuseFunnel(studies);
    Nuts nuts = new Nuts(studies, design, priors, options);
    Draws draws = nuts.draw();
    return new Sampled(draws, nuts.checks());
  }

  private static void refuseWithoutGradient(ModelPriors priors, BayesOptions options) {
    if (priors.tau() instanceof DispersionPrior.OnGrid) {
      throw MetaException.format(
          "nuts follows a gradient, and tau on a grid has none; take %s, direct or gibbs",
          Remedy.option("sampler", "exact"));
    }
    if (!(priors.tau() instanceof DispersionPrior.Known known)) {
      return;
    }
    if (options.parameters() == Parameters.CENTRED && known.natural() == 0) {
      throw MetaException.format(
          "centred parameters need room for the effects, and tau is fixed at 0; take %s or noncentred",
          Remedy.option("parameters", "marginal"));
    }
    boolean noUnknown =
        priors.coefficients().stream().allMatch(LocationPrior.Fixed.class::isInstance);
    if (options.parameters() == Parameters.MARGINAL && noUnknown) {
      throw MetaException.format(
          "nuts has nothing to move, as tau and all coefficients are fixed; take %s or direct",
          Remedy.option("sampler", "exact"));
    }
  }

  static void refuseZeroVariance(Studies studies) {
    double[] vi = studies.vi();
    for (int i = 0; i < vi.length; i++) {
      if (!(vi[i] > 0)) {
        throw MetaException.of(
            "the sampling variance of '%s' is 0, so its effect is known and cannot be estimated; leave the row out"
                .formatted(studies.labels().get(i)));
      }
    }
  }
}
