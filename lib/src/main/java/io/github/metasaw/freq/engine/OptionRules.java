package io.github.metasaw.freq.engine;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.PredictionInterval;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.CorrelatedRows;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which options a model takes. Every option is honoured or refused here, before anything is
 * computed; none is ignored.
 */
final class OptionRules {

  private OptionRules() {}

  /**
   * Checks the options of a model with one tau2 and independent studies.
   *
   * @throws MetaException for an option without a meaning there
   */
  static void oneVariance(Studies studies, FreqOptions options) {
    String code = options.method().id();
    poolingWeights(studies, options);
    if (!options.fixed().isEmpty()) {
      throw MetaException.of(
          "%s cannot be fixed in a model with one tau2 and independent studies; give tau2, a variance, instead"
              .formatted(options.fixed()));
    }
    if (options.method().isZero() && options.hasFixedTau2()) {
      throw MetaException.of(
          "method %s puts tau2 at 0, so it cannot be given; leave the method out to give tau2"
              .formatted(code));
    }
    if (options.method().isZero() && options.prediction() != PredictionInterval.AS_TEST) {
      throw MetaException.of(
          "method %s says nothing of the effect of a next study, so it has no prediction interval; take a random-effects method"
              .formatted(code));
    }
    information(options);
  }

  private static void poolingWeights(Studies studies, FreqOptions options) {
    double[] weights = options.weights();
    if (weights != null && weights.length != studies.k()) {
      throw MetaException.of(
          "%d weights were given for %d studies".formatted(weights.length, studies.k()));
    }
  }

  /** Which information belongs to which standard error, with one tau2. */
  private static void information(FreqOptions options) {
    boolean weighted = options.weights() != null || options.weightsColumn() != null;
    if (options.information() != InformationMatrix.BY_MODEL && weighted) {
      throw unlikeWeights(options);
    }
    if (options.information() != InformationMatrix.OBSERVED) {
      return;
    }
    boolean likelihood =
        options.method() == Tau2Estimator.ML || options.method() == Tau2Estimator.REML;
    if (!likelihood || options.hasFixedTau2()) {
      throw MetaException.of(
          "information observed counts that tau2 is estimated by ML or REML, and here it is %s; take expected, or method ML or REML"
              .formatted(options.hasFixedTau2() ? "given" : "by method " + options.method().id()));
    }
    if (options.test().scales()) {
      throw MetaException.of(
          "test %s scales the standard errors of the expected information; take z or t with observed"
              .formatted(options.test().id()));
    }
  }

  private static MetaException unlikeWeights(FreqOptions options) {
    return MetaException.of(
        "information %s makes standard errors of the likelihood, but with given weights they are those of the weighted mean; leave one of the two out"
            .formatted(options.information().id()));
  }

  /**
   * Checks the options of a model of mean and dispersion, or with correlated estimates.
   *
   * @throws MetaException for an option without a meaning there
   */
  static void structured(GaussianModel model, FreqOptions options) {
    estimation(model, options);
    options.fixed().check(model.structure().parameters());
    if (options.test().scales()) {
      throw MetaException.of(
          "test %s is made for one tau2 and independent studies; take z or t here, or cluster-robust standard errors"
              .formatted(options.test().id()));
    }
    if (options.prediction() == PredictionInterval.RILEY && !model.isOneVariance()) {
      throw MetaException.of(
          "prediction riley takes a degree of freedom off for one tau2, and this model has more than one variance, or none; take t or normal");
    }
    int rows = model.studies().k();
    int coefficients = model.mean().columns();
    if (rows <= coefficients) {
      throw MetaException.of(
          "%d coefficients and the heterogeneity cannot be estimated from %d rows; take moderators out"
              .formatted(coefficients, rows));
    }
  }

  private static void estimation(GaussianModel model, FreqOptions options) {
    if (options.method().isZero()) {
      throw MetaException.of(
          "method %s is made for independent studies; here the line sigma ~ 0 is that model, with method ML or REML and without a group"
              .formatted(options.method().id()));
    }
    if (options.method() != Tau2Estimator.ML && options.method() != Tau2Estimator.REML) {
      throw MetaException.of(
          "method %s is made for one tau2 and independent studies; this model is fitted by ML or REML"
              .formatted(options.method().id()));
    }
    int dispersion = model.structure().dimension();
    if (dispersion > model.studies().k()) {
      throw MetaException.of(
          "the model has %d coefficients of SDs and correlations, and %d rows cannot tell them apart; leave terms out of the lines of sigma, sd() and rho12, or effects out of the groups"
              .formatted(dispersion, model.studies().k()));
    }
    if (options.hasFixedTau2()) {
      throw MetaException.of(
          "tau2 can be given for one tau2 and independent studies only, and this model is another");
    }
    boolean weighted = options.weights() != null || options.weightsColumn() != null;
    if (weighted && options.weightsLikelihood()) {
      throw MetaException.of(
          "pooling weights and weights of the likelihood are two ways to weight rows; give one of them");
    }
    if (weighted && options.information() != InformationMatrix.BY_MODEL) {
      throw unlikeWeights(options);
    }
  }

  /** Weights of the likelihood are one number for all rows that are correlated. */
  static void weights(GaussianModel model, FreqOptions options) {
    poolingWeights(model.studies(), options);
    double[] weights = options.likelihoodWeights();
    if (weights == null) {
      return;
    }
    if (weights.length != model.studies().k()) {
      throw MetaException.of(
          "%d weights were given for %d rows".formatted(weights.length, model.studies().k()));
    }
    int[] block = CorrelatedRows.membership(model.structure());
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
}
