package io.github.metasaw.freq;

import io.github.metasaw.model.Design;
import io.github.metasaw.model.DispersionLimit;
import io.github.metasaw.model.GaussianLikelihood;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.MarginalCovariance;
import io.github.metasaw.model.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of one Gaussian fit: the maximum and the coefficients with their covariance. */
final class GaussianNumbers {

  final GaussianModel model;
  final Maximum maximum;

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

  private GaussianNumbers(GaussianModel model, Maximum maximum, boolean observed) {
    this.model = model;
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

  /**
   * Fits by ML or REML.
   *
   * @throws io.github.metasaw.diagnostic.MetaException where no theta makes the covariance positive
   *     definite
   */
  static GaussianNumbers fit(GaussianModel model, FreqOptions options) {
    return of(model, options, Maximum.of(likelihood(model, options)));
  }

  /** The same to nearly the same rows as another fit of the model. */
  static GaussianNumbers refit(GaussianModel model, FreqOptions options, GaussianNumbers other) {
    double[] start = other.maximum.near(other.model.structure());
    return of(model, options, Maximum.near(likelihood(model, options), start));
  }

  private static GaussianLikelihood likelihood(GaussianModel model, FreqOptions options) {
    return likelihood(model, options.method() == Tau2.REML, options.likelihoodWeights());
  }

  private static GaussianNumbers of(GaussianModel model, FreqOptions options, Maximum maximum) {
    if (Double.isNaN(maximum.logLik())) {
      throw LikelihoodRules.notPositiveDefinite(model);
    }
    GaussianNumbers numbers = new GaussianNumbers(model, maximum, observed(model, options));
    LikelihoodRules.refuseUnbounded(numbers);
    return numbers;
  }

  /** With dispersion parameters that are given, in the bases of their designs. */
  static GaussianNumbers at(GaussianModel model, FreqOptions options, double[] theta) {
    boolean[] held = new boolean[theta.length];
    Arrays.fill(held, true);
    return new GaussianNumbers(model, Maximum.from(likelihood(model, options), theta, held), false);
  }

  static GaussianLikelihood likelihood(
      GaussianModel model, boolean restricted, double @Nullable [] weights) {
    Design mean = model.mean();
    return new GaussianLikelihood(
        model.studies().yi(), mean.x(), mean.columns(), model.structure(), restricted, weights);
  }

  private static boolean observed(GaussianModel model, FreqOptions options) {
    if (options.information() != InformationMatrix.BY_MODEL) {
      return options.information() == InformationMatrix.OBSERVED;
    }
    for (boolean modelled : model.structure().modelled()) {
      if (modelled) {
        return true;
      }
    }
    return false;
  }

  /** {@link InformationMatrix}. */
  private double[] joint(boolean observed) {
    GaussianLikelihood likelihood = maximum.likelihood();
    MarginalCovariance structure = maximum.structure();
    int q = structure.dimension();
    int m = p + q;
    double[] theta = maximum.covariance();
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

  GaussianLikelihood likelihood() {
    return maximum.likelihood();
  }

  /** Number of coefficients of mean and dispersion. */
  int size() {
    return estimates.length;
  }

  /** What the j-th coefficient is: those of the mean, then those of the dispersion. */
  Parameter parameter(int j) {
    return parameters.get(j);
  }

  /** Its place among the coefficients; -1 for none. */
  int indexOf(Parameter parameter) {
    return parameters.indexOf(parameter);
  }

  String name(int j) {
    return parameters.get(j).name();
  }

  double estimate(int j) {
    return estimates[j];
  }

  /** NaN for a coefficient of the dispersion that has no finite estimate. */
  double covariance(int i, int j) {
    int row = i < p ? i : place(i);
    int column = j < p ? j : place(j);
    return row < 0 || column < 0 ? Double.NaN : covariance[row * (p + left.length) + column];
  }

  /** Covariance of coefficients of the structure of the maximum. */
  double covarianceInLimit(int s, int t) {
    return covariance[(p + s) * (p + left.length) + p + t];
  }

  private int place(int j) {
    int at = limit.place(j - p);
    return at < 0 ? -1 : p + at;
  }

  /** The limit of the model that the maximum lies in, if it does. */
  DispersionLimit limit() {
    return limit;
  }

  /**
   * A weighted sum of the coefficients of the dispersion: as of one row of a design.
   *
   * @param weights of the coefficients; none for one that has no value
   */
  double sum(double[] weights) {
    return limit.value(weights, left);
  }

  /** The variance of such a sum; NaN where it is not finite. */
  double varianceOfSum(double[] weights) {
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
  double se(int j) {
    double variance = covariance(j, j);
    return variance > 0 ? Math.sqrt(variance) : Double.NaN;
  }

  /** Rows less coefficients of the mean. */
  int df() {
    return model.studies().k() - p;
  }

  /** Number of parameters: coefficients of the mean and of the dispersion. */
  int parameters() {
    return p + maximum.parameters();
  }

  double logLik() {
    return maximum.logLik();
  }

  /** Coefficients to show: of the mean, and of the dispersion that the text models. */
  int[] shown() {
    boolean[] modelled = model.structure().modelled();
    return java.util.stream.IntStream.range(0, estimates.length)
        .filter(j -> j < p || modelled[j - p])
        .toArray();
  }

  /** Mean square of the least-squares residuals: what is small is small beside it. */
  double scale() {
    double[] r = likelihood().leastSquaresResiduals();
    return Arrays.stream(r).map(value -> value * value).sum() / r.length;
  }

  /** Mean over rows of the variance of the true effects. */
  double tau2() {
    return Arrays.stream(likelihood().dispersion().heterogeneity()).average().orElse(Double.NaN);
  }
}
