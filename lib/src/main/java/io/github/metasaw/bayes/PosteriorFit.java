package io.github.metasaw.bayes;

import io.github.metasaw.bayes.posterior.ConditionalPosterior;
import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.bayes.posterior.OneTauPosterior;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorSource;
import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.posterior.PosteriorVariable.Kind;
import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.refit.PosteriorRefit;
import io.github.metasaw.bayes.refit.RefittedPosterior;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * The posterior of any model. Marginals come from a {@link PosteriorSource}, quadrature or draws;
 * results with closed forms given the heterogeneity from a {@link ConditionalPosterior}. Results
 * that exist only with one tau and independent studies are refused for other models.
 */
final class PosteriorFit extends RefittedPosterior {

  private final PosteriorModel model;
  private final BayesOptions options;
  private final PosteriorSource source;
  private final ConditionalPosterior conditional;
  private final Function<int[], BayesFit> subset;

  /**
   * A posterior.
   *
   * @param model data, design and priors
   * @param options with which it was computed, the sampler resolved
   * @param source of its marginals
   * @param conditional the posterior given heterogeneity
   * @param subset fits the same model to some rows of the studies
   */
  PosteriorFit(
      PosteriorModel model,
      BayesOptions options,
      PosteriorSource source,
      ConditionalPosterior conditional,
      Function<int[], BayesFit> subset) {
    this.model = model;
    this.options = options;
    this.source = source;
    this.conditional = conditional;
    this.subset = subset;
  }

  @Override
  public Studies studies() {
    return model.studies();
  }

  @Override
  public Design design() {
    return model.design();
  }

  @Override
  public double level() {
    return options.level();
  }

  @Override
  public boolean isSampled() {
    return options.sampler() != Sampler.EXACT;
  }

  @Override
  public String sampler() {
    return options.sampler().id();
  }

  @Override
  public String likelihood() {
    return options.likelihood().id();
  }

  @Override
  public List<String> variables() {
    return model.variables().names();
  }

  @Override
  public List<Parameter> randomEffects() {
    List<DispersionParameter> all = model.priors().parameters();
    return DispersionParameter.isOneTau(all)
        ? List.of()
        : all.stream()
            .map(DispersionParameter::parameter)
            .filter(one -> one instanceof Parameter.Sigma || one instanceof Parameter.GroupSd)
            .toList();
  }

  @Override
  public List<String> parameters() {
    return model.variables().ownParameters();
  }

  @Override
  public String canonical(String variable) {
    return model.variables().find(variable).name();
  }

  @Override
  public Marginal marginal(String variable) {
    return source.marginal(model.variables().find(variable));
  }

  @Override
  public Optional<Marginal> exactMarginal(String variable) {
    return conditional.exactMarginal(model.variables().find(variable));
  }

  @Override
  public Optional<PriorDensity> prior(String variable) {
    return model.prior(model.variables().find(variable));
  }

  @Override
  public Draws sample() {
    return source.sample();
  }

  @Override
  public Table summary() {
    return source.summary();
  }

  @Override
  public List<Check> checkList() {
    boolean dependent =
        model.variables().first(Kind.GROUP_EFFECT) >= 0 || !(studies().V() instanceof Diagonal);
    List<Check> checks = new ArrayList<>(PosteriorChecks.of(model, conditional, dependent));
    checks.addAll(source.checks());
    checks.addAll(SamplerRules.checks(options));
    return List.copyOf(checks);
  }

  @Override
  public Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>(options.settings());
    tables().priorsByParameter().forEach((left, right) -> settings.put("prior " + left, right));
    return Provenance.of(settings);
  }

  /** Posterior mean, interval with equal tails, and that of the next study's effect. */
  @Override
  public Pooled pooled() {
    Marginal mean = source.marginal(model.variables().all().get(0));
    Interval interval = mean.interval(level());
    int at = model.variables().first(Kind.THETA_NEW);
    Interval next =
        at < 0
            ? new Interval(Double.NaN, Double.NaN)
            : source.marginal(model.variables().all().get(at)).interval(level());
    return new Pooled(
        new ModelName("Bayes", options.sampler().label()),
        mean.mean(),
        interval,
        next,
        new Pooled.ReferenceDistributions(level(), Double.NaN, Double.NaN));
  }

  @Override
  public double[] weights() {
    return conditional.weights();
  }

  @Override
  public Table shrinkage() {
    return tables().shrinkage(source, conditional.shrinkageFactors());
  }

  @Override
  public Table predict() {
    return tables().predictions(conditional::predictFitted);
  }

  @Override
  public Table predict(Table newdata) {
    return tables().predictions(to -> conditional.predict(newdata, to));
  }

  @Override
  public Table priors() {
    return tables().priors();
  }

  private PosteriorTables tables() {
    return new PosteriorTables(model, level(), conditional.otherPriors());
  }

  @Override
  public Marginal newEstimate(double se) {
    if (!(se >= 0)) {
      throw MetaException.of("a standard error must be 0 or larger, not " + CheckNumber.plain(se));
    }
    if (!design().isInterceptOnly()) {
      throw MetaException.of(
          "what a next study would give depends on its moderators; use predict with a table of them");
    }
    return conditional.newEstimate(se);
  }

  @Override
  public Marginal replicate(String theta) {
    PosteriorVariable variable = model.variables().find(theta);
    if (variable.kind() != Kind.THETA) {
      throw MetaException.of(
          "a replicate is of a study, theta[1] to theta[%d], not of '%s'"
              .formatted(studies().k(), variable.name()));
    }
    return conditional.replicate(variable.index());
  }

  @Override
  public double logMarginal() {
    return conditional.marginalLikelihood().logMarginal();
  }

  @Override
  public double logMarginalError() {
    return conditional.logMarginalError();
  }

  @Override
  public double bayesFactor(String hypothesis) {
    MarginalLikelihood restricted =
        conditional.marginalLikelihood(
            MarginalLikelihoodRatio.restrict(Hypothesis.parse(hypothesis), model));
    return Math.exp(restricted.logMarginal() - logMarginal());
  }

  @Override
  public double bayesFactor(BayesFit other) {
    return MarginalLikelihoodRatio.between(this, other);
  }

  @Override
  public double[] logLikelihood(double... tau) {
    return oneTau("the likelihood of tau").logLikelihood(tau);
  }

  @Override
  public Table thetaGivenTau(double... tau) {
    return oneTau("theta given tau").thetaGivenTau(tau);
  }

  @Override
  public double predictiveP() {
    return oneTau("the predictive p value of Q").predictiveP();
  }

  @Override
  public Table posteriorPredictive() {
    return oneTau("the table of predictive p values").posteriorPredictive();
  }

  @Override
  protected PosteriorRefit refit() {
    SamplerRules.refuseRefits(options, model.priors(), conditional instanceof OneTauPosterior);
    return new PosteriorRefit(
        this,
        subset,
        some -> conditional.marginalLikelihood(((PosteriorFit) some).model.priors()).logMarginal());
  }

  private OneTauPosterior oneTau(String what) {
    if (conditional instanceof OneTauPosterior one) {
      return one;
    }
    throw MetaException.of(
        "%s is made for one tau and independent studies; the heterogeneity of this model is %s"
            .formatted(what, String.join(", ", model.variables().heterogeneity())));
  }

  @Override
  public String toString() {
    return pooled().label() + ", k = " + studies().k() + "\n" + summary().print();
  }
}
