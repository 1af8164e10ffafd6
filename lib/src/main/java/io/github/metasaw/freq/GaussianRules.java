package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Definiteness;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.GaussianModel;
import java.util.Arrays;
import java.util.Locale;

/** What options a model of mean and dispersion allows. */
final class GaussianRules {

  /** A variance of true effects that is nothing beside sampling variances, as a share. */
  private static final double NEGLIGIBLE = 1e-9;

  private GaussianRules() {}

  static void check(GaussianModel model, FreqOptions options) {
    if (options.method().isZero()) {
      throw MetaException.of(
          "method %s is made for independent studies; here the line sigma ~ 0 is that model, with method ML or REML and without a group"
              .formatted(options.method().code()));
    }
    if (options.method() != Tau2.ML && options.method() != Tau2.REML) {
      throw MetaException.of(
          "method %s is made for one tau2 and independent studies; this model is fitted by ML or REML"
              .formatted(options.method().code()));
    }
    int dispersion = model.structure().dimension();
    if (dispersion > model.studies().k()) {
      throw MetaException.of(
          "the model has %d coefficients of SDs and correlations, and %d rows cannot tell them apart; leave terms out of the lines of sigma, sd() and rho12, or effects out of the groups"
              .formatted(dispersion, model.studies().k()));
    }
    if (options.test().scales()) {
      throw MetaException.of(
          "test %s is made for one tau2 and independent studies; take z or t here, or cluster-robust standard errors"
              .formatted(options.test().code()));
    }
    if (options.hasFixedTau2()) {
      throw MetaException.of(
          "tau2 can be given for one tau2 and independent studies only, and this model is another");
    }
    if (options.weights() != null || options.weightsColumn() != null) {
      throw MetaException.of(
          "pooling weights belong to models with one tau2 and independent studies; weights of the likelihood are withLikelihoodWeights");
    }
    int rows = model.studies().k();
    int coefficients = model.mean().columns();
    if (rows <= coefficients) {
      throw MetaException.of(
          "%d coefficients and the heterogeneity cannot be estimated from %d rows; take moderators out"
              .formatted(coefficients, rows));
    }
  }

  /** Weights are one number for all rows that are correlated. */
  static void weights(GaussianModel model, FreqOptions options) {
    double[] weights = options.likelihoodWeights();
    if (weights == null) {
      return;
    }
    if (weights.length != model.studies().k()) {
      throw MetaException.of(
          "%d weights were given for %d rows".formatted(weights.length, model.studies().k()));
    }
    int[] block = model.structure().membership();
    int[] first = new int[weights.length];
    Arrays.fill(first, -1);
    for (int i = 0; i < weights.length; i++) {
      if (first[block[i]] < 0) {
        first[block[i]] = i;
      }
      if (weights[i] != weights[first[block[i]]]) {
        throw MetaException.of(
            String.format(
                Locale.ROOT,
                "%s and %s are correlated but have the weights %s and %s; the likelihood of correlated rows is one, so give them one weight",
                model.studies().rowName(first[block[i]]),
                model.studies().rowName(i),
                weights[first[block[i]]],
                weights[i]));
      }
    }
  }

  /**
   * Refuses a likelihood that grows without bound as the heterogeneity goes to 0: V is singular,
   * and the estimates agree exactly where it says that they have no error.
   */
  static void bounded(GaussianNumbers fit) {
    Symmetric v = fit.likelihood().dispersion().sampling();
    double[] variances = v.diagonal();
    double known = Arrays.stream(variances).average().orElse(0);
    double most = Arrays.stream(fit.likelihood().dispersion().heterogeneity()).max().orElse(0);
    if (most > NEGLIGIBLE * (known + fit.scale()) || Definiteness.isFullRank(v)) {
      return;
    }
    throw MetaException.of(
        "the likelihood grows without bound as the heterogeneity goes to 0: V is singular, and the estimates agree exactly where it leaves no error%s; leave one of such rows out, or lower the correlation"
            .formatted(alike(fit.model.studies(), v)));
  }

  /** Two rows that V takes for one, if there are such. */
  private static String alike(Studies studies, Symmetric v) {
    double[] diagonal = v.diagonal();
    for (int i = 0; i < diagonal.length; i++) {
      for (int j = 0; j < i; j++) {
        double product = Math.sqrt(diagonal[i] * diagonal[j]);
        if (product > 0 && Math.abs(v.get(i, j)) >= (1 - 1e-9) * product) {
          return ", as in %s and %s".formatted(studies.rowName(j), studies.rowName(i));
        }
      }
    }
    return "";
  }

  static MetaException notPositiveDefinite(GaussianModel model) {
    return MetaException.of(
        model.structure().hasSigma()
            ? "the covariance of the estimates is not positive definite, whatever the heterogeneity; is V a covariance matrix?"
            : "the sampling covariance V is singular and the model has no sigma, so there is no likelihood; leave sigma ~ 0 out");
  }
}
