package io.github.metasaw.bayes;

import io.github.metasaw.bayes.counts.CountsPosterior;
import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.bayes.posterior.OneTauPosterior;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Marginal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** A posterior of counts. It refuses results that need the sampling variance of an estimate. */
final class CountsConditional implements OneTauPosterior {

  private final PosteriorModel model;
  private final CountsPosterior posterior;
  private final CountsRules rules;
  private final Map<String, Marginal> made = new ConcurrentHashMap<>();

  CountsConditional(PosteriorModel model, CountsPosterior posterior, CountsRules rules) {
    this.model = model;
    this.posterior = posterior;
    this.rules = rules;
  }

  /** The posterior of a variable, kept for the next call. */
  Marginal marginal(PosteriorVariable variable) {
    return made.computeIfAbsent(variable.name(), any -> make(variable));
  }

  private Marginal make(PosteriorVariable variable) {
    return switch (variable.kind()) {
      case COEFFICIENT -> posterior.mu();
      case TAU -> posterior.tau();
      case TAU2 -> posterior.tau2();
      case THETA_NEW -> posterior.next(0);
      case THETA -> posterior.theta(variable.index());
      case BETA_F, ZETA2, DISPERSION, GROUP_EFFECT ->
          throw new IllegalArgumentException("not of counts: " + variable.name());
    };
  }

  @Override
  public Optional<Marginal> exactMarginal(PosteriorVariable variable) {
    return Optional.of(marginal(variable));
  }

  @Override
  public double[] weights() {
    return posterior.weights();
  }

  @Override
  public double[] shrinkageFactors() {
    return posterior.shrinkage();
  }

  @Override
  public void predict(Table newdata, Consumer<Prediction> to) {
    model.design().encode(newdata);
    Prediction one = new Prediction(0, variable(0), posterior.next(0));
    IntStream.range(0, newdata.rowCount()).forEach(row -> to.accept(one));
  }

  private Marginal variable(int index) {
    return marginal(model.variables().all().get(index));
  }

  @Override
  public void predictFitted(Consumer<Prediction> to) {
    to.accept(new Prediction(0, variable(0), posterior.next(0)));
  }

  @Override
  public Marginal newEstimate(double se) {
    return posterior.next(se);
  }

  @Override
  public Marginal replicate(int row) {
    throw refused("a replicate of an estimate");
  }

  @Override
  public MarginalLikelihood marginalLikelihood() {
    return new MarginalLikelihood(posterior.logMarginal(), 0);
  }

  @Override
  public double logMarginalError() {
    return 0;
  }

  @Override
  public MarginalLikelihood marginalLikelihood(ModelPriors other) {
    return new MarginalLikelihood(rules.quadrature().compute(other).logMarginal(), 0);
  }

  @Override
  public double[] logLikelihood(double... tau) {
    for (double each : tau) {
      EffectsGivenTau.known(each);
    }
    return rules.quadrature().logLikelihood(model.priors(), tau);
  }

  @Override
  public Table thetaGivenTau(double... tau) {
    return EffectsGivenTau.of(model.studies().labels(), this::effects, tau);
  }

  private List<Marginal> effects(double tau) {
    DispersionPrior fixed = new DispersionPrior.Known("", Math.log(tau), tau);
    CountsPosterior given = rules.quadrature().compute(model.priors().withTau(fixed));
    return IntStream.range(0, model.studies().k()).mapToObj(given::theta).toList();
  }

  @Override
  public double predictiveP() {
    throw refused("the predictive p value of Q");
  }

  @Override
  public Table posteriorPredictive() {
    throw refused("the table of predictive p values");
  }

  private MetaException refused(String what) {
    return MetaException.of(
        what
            + " rests on the sampling variances of estimates, and this posterior is of counts, which"
            + " have none");
  }

  @Override
  public Map<String, String> otherPriors() {
    return rules.otherPriors();
  }

  @Override
  public List<Check> identification() {
    return PosteriorChecks.identification(model, posterior.upperRate());
  }

  @Override
  public List<Check> adequacy() {
    return rules.checks();
  }
}
