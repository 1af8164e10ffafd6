package io.github.metasaw.bayes;

import io.github.metasaw.bayes.exact.IntegratedCoefficients;
import io.github.metasaw.bayes.posterior.ConditionalPosterior;
import io.github.metasaw.bayes.posterior.DrawsMarginal;
import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.posterior.PosteriorVariable.Kind;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.Progress;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/**
 * Any other model, with several variances, groups, predictors of sigma, two outcomes or a V with
 * covariances: closed forms given the heterogeneity, averaged over its draws.
 */
public final class StructuredConditional implements ConditionalPosterior {

  private final GaussianModel structured;
  private final PosteriorModel model;
  private final BayesOptions options;
  private final StructuredSample sample;

  /**
   * The conditional results of one posterior.
   *
   * @param structured the model as numbers
   * @param model and its priors
   * @param options with which it was sampled
   * @param sample the draws
   */
  StructuredConditional(
      GaussianModel structured,
      PosteriorModel model,
      BayesOptions options,
      StructuredSample sample) {
    this.structured = structured;
    this.model = model;
    this.options = options;
    this.sample = sample;
  }

  /** A new likelihood, for one thread. */
  private GaussianLikelihood likelihood() {
    return IntegratedCoefficients.of(structured, model.priors().coefficients()).likelihood();
  }

  private RandomStream freshStream() {
    return options.chainSettings().freshStream();
  }

  @Override
  public Optional<Marginal> exactMarginal(PosteriorVariable variable) {
    return sample
        .sigma()
        .flatMap(
            sigma ->
                switch (variable.kind()) {
                  case TAU -> isOneTau() ? Optional.of(sigma) : Optional.empty();
                  case TAU2 -> isOneTau() ? Optional.of(sigma.squared()) : Optional.empty();
                  case DISPERSION ->
                      model.priors().parameters().get(variable.index()).isTau()
                          ? Optional.of(sigma)
                          : Optional.empty();
                  default -> Optional.empty();
                });
  }

  private boolean isOneTau() {
    return model.priors().isOneTau();
  }

  /**
   * Mean over draws of the share of each row. Without moderators it is the share in the posterior
   * mean of mu given the heterogeneity, c 1'M^-1 with c its posterior variance, as with one tau:
   * the prior of mu has the rest of 100, a t prior counting as the normal of its scale. With
   * moderators it is 1'M^-1/(1'M^-1 1), which sums to 100.
   */
  @Override
  public double[] weights() {
    GaussianLikelihood likelihood = likelihood();
    int k = model.studies().k();
    double[] ones = new double[k];
    Arrays.fill(ones, 1);
    double[] share = new double[k];
    for (double[] theta : sample.thetas()) {
      Interrupts.check();
      likelihood.at(theta);
      double[] w = likelihood.mean().solve(ones);
      double unit = unit(likelihood, w);
      for (int i = 0; i < k; i++) {
        share[i] += 100 * w[i] * unit / sample.thetas().length;
      }
    }
    return share;
  }

  /** The factor that makes 1'M^-1 a share; 0 where mu is known. */
  private double unit(GaussianLikelihood likelihood, double[] w) {
    if (!model.design().isInterceptOnly()) {
      return 1 / Arrays.stream(w).sum();
    }
    double[] variance = likelihood.mean().covariance();
    return variance.length == 0 ? 0 : variance[0];
  }

  /** Mean over draws of (V M^-1)_ii, which for one tau is vi/(vi + tau2). */
  @Override
  public double[] shrinkageFactors() {
    GaussianLikelihood likelihood = likelihood();
    int k = model.studies().k();
    double[] factors = new double[k];
    for (double[] theta : sample.thetas()) {
      Interrupts.check();
      likelihood.at(theta);
      Symmetric v = likelihood.dispersion().sampling();
      double[] inverse = likelihood.mean().inverseDiagonal();
      double[] variances = v.diagonal();
      for (int i = 0; i < k; i++) {
        double factor =
            v instanceof Diagonal
                ? variances[i] * inverse[i]
                : likelihood.mean().solve(column(v, i))[i];
        factors[i] += factor / sample.thetas().length;
      }
    }
    return factors;
  }

  private static double[] column(Symmetric v, int i) {
    double[] unit = new double[v.size()];
    unit[i] = 1;
    return v.multiply(unit);
  }

  private StructuredPredictions predictions() {
    return new StructuredPredictions(structured, model, sample, freshStream());
  }

  @Override
  public void predict(Table newdata, Consumer<Prediction> to) {
    predictions().at(newdata, to);
  }

  @Override
  public void predictFitted(Consumer<Prediction> to) {
    predictions().fitted(to);
  }

  @Override
  public Marginal newEstimate(double se) {
    return withError(model.variables().first(Kind.THETA_NEW), se);
  }

  @Override
  public Marginal replicate(int row) {
    double se = Math.sqrt(model.studies().vi()[row]);
    return withError(model.variables().first(Kind.THETA) + row, se);
  }

  /** A variable with a normal error of its own. */
  private Marginal withError(int variable, double se) {
    RandomStream stream = freshStream();
    double[] draws = sample.draws().pooled(model.variables().names().get(variable));
    for (int s = 0; s < draws.length; s++) {
      draws[s] += se * stream.nextGaussian();
    }
    return new DrawsMarginal(draws);
  }

  @Override
  public MarginalLikelihood marginalLikelihood() {
    return sample.marginalLikelihood();
  }

  @Override
  public double logMarginalError() {
    return sample.marginalLikelihood().error();
  }

  /** By the same sampler, seed and number of draws. */
  @Override
  public MarginalLikelihood marginalLikelihood(ModelPriors other) {
    BayesOptions quiet = options.withProgress(Progress.none());
    return StructuredSample.draw(structured, other, quiet).marginalLikelihood();
  }

  @Override
  public List<Check> identification() {
    return PosteriorChecks.levels(structured);
  }

  @Override
  public List<Check> adequacy() {
    return List.of();
  }
}
