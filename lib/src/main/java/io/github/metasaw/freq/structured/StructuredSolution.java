package io.github.metasaw.freq.structured;

import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.Solved;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.linalg.Definiteness;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.DispersionLimit;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.optim.OptimReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

  /** Coefficients of the mean, then of theta as the designs are written. */
  private final double[] estimates;

  /** What the model is at the maximum, where that has SDs of 0. */
  private final DispersionLimit limit;

  /** Coefficients of the dispersion there. */
  private final double[] left;

  /** Covariance of beta and {@code left}, row-major; observed or expected, as asked. */
  private final double[] covariance;

  private final List<Parameter> parameters;

  private double[] atKnownV = new double[0];

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
    this.limit = new DispersionLimit(model.structure(), maximum.structure());
    this.left = maximum.coefficients();
    double[] dispersion = limit.coefficients(left);
    this.estimates = Arrays.copyOf(likelihood.beta(), p + dispersion.length);
    System.arraycopy(dispersion, 0, estimates, p, dispersion.length);
    this.covariance = joint(observed);
    this.parameters = new ArrayList<>();
    for (int j : likelihood.basis().kept()) {
      parameters.add(model.mean().parameters().get(j));
    }
    parameters.addAll(model.structure().parameters());
  }

  /** {@link InformationMatrix}. */
  private double[] joint(boolean observed) {
    GaussianLikelihood likelihood = maximum.likelihood();
    MarginalCovariance structure = maximum.structure();
    int q = structure.dimension();
    int m = p + q;
    double[] theta = maximum.search().covariance();
    double[][] slopes = observed ? likelihood.coefficientSlopes() : new double[q][p];
    double[] out = new double[m * m];
    double[] known = likelihood.covariance();
    double[][] cross = new double[p][q];
    for (int i = 0; i < p; i++) {
      for (int t = 0; t < q; t++) {
        for (int s = 0; s < q; s++) {
          cross[i][t] += slopes[s][i] == 0 ? 0 : slopes[s][i] * theta[s * q + t];
        }
      }
    }
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double sum = known[i * p + j];
        for (int t = 0; t < q; t++) {
          sum += slopes[t][j] == 0 ? 0 : cross[i][t] * slopes[t][j];
        }
        out[i * m + j] = sum;
      }
    }
    for (int i = 0; i < p; i++) {
      double[] row = structure.coefficients(cross[i]);
      for (int t = 0; t < q; t++) {
        out[i * m + p + t] = row[t];
        out[(p + t) * m + i] = row[t];
      }
    }
    double[] asWritten = twice(structure, theta, q);
    for (int s = 0; s < q; s++) {
      System.arraycopy(asWritten, s * q, out, (p + s) * m + p, q);
    }
    return out;
  }

  /** T V T' where T turns theta into coefficients. */
  private static double[] twice(MarginalCovariance structure, double[] v, int q) {
    double[] once = rowsTransformed(structure, v, q);
    return rowsTransformed(structure, once, q);
  }

  /** (V T')', so that two calls give T V T' for symmetric V. */
  private static double[] rowsTransformed(MarginalCovariance structure, double[] v, int q) {
    double[] out = new double[q * q];
    for (int i = 0; i < q; i++) {
      double[] row = structure.coefficients(Arrays.copyOfRange(v, i * q, (i + 1) * q));
      for (int j = 0; j < q; j++) {
        out[j * q + i] = row[j];
      }
    }
    return out;
  }

  /**
   * The likelihood of a model.
   *
   * @param model with its studies
   * @param options with method ML or REML
   * @return not yet evaluated
   */
  public static GaussianLikelihood likelihood(GaussianModel model, FreqOptions options) {
    return likelihood(model, options.method() == Tau2Estimator.REML, options.likelihoodWeights());
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

  /** What was fitted. */
  public GaussianModel model() {
    return model;
  }

  /** The maximum of the likelihood. */
  public StructuredMaximum maximum() {
    return maximum;
  }

  /** The likelihood at its maximum. */
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
    return atKnownV()[0];
  }

  @Override
  public double typicalVariance() {
    return atKnownV()[1];
  }

  /**
   * What the estimates say when V is all their covariance: y'P y with P at M = V, and (n - p) / tr
   * P, with P as in Viechtbauer's {@code rma.mv}. NaN where V is singular, or not known.
   */
  private double[] atKnownV() {
    if (atKnownV.length == 0) {
      atKnownV = atKnownV(model, df());
    }
    return atKnownV;
  }

  private static double[] atKnownV(GaussianModel model, int df) {
    Symmetric V = model.studies().V();
    Design mean = model.mean();
    boolean singular = !(V instanceof Diagonal) && !Definiteness.isFullRank(V);
    if (model.structure().isProportional() || singular) {
      return new double[] {Double.NaN, Double.NaN};
    }
    GaussianLikelihood known =
        new GaussianLikelihood(
            model.studies().yi(),
            mean.x(),
            mean.columns(),
            MarginalCovariance.known(V),
            false,
            null);
    if (Double.isNaN(known.at(new double[0]))) {
      return new double[] {Double.NaN, Double.NaN};
    }
    double trace = Arrays.stream(known.projectionDiagonal()).sum();
    return df == 0 ? new double[2] : new double[] {known.squares(), df / trace};
  }

  @Override
  public double[] weights() {
    double[] ones = new double[rows()];
    Arrays.fill(ones, 1);
    double[] w = likelihood().solve(ones);
    double sum = Arrays.stream(w).sum();
    return Arrays.stream(w).map(value -> 100 * value / sum).toArray();
  }

  @Override
  public double[] residuals() {
    return likelihood().residuals();
  }

  /** The diagonal of X (X'M^-1 X)^-1 X'M^-1. */
  @Override
  public double[] hat() {
    GaussianLikelihood likelihood = likelihood();
    double[] inverse = likelihood.inverseDiagonal();
    double[] p = likelihood.projectionDiagonal();
    double[] hat = new double[inverse.length];
    boolean independent = likelihood.storage().equals("diagonal");
    double[] unit = new double[hat.length];
    for (int i = 0; i < hat.length; i++) {
      if (independent) {
        hat[i] = 1 - p[i] / inverse[i];
      } else {
        unit[i] = 1;
        // H = I - M P, so that its diagonal needs a row of M.
        hat[i] =
            1 - Vectors.dot(likelihood.project(unit), likelihood.dispersion().covarianceRow(i));
        unit[i] = 0;
      }
    }
    return hat;
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

  /** Number of coefficients of mean and dispersion. */
  public int size() {
    return estimates.length;
  }

  /** What the j-th coefficient is: those of the mean, then those of the dispersion. */
  public Parameter parameter(int j) {
    return parameters.get(j);
  }

  /** Its place among the coefficients; -1 for none. */
  public int indexOf(Parameter parameter) {
    return parameters.indexOf(parameter);
  }

  /** The name of the j-th coefficient, as R gives it. */
  public String name(int j) {
    return parameters.get(j).name();
  }

  @Override
  public double estimate(int j) {
    return estimates[j];
  }

  /** NaN for a coefficient of the dispersion that has no finite estimate. */
  @Override
  public double covariance(int i, int j) {
    int row = i < p ? i : place(i);
    int column = j < p ? j : place(j);
    return row < 0 || column < 0 ? Double.NaN : covariance[row * (p + left.length) + column];
  }

  /** Covariance of coefficients of the structure of the maximum. */
  public double covarianceInLimit(int s, int t) {
    return covariance[(p + s) * (p + left.length) + p + t];
  }

  private int place(int j) {
    int at = limit.place(j - p);
    return at < 0 ? -1 : p + at;
  }

  /** The limit of the model that the maximum lies in, if it does. */
  public DispersionLimit limit() {
    return limit;
  }

  /**
   * A weighted sum of the coefficients of the dispersion: as of one row of a design.
   *
   * @param weights of the coefficients; none for one that has no value
   */
  public double sum(double[] weights) {
    return limit.value(weights, left);
  }

  /** The variance of such a sum; NaN where it is not finite. */
  public double varianceOfSum(double[] weights) {
    if (limit.beyond(weights) != 0) {
      return Double.NaN;
    }
    double[] within = limit.within(weights);
    double sum = 0;
    for (int s = 0; s < within.length; s++) {
      for (int t = 0; t < within.length; t++) {
        if (within[s] != 0 && within[t] != 0) {
          sum += within[s] * covarianceInLimit(s, t) * within[t];
        }
      }
    }
    return sum;
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

  @Override
  public double logLik() {
    return maximum.logLik();
  }

  /** Coefficients to show: of the mean, and of the dispersion that the text models. */
  @Override
  public int[] shown() {
    boolean[] modelled = model.structure().modelled();
    return java.util.stream.IntStream.range(0, estimates.length)
        .filter(j -> j < p || modelled[j - p])
        .toArray();
  }

  /** Mean over rows of the variance of the true effects. */
  @Override
  public double tau2() {
    return Arrays.stream(likelihood().dispersion().heterogeneity()).average().orElse(Double.NaN);
  }
}
