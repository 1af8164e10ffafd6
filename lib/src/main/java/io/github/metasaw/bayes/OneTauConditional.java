package io.github.metasaw.bayes;

import io.github.metasaw.bayes.exact.ExactMarginals;
import io.github.metasaw.bayes.exact.ExactPosterior;
import io.github.metasaw.bayes.exact.PosteriorMixtures;
import io.github.metasaw.bayes.exact.PosteriorPredictive;
import io.github.metasaw.bayes.exact.PosteriorQuadrature;
import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.bayes.posterior.OneTauPosterior;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.sampler.ConditionalSampler;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.Marginal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * Independent studies with one tau: given tau every quantity is normal, or a mixture of normals,
 * and is averaged over the list of an {@link ExactPosterior}.
 */
public final class OneTauConditional implements OneTauPosterior {

  private final PosteriorModel model;
  private final ExactPosterior exact;
  private final ExactMarginals marginals;

  OneTauConditional(PosteriorModel model, ExactPosterior exact, ExactMarginals marginals) {
    this.model = model;
    this.exact = exact;
    this.marginals = marginals;
  }

  private Studies studies() {
    return model.studies();
  }

  @Override
  public Optional<Marginal> exactMarginal(PosteriorVariable variable) {
    return exact.isOfDraws() ? Optional.empty() : Optional.of(marginals.of(variable));
  }

  /**
   * Posterior mean of each study's share in the conditional mean of mu, in per cent. The prior of
   * mu has the remaining share.
   */
  @Override
  public double[] weights() {
    double[] share = new double[studies().k()];
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
  public double[] shrinkageFactors() {
    double[] factors = new double[studies().k()];
    for (int i = 0; i < factors.length; i++) {
      for (int c = 0; c < exact.size(); c++) {
        factors[i] += exact.weight(c) * exact.shrinkage(c, i);
      }
    }
    return factors;
  }

  @Override
  public void predict(Table newdata, Consumer<Prediction> to) {
    double[] x = model.design().encode(newdata);
    int p = model.design().columns();
    PosteriorMixtures mixtures = marginals.mixtures();
    for (int i = 0; i < newdata.rowCount(); i++) {
      double[] row = Arrays.copyOfRange(x, i * p, (i + 1) * p);
      to.accept(new Prediction(0, mixtures.linear(row), mixtures.next(row, 0)));
    }
  }

  @Override
  public void predictFitted(Consumer<Prediction> to) {
    Table rows = studies().table();
    predict(model.design().isInterceptOnly() ? rows.first(1) : rows, to);
  }

  @Override
  public Marginal newEstimate(double se) {
    return marginals.condensed(m -> m.next(new double[] {1}, se * se));
  }

  @Override
  public Marginal replicate(int row) {
    return marginals.condensed(m -> m.replicate(row, exact.vi(row)));
  }

  @Override
  public MarginalLikelihood marginalLikelihood() {
    return new MarginalLikelihood(exact.logMarginal(), 0);
  }

  @Override
  public double logMarginalError() {
    return 0;
  }

  @Override
  public MarginalLikelihood marginalLikelihood(ModelPriors other) {
    return new MarginalLikelihood(
        PosteriorQuadrature.compute(model.data(), other).logMarginal(), 0);
  }

  @Override
  public double[] logLikelihood(double... tau) {
    ConditionalSampler given = new ConditionalSampler(model);
    double[] log = new double[tau.length];
    for (int i = 0; i < tau.length; i++) {
      log[i] = given.logLikelihood(EffectsGivenTau.known(tau[i]));
    }
    return log;
  }

  @Override
  public Table thetaGivenTau(double... tau) {
    return EffectsGivenTau.of(studies().labels(), this::effects, tau);
  }

  private List<Marginal> effects(double tau) {
    DispersionPrior fixed = new DispersionPrior.Known("", Math.log(tau), tau);
    ExactPosterior given = PosteriorQuadrature.compute(model.data(), model.priors().withTau(fixed));
    PosteriorMixtures mixtures = new PosteriorMixtures(given, model.priors().flat());
    return IntStream.range(0, studies().k()).mapToObj(mixtures::theta).toList();
  }

  @Override
  public double predictiveP() {
    return PosteriorPredictive.heterogeneity(marginals);
  }

  @Override
  public Table posteriorPredictive() {
    return PosteriorPredictive.studies(studies(), exact, marginals.mixtures());
  }

  @Override
  public List<Check> identification() {
    return PosteriorChecks.identification(model, exact.upperRate());
  }

  @Override
  public List<Check> adequacy() {
    return PosteriorChecks.adequacy(model, exact, marginals);
  }
}
