package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.model.Design;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.Table;

/** What exact and sampled posteriors have in common: all but where their marginals come from. */
abstract class Posterior implements BayesFit {

  final Studies studies;
  final Design design;
  final ModelPriors priors;
  final BayesOptions options;
  final ExactPosterior exact;
  final Variables variables;
  final ExactMarginals marginals;

  Posterior(
      Studies studies,
      Design design,
      ModelPriors priors,
      BayesOptions options,
      ExactPosterior exact) {
    this.studies = studies;
    this.design = design;
    this.priors = priors;
    this.options = options;
    this.exact = exact;
    this.variables = new Variables(studies, design);
    this.marginals = new ExactMarginals(design.data(studies), priors, exact);
  }

  @Override
  public Studies studies() {
    return studies;
  }

  @Override
  public Design design() {
    return design;
  }

  @Override
  public double level() {
    return options.level();
  }

  @Override
  public String sampler() {
    return options.sampler().word();
  }

  @Override
  public List<String> variables() {
    return variables.names();
  }

  @Override
  public Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>(options.settings());
    for (int j = 0; j < design.columns(); j++) {
      settings.put("prior " + coefficient(j), priors.coefficients().get(j).code());
    }
    settings.put("prior of heterogeneity", priors.tau().code());
    return Provenance.of(settings);
  }

  @Override
  public String canonical(String variable) {
    return variables.find(variable).name();
  }

  @Override
  public Optional<Marginal> exactMarginal(String variable) {
    Variables.Variable found = variables.find(variable);
    return exact.isOfDraws() ? Optional.empty() : Optional.of(marginals.of(found));
  }

  @Override
  public Optional<PriorDensity> prior(String variable) {
    Variables.Variable found = variables.find(variable);
    return switch (found.kind()) {
      case COEFFICIENT -> {
        LocationPrior prior = priors.coefficients().get(found.index());
        String code = found.name() + " = " + prior.code();
        yield Optional.of(new PriorDensity(code, prior.isProper(), prior::density));
      }
      case TAU, TAU2 -> {
        DispersionPrior prior = priors.tau();
        DispersionParameter tau = priors.parameters().get(0);
        DoubleUnaryOperator curve =
            found.kind() == Variables.Kind.TAU
                ? x -> prior.density(x, tau)
                : x -> prior.densityOfSquare(x, tau);
        yield Optional.of(new PriorDensity(prior.code(), prior.isProper(), curve));
      }
      case THETA_NEW, BETA_F, ZETA2, THETA -> Optional.empty();
    };
  }

  @Override
  public double[] logLikelihood(double... tau) {
    GivenTau given = new GivenTau(studies, design, priors);
    double[] log = new double[tau.length];
    for (int i = 0; i < tau.length; i++) {
      if (!(tau[i] >= 0)) {
        throw MetaException.of("tau must be 0 or larger, not " + tau[i]);
      }
      log[i] = given.logLikelihood(tau[i]);
    }
    return log;
  }

  /** The name of a coefficient among the variables. */
  String coefficient(int j) {
    return variables.coefficients().all().get(j);
  }

  /** Posterior mean, interval with equal tails, and that of the next study's effect. */
  @Override
  public Pooled pooled() {
    return NextStudy.pooled(this, coefficient(0), options.sampler());
  }

  /**
   * Posterior mean of each study's share in the conditional mean of mu, in per cent. What is left
   * to 100 is the share of mu's prior.
   */
  @Override
  public double[] weights() {
    double[] share = new double[studies.k()];
    for (int c = 0; c < exact.size(); c++) {
      double tau2 = exact.tau(c) * exact.tau(c);
      for (int i = 0; i < share.length; i++) {
        double sum = 0;
        for (int j = 0; j < exact.p(); j++) {
          sum += exact.covariance(c, 0, j) * exact.x(i, j);
        }
        share[i] += 100 * exact.weight(c) * sum / (exact.vi(i) + tau2);
      }
    }
    return share;
  }

  @Override
  public double logMarginal() {
    return exact.logMarginal();
  }

  @Override
  public double bayesFactor(String hypothesis) {
    return new BayesFactors(studies, design, priors, variables).of(hypothesis, exact);
  }

  @Override
  public double bayesFactor(BayesFit other) {
    return BayesFactors.between(this, other);
  }

  Mixtures mixtures() {
    return marginals.mixtures();
  }

  @Override
  public Marginal newEstimate(double se) {
    NextStudy.refuse(se, design);
    return marginals.condensed(m -> m.next(new double[] {1}, se * se));
  }

  @Override
  public Marginal replicate(String theta) {
    Variables.Variable variable = variables.find(theta);
    if (variable.kind() != Variables.Kind.THETA) {
      throw MetaException.of(
          "a replicate is of a study, theta[1] to theta[%d], not of '%s'"
              .formatted(studies.k(), variable.name()));
    }
    int i = variable.index();
    return marginals.condensed(m -> m.replicate(i, exact.vi(i)));
  }

  @Override
  public double predictiveP() {
    return PosteriorPredictive.heterogeneity(marginals);
  }

  @Override
  public Table posteriorPredictive() {
    return PosteriorPredictive.studies(studies, exact, mixtures());
  }

  @Override
  public Table thetaGivenTau(double... tau) {
    return tables().thetaGivenTau(tau);
  }

  @Override
  public Table predict(Table newdata) {
    return tables().predict(newdata);
  }

  @Override
  public Table shrinkage() {
    return tables().shrinkage();
  }

  @Override
  public Table priors() {
    return tables().priors();
  }

  private PosteriorTables tables() {
    return new PosteriorTables(this);
  }

  /** Remarks on priors and posterior that do not depend on how it was computed. */
  List<Check> commonChecks() {
    return PosteriorChecks.of(studies, design, priors, exact, marginals);
  }
}
