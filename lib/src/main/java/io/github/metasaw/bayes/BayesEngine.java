package io.github.metasaw.bayes;

import io.github.metasaw.bayes.counts.CountsPosterior;
import io.github.metasaw.bayes.counts.CountsSampler;
import io.github.metasaw.bayes.counts.DataLikelihood;
import io.github.metasaw.bayes.exact.ExactMarginals;
import io.github.metasaw.bayes.exact.ExactPosterior;
import io.github.metasaw.bayes.exact.PosteriorQuadrature;
import io.github.metasaw.bayes.exact.TauPriorRules;
import io.github.metasaw.bayes.posterior.DrawsSource;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorSource;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.sampler.ChainRunner;
import io.github.metasaw.bayes.sampler.DirectSampler;
import io.github.metasaw.bayes.sampler.GibbsSampler;
import io.github.metasaw.bayes.sampler.NutsSampler;
import io.github.metasaw.bayes.sampler.PosteriorSampler;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.DesignBuilder;
import io.github.metasaw.model.DesignRange;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.parallel.Progress;
import io.github.metasaw.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The Bayesian engine: studies, design, priors and options give a posterior. A model with one tau
 * and independent studies has closed forms given tau, and is integrated over tau; every other model
 * is sampled. {@link SamplerRules} has the table of samplers.
 */
public final class BayesEngine {

  private BayesEngine() {}

  /**
   * The posterior of a model as text.
   *
   * @param spec the model with its priors
   * @param studies the data
   * @param options how it is computed
   * @return the posterior
   * @throws MetaException with the place in the text, for priors and options that do not fit the
   *     model, and for data that cannot be computed with
   */
  public static BayesFit fit(ModelSpec spec, Studies studies, BayesOptions options) {
    List<PriorText> priors = spec.text().priors();
    if (options.likelihood() != DataLikelihood.NORMAL) {
      CountsRules.refuseStructure(spec, options);
      return counts(studies, DesignBuilder.build(spec, studies), priors, options);
    }
    return spec.isSimple()
        ? fit(studies, DesignBuilder.build(spec, studies), priors, options)
        : structured(ModelBuilder.build(spec, studies), priors, options);
  }

  /**
   * The posterior of yi ~ N(theta_i, V), theta_i ~ N(x_i'beta, tau2). Agrees with bayesmeta's
   * {@code bayesmeta} and {@code bmr}.
   *
   * @param studies the data
   * @param design of the mean
   * @param priors as written; what is not written is flat
   * @param options how it is computed
   * @return the posterior
   * @throws MetaException for an unknown parameter or distribution, with line and column, and for
   *     priors that give no posterior on these studies
   */
  public static BayesFit fit(
      Studies studies, Design design, List<PriorText> priors, BayesOptions options) {
    if (options.likelihood() != DataLikelihood.NORMAL) {
      return counts(studies, design, priors, options);
    }
    return studies.V() instanceof Diagonal
        ? independent(studies, design, priors, options)
        : structured(GaussianModel.of(studies, design), priors, options);
  }

  /** One tau and independent studies. */
  private static BayesFit independent(
      Studies studies, Design design, List<PriorText> written, BayesOptions asked) {
    CountsRules.refuseBaseline(asked);
    DataRange.refuseZeroVariance(studies);
    DataRange.refuse(studies);
    DesignRange.check(design);
    PriorMeasures.require(written, studies);
    ModelPriors priors = ModelPriors.of(written, design.data(studies));
    PosteriorModel model =
        new PosteriorModel(studies, design, priors, PosteriorVariables.of(studies, design));
    BayesOptions options = SamplerRules.independent(asked, priors);
    Function<int[], BayesFit> subset = subset(model, written, options);
    if (options.sampler() != Sampler.EXACT) {
      ChainRunner.refuseTooMany(options.chainSettings(), model.variables().names().size(), 0);
    }
    if (priors.mixtures() > 1 && !options.sampler().isIndependent()) {
      TauPriorRules.refuse(priors, studies.vi());
      DrawsSource source = drawn(sampler(model, options));
      ExactPosterior list = ofDraws(model, options, source.sample());
      return new PosteriorFit(
          model,
          options,
          source,
          new OneTauConditional(model, list, new ExactMarginals(model.data(), priors, list)),
          subset);
    }
    ExactPosterior exact = PosteriorQuadrature.compute(model.data(), priors);
    ExactMarginals marginals = new ExactMarginals(model.data(), priors, exact);
    PosteriorSource source =
        switch (options.sampler()) {
          case EXACT -> exactSource(model, options, exact, marginals);
          case DIRECT -> drawn(new DirectSampler(model, exact, options.chainSettings()));
          case GIBBS, NUTS -> drawn(sampler(model, options));
        };
    return new PosteriorFit(
        model, options, source, new OneTauConditional(model, exact, marginals), subset);
  }

  /** Counts, whose likelihoods are integrated as they are. */
  private static BayesFit counts(
      Studies studies, Design design, List<PriorText> written, BayesOptions options) {
    CountsRules.refuse(design, options);
    CountsRules rules = CountsRules.of(studies, options);
    PriorMeasures.require(written, studies);
    ModelPriors priors = rules.priors(written, design);
    PosteriorModel model =
        new PosteriorModel(studies, design, priors, PosteriorVariables.ofCounts(studies, design));
    CountsPosterior posterior = rules.quadrature().compute(priors);
    CountsConditional conditional = new CountsConditional(model, posterior, rules);
    CountsSampler sampler =
        new CountsSampler(model.variables(), posterior, options.chainSettings());
    PosteriorSource source =
        options.sampler() == Sampler.DIRECT
            ? drawn(sampler)
            : new ExactSource(
                model.variables(), conditional::marginal, sampler, rules.quadratureCheck());
    return new PosteriorFit(model, options, source, conditional, subset(model, written, options));
  }

  private static ExactSource exactSource(
      PosteriorModel model, BayesOptions options, ExactPosterior exact, ExactMarginals marginals) {
    Check check =
        Check.ok(
            "quadrature",
            Integer.toString(exact.size()),
            "Integrated over tau by Gauss-Legendre panels to a relative error below 1e-8: no Monte"
                + " Carlo error, and nothing that could fail to converge.");
    return new ExactSource(
        model.variables(),
        marginals::of,
        new DirectSampler(model, exact, options.chainSettings()),
        check);
  }

  /** The list of a posterior that was drawn; its stream is the one after those of the chains. */
  private static ExactPosterior ofDraws(PosteriorModel model, BayesOptions options, Draws draws) {
    double[][] coefficients = new double[model.design().columns()][];
    for (int j = 0; j < coefficients.length; j++) {
      coefficients[j] = draws.pooled(draws.names().get(j));
    }
    RandomStream stream = options.chainSettings().freshStream();
    return PosteriorQuadrature.ofDraws(
        model.data(), model.priors(), draws.pooled("tau"), coefficients, stream);
  }

  /**
   * Fits the same model to some of the studies, with the same options and with the priors as
   * written.
   */
  private static Function<int[], BayesFit> subset(
      PosteriorModel model, List<PriorText> written, BayesOptions options) {
    BayesOptions quiet = options.withProgress(Progress.none());
    return rows -> fit(model.studies().select(rows), model.design().select(rows), written, quiet);
  }

  /** A sampler whose draws depend on each other. */
  private static PosteriorSampler sampler(PosteriorModel model, BayesOptions options) {
    if (options.sampler() == Sampler.GIBBS) {
      return new GibbsSampler(model, options.chainSettings());
    }
    DataRange.refuseFunnel(model.studies());
    return new NutsSampler(model, options.chainSettings());
  }

  private static DrawsSource drawn(PosteriorSampler sampler) {
    Draws draws = sampler.draw();
    return new DrawsSource(draws, sampler.checks());
  }

  /** Refuses correlations whose range is not -1 to 1: there are no priors. */
  private static void refuseStructure(Parameter parameter) {
    if (parameter instanceof Parameter.StructureCorrelation correlation
        && !correlation.link().equals(Link.ATANH)) {
      throw MetaException.of(
          "%s ranges from %s to 1 and has no prior yet: take cov = un, diag, id, ar or har in a Bayesian model, or fit this one by REML"
              .formatted(correlation.scalar(), CheckNumber.number(correlation.link().lower())));
    }
    if (parameter instanceof Parameter.Tau2) {
      throw MetaException.of(
          "tau2 ~ ... models the variance itself and has no priors yet: write sigma ~ ..., on the log scale, in a Bayesian model, or fit this one by REML");
    }
  }

  /** y ~ N(X beta, V + diag(sigma^2) + Z G Z'). */
  private static BayesFit structured(
      GaussianModel structured, List<PriorText> written, BayesOptions asked) {
    CountsRules.refuseBaseline(asked);
    PriorMeasures.require(written, structured.studies());
    structured.structure().parameters().forEach(BayesEngine::refuseStructure);
    structured.structure().groups().forEach(SpatialRules::refuse);
    ModelPriors priors =
        ModelPriors.of(
            written, structured.mean().parameters(), structured.structure().parameters());
    StructuredSample sample = StructuredSample.draw(structured, priors, asked);
    BayesOptions options = SamplerRules.structured(asked, priors, sample.sigma().isPresent());
    List<Check> checks = new ArrayList<>();
    if (!asked.hasSampler()) {
      checks.add(SamplerRules.chosen(options.sampler()));
    }
    checks.addAll(sample.checks());
    checks.add(sample.marginalLikelihood().check());
    PosteriorModel model =
        new PosteriorModel(
            structured.studies(),
            structured.mean(),
            priors,
            PosteriorVariables.of(structured, priors.parameters()));
    return new PosteriorFit(
        model,
        options,
        new DrawsSource(sample.draws(), checks),
        new StructuredConditional(structured, model, options, sample),
        rows -> structured(structured.select(rows), written, asked));
  }
}
