package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianLikelihood;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The posterior, by draws, of a model of mean and dispersion: several variances, groups, predictors
 * of sigma, two outcomes, a V with covariances. What is told of one tau only, it refuses.
 */
final class GaussianPosterior implements BayesFit {

  private final GaussianModel model;
  private final ModelPriors priors;
  private final BayesOptions options;
  private final GaussianVariables variables;
  private final Draws draws;
  private final double[][] thetas;
  private final @Nullable TauMarginal exact;
  private final Evidence evidence;
  private final Map<String, Marginal> sorted = new ConcurrentHashMap<>();
  private final DrawnSummaries summaries;

  /**
   * @param thetas theta at some of the draws [some][q]
   * @param exact the posterior of sigma where it is the only unknown SD; else null
   * @param evidence p(y)
   */
  GaussianPosterior(
      GaussianModel model,
      ModelPriors priors,
      BayesOptions options,
      GaussianVariables variables,
      Draws draws,
      List<Check> samplerChecks,
      double[][] thetas,
      @Nullable TauMarginal exact,
      Evidence evidence) {
    this.model = model;
    this.priors = priors;
    this.options = options;
    this.variables = variables;
    this.draws = draws;
    this.summaries = new DrawnSummaries(draws, samplerChecks);
    this.thetas = thetas;
    this.exact = exact;
    this.evidence = evidence;
  }

  GaussianModel model() {
    return model;
  }

  ModelPriors given() {
    return priors;
  }

  BayesOptions options() {
    return options;
  }

  /** A likelihood of one's own: one thread at a time. */
  GaussianLikelihood likelihood() {
    return new FreeCoefficients(model, priors.coefficients()).likelihood();
  }

  /** The stream after those of the chains. */
  RandomStream freshStream() {
    return Streams.of(options.seed()).chain(options.chains());
  }

  /** theta at some of the draws [some][q]. */
  double[][] thetas() {
    return thetas;
  }

  @Override
  public Studies studies() {
    return model.studies();
  }

  @Override
  public Design design() {
    return model.mean();
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
  public List<String> parameters() {
    return variables.ownParameters();
  }

  @Override
  public String canonical(String variable) {
    return variables.find(variable);
  }

  @Override
  public Marginal marginal(String variable) {
    // Kept, for each sorts all draws.
    return sorted.computeIfAbsent(
        variables.find(variable), name -> new DrawsMarginal(draws.pooled(name)));
  }

  @Override
  public Optional<Marginal> exactMarginal(String variable) {
    String name = variables.find(variable);
    TauMarginal sigma = exact;
    if (sigma == null) {
      return Optional.empty();
    }
    boolean one = DispersionParameter.isOneTau(priors.parameters());
    if (one && name.equals("tau2")) {
      return Optional.of(sigma.squared());
    }
    return name.equals(one ? "tau" : "sigma") ? Optional.of(sigma) : Optional.empty();
  }

  @Override
  public Optional<PriorDensity> prior(String variable) {
    String name = variables.find(variable);
    int j = variables.names().indexOf(name);
    if (j < variables.coefficients()) {
      LocationPrior prior = priors.coefficients().get(j);
      String code = name + " = " + prior.code();
      return Optional.of(new PriorDensity(code, prior.isProper(), prior::density));
    }
    int t = variables.parameter(name);
    if (t < 0) {
      return Optional.empty();
    }
    DispersionPrior prior = priors.dispersion().get(t);
    return Optional.of(
        new PriorDensity(
            prior.code(), prior.isProper(), x -> prior.density(x, priors.parameters().get(t))));
  }

  @Override
  public Draws sample() {
    return draws;
  }

  @Override
  public Table summary() {
    return summaries.table();
  }

  @Override
  public List<Check> checkList() {
    return summaries.checks(GaussianPosteriorChecks.of(this));
  }

  @Override
  public Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>(options.settings());
    for (int j = 0; j < variables.coefficients(); j++) {
      settings.put("prior " + variables.names().get(j), priors.coefficients().get(j).code());
    }
    for (DispersionPrior prior : priors.dispersion()) {
      int equals = prior.code().indexOf(" = ");
      settings.put(
          "prior " + prior.code().substring(0, equals), prior.code().substring(equals + 3));
    }
    return Provenance.of(settings);
  }

  @Override
  public Pooled pooled() {
    return NextStudy.pooled(this, variables.names().get(0), options.sampler());
  }

  @Override
  public double[] weights() {
    return new GaussianPosteriorTables(this).weights();
  }

  @Override
  public Table shrinkage() {
    return new GaussianPosteriorTables(this).shrinkage();
  }

  @Override
  public Table predict(Table newdata) {
    return new GaussianPredictions(this).at(newdata);
  }

  @Override
  public Table predict() {
    return new GaussianPredictions(this).fitted();
  }

  @Override
  public Table priors() {
    return new GaussianPosteriorTables(this).priors();
  }

  @Override
  public Marginal newEstimate(double se) {
    NextStudy.refuse(se, design());
    return new GaussianPosteriorTables(this).withError("theta_new", se);
  }

  @Override
  public Marginal replicate(String theta) {
    String name = variables.find(theta);
    int row = variables.row(name);
    if (row < 0) {
      throw MetaException.of(
          "a replicate is of a study, theta[1] to theta[%d], not of '%s'"
              .formatted(studies().k(), name));
    }
    return new GaussianPosteriorTables(this).withError(name, Math.sqrt(studies().vi()[row]));
  }

  @Override
  public double logMarginal() {
    return evidence.logMarginal();
  }

  @Override
  public double logMarginalError() {
    return evidence.error();
  }

  /** The hypothesis is fitted by the same sampler, seed and number of draws. */
  @Override
  public double bayesFactor(String hypothesis) {
    ModelPriors restricted = Hypothesis.parse(hypothesis).restrict(priors, variables);
    BayesOptions quiet = options.withProgress((done, total) -> {});
    GaussianPosterior other = GaussianEngine.fit(model, restricted, quiet);
    return Math.exp(other.logMarginal() - logMarginal());
  }

  @Override
  public double bayesFactor(BayesFit other) {
    return BayesFactors.between(this, other);
  }

  @Override
  public double[] logLikelihood(double... tau) {
    throw ofOneTau("the likelihood of tau");
  }

  @Override
  public Table thetaGivenTau(double... tau) {
    throw ofOneTau("theta given tau");
  }

  @Override
  public double predictiveP() {
    throw ofOneTau("the predictive p value of Q");
  }

  @Override
  public Table posteriorPredictive() {
    throw ofOneTau("the table of predictive p values");
  }

  private MetaException ofOneTau(String what) {
    return MetaException.of(
        "%s is made for one tau and independent studies; the heterogeneity of this model is %s"
            .formatted(
                what,
                String.join(
                    ", ",
                    variables
                        .ownParameters()
                        .subList(variables.coefficients(), variables.ownParameters().size()))));
  }

  @Override
  public String toString() {
    return pooled().label() + ", k = " + studies().k() + "\n" + summary().print();
  }
}
