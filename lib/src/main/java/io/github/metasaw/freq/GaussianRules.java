package io.github.metasaw.freq;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.model.GaussianModel;
import java.util.Locale;

/** What options a model of mean and dispersion allows. */
final class GaussianRules {

  private GaussianRules() {}

  static void check(GaussianModel model, FreqOptions options) {
    if (options.method() != Tau2.ML && options.method() != Tau2.REML) {
      throw MetaException.of(
          "method %s is made for one tau2 and independent studies; this model is fitted by ML or REML"
              .formatted(options.method().code()));
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
    java.util.Arrays.fill(first, -1);
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

  static MetaException notPositiveDefinite(GaussianModel model) {
    return MetaException.of(
        model.structure().hasSigma()
            ? "the covariance of the estimates is not positive definite, whatever the heterogeneity; is V a covariance matrix?"
            : "the sampling covariance V is singular and the model has no sigma, so there is no likelihood; leave sigma ~ 0 out");
  }
}
