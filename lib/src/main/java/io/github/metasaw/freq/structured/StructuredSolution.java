package io.github.metasaw.freq.structured;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.Solved;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.optim.OptimReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The solution of y ~ N(X beta, V + diag(sigma^2) + Z G Z') by ML or REML: the maximum, and the
 * coefficients with their covariance; tau2 is the mean over rows of the variance of true effects.
 */
@API(status = API.Status.INTERNAL)
public final class StructuredSolution implements Solved {

  final GaussianModel model;
  final FreqOptions options;
  final StructuredMaximum maximum;

  /** Rank of X: coefficients of the mean that could be estimated. */
  final int p;

  /** The mean by pooling weights; null by inverse variances. */
  private final @Nullable PooledMean pooled;

  private final StructuredCoefficients coefficients;
  private final List<Parameter> parameters;

  private @Nullable WithinStudyStatistics within;

  /**
   * @param observed whether covariances are those of the observed information
   */
  StructuredSolution(
      GaussianModel model, FreqOptions options, StructuredMaximum maximum, boolean observed) {
    this.model = model;
    this.options = options;
    this.maximum = maximum;
    GaussianLikelihood likelihood = maximum.likelihood();
    this.p = likelihood.rank();
    double[] given = options.weights();
    this.pooled = given == null ? null : new PooledMean(model, likelihood, given);
    this.coefficients = new StructuredCoefficients(model.structure(), maximum, observed, pooled);
    this.parameters = new ArrayList<>();
    for (int j : likelihood.basis().kept()) {
      parameters.add(model.mean().parameters().get(j));
    }
    parameters.addAll(model.structure().parameters());
  }

  /**
   * The likelihood of a model, with the parameters that the options fix.
   *
   * @param model with its studies
   * @param options with method ML or REML
   * @return not yet evaluated
   */
  public static GaussianLikelihood likelihood(GaussianModel model, FreqOptions options) {
    GaussianLikelihood free =
        likelihood(model, options.isRestricted(), options.likelihoodWeights());
    return options.fixed().isEmpty()
        ? free
        : free.fixing(options.fixed().among(model.structure().parameters()));
  }

  /**
   * The likelihood of a model.
   *
   * @param model with its studies
   * @param restricted REML instead of ML
   * @param weights of the rows [n]; null for 1
   * @return not yet evaluated
   */
  public static GaussianLikelihood likelihood(
      GaussianModel model, boolean restricted, double @Nullable [] weights) {
    Design mean = model.mean();
    return new GaussianLikelihood(
        model.studies().yi(), mean.x(), mean.columns(), model.structure(), restricted, weights);
  }

  /**
   * What was fitted.
   *
   * @return with its studies
   */
  public GaussianModel model() {
    return model;
  }

  /**
   * The maximum of the likelihood.
   *
   * @return of the model or a limit of it
   */
  public StructuredMaximum maximum() {
    return maximum;
  }

  /**
   * The likelihood at its maximum.
   *
   * @return working storage: one thread at a time
   */
  public GaussianLikelihood likelihood() {
    return maximum.likelihood();
  }

  @Override
  public FreqOptions options() {
    return options;
  }

  @Override
  public int rows() {
    return model.studies().k();
  }

  @Override
  public int p() {
    return p;
  }

  @Override
  public int[] kept() {
    return likelihood().basis().kept();
  }

  @Override
  public int[] aliased() {
    return likelihood().basis().aliased();
  }

  @Override
  public List<Parameter> dispersion() {
    return parameters.subList(p, parameters.size());
  }

  @Override
  public double[] theta() {
    return maximum.search().theta().clone();
  }

  @Override
  public double[] sigma() {
    return likelihood().dispersion().sigma();
  }

  @Override
  public double[] heterogeneity() {
    return likelihood().dispersion().heterogeneity();
  }

  /** By the delta method where tau2 is one sigma squared. */
  @Override
  public double seTau2() {
    return model.structure().isOneVariance() && !maximum.search().atBoundary(0)
        ? 2 * tau2() * se(p)
        : Double.NaN;
  }

  @Override
  public double observations() {
    double n = likelihood().observations();
    return likelihood().restricted() ? n - p : n;
  }

  @Override
  public double q() {
    return within().q();
  }

  @Override
  public double typicalVariance() {
    return within().typicalVariance();
  }

  private WithinStudyStatistics within() {
    WithinStudyStatistics known = within;
    if (known == null) {
      known = WithinStudyStatistics.of(model, df());
      within = known;
    }
    return known;
  }

  @Override
  public double[] weights() {
    return mean().weights();
  }

  @Override
  public double[] residuals() {
    return mean().residuals();
  }

  @Override
  public double[] hat() {
    return mean().hat();
  }

  /**
   * Covariance of the residuals of some rows.
   *
   * @param rows from 0 [m]
   * @return these rows and columns of (I - H) M (I - H)', by inverse variances M - X (X'M^-1 X)^-1
   *     X', row-major [m x m]
   */
  public double[] residualCovariance(int... rows) {
    return mean().residualCovariance(rows);
  }

  private WeightedMean mean() {
    return pooled == null ? new OptimalMean(model, likelihood()) : pooled;
  }

  /**
   * Refuses what rests on the mean by inverse variances.
   *
   * @param what a sentence's beginning
   * @throws MetaException for a fit with pooling weights
   */
  public void refusePooling(String what) {
    if (pooled != null) {
      throw MetaException.of(what + "; fit the model without pooling weights");
    }
  }

  @Override
  public Search search() {
    OptimReport report = maximum.search().report();
    return new Search(
        report.converged(), report.iterations(), report.evaluations(), report.method());
  }

  @Override
  public Set<Parameter> boundary() {
    return maximum.search().boundary();
  }

  /**
   * Number of coefficients.
   *
   * @return of mean and dispersion
   */
  public int size() {
    return coefficients.size();
  }

  /**
   * What a coefficient is.
   *
   * @param j index: those of the mean first, then those of the dispersion
   * @return mean or dispersion parameter
   */
  public Parameter parameter(int j) {
    return parameters.get(j);
  }

  /**
   * The place of a parameter among the coefficients.
   *
   * @param parameter of mean or dispersion
   * @return its index; -1 for none
   */
  public int indexOf(Parameter parameter) {
    return parameters.indexOf(parameter);
  }

  /**
   * The name of a coefficient.
   *
   * @param j index among all coefficients
   * @return as R gives it
   */
  public String name(int j) {
    return parameters.get(j).name();
  }

  @Override
  public double estimate(int j) {
    return coefficients.estimate(j);
  }

  /** NaN for a coefficient of the dispersion that has no finite estimate. */
  @Override
  public double covariance(int i, int j) {
    return coefficients.covariance(i, j);
  }

  /**
   * The coefficients with the limit of the model that they are in.
   *
   * @return of mean and dispersion
   */
  public StructuredCoefficients coefficients() {
    return coefficients;
  }

  /**
   * Whether a coefficient was given and not estimated.
   *
   * @param j place among all coefficients
   * @return false for coefficients of the mean, and for those without a finite estimate
   */
  public boolean isGiven(int j) {
    int at = j < p ? -1 : coefficients.limit().place(j - p);
    return at >= 0 && maximum.search().given()[at];
  }

  /** Standard error; NaN for a component at zero. */
  @Override
  public double se(int j) {
    double variance = covariance(j, j);
    return variance > 0 ? Math.sqrt(variance) : Double.NaN;
  }

  /** Rows less coefficients of the mean. */
  @Override
  public int df() {
    return model.studies().k() - p;
  }

  /** Number of parameters: coefficients of the mean and of the dispersion. */
  @Override
  public int parameterCount() {
    return p + maximum.search().parameterCount();
  }

  /** At these coefficients: with pooling weights below the maximum. */
  @Override
  public double logLik() {
    return maximum.logLik() - (pooled == null ? 0 : pooled.belowMaximum());
  }

  /** Coefficients to show: of the mean, and of the dispersion that the text models. */
  @Override
  public int[] shown() {
    boolean[] modelled = model.structure().modelled();
    return IntStream.range(0, size()).filter(j -> j < p || modelled[j - p]).toArray();
  }

  /** Mean over rows of the variance of the true effects. */
  @Override
  public double tau2() {
    return Arrays.stream(likelihood().dispersion().heterogeneity()).average().orElse(Double.NaN);
  }
}
