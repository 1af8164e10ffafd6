package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.Level;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** How a model is estimated, apart from what is modelled. Immutable; start at {@link #defaults}. */
public final class FreqOptions {

  private static final FreqOptions DEFAULTS =
      new FreqOptions(
          new Heterogeneity(Tau2Estimator.REML, Double.NaN, FixedParameters.NONE),
          new Intervals(
              CoefficientTest.Z, 0.95, PredictionInterval.AS_TEST, InformationMatrix.BY_MODEL),
          RowWeights.NONE,
          RowWeights.NONE);

  private final Heterogeneity heterogeneity;
  private final Intervals intervals;
  private final RowWeights pooling;
  private final RowWeights likelihood;

  /**
   * How tau2 is found.
   *
   * @param method the estimator
   * @param fixed a value instead of an estimate; NaN for none
   * @param parameters values of SDs, correlations and ranges instead of estimates
   */
  private record Heterogeneity(Tau2Estimator method, double fixed, FixedParameters parameters) {}

  /** Standard errors, tests and intervals. */
  private record Intervals(
      CoefficientTest test,
      double level,
      PredictionInterval prediction,
      InformationMatrix information) {

    Intervals withLevel(double other) {
      return new Intervals(test, Level.require(other), prediction, information);
    }
  }

  private FreqOptions(
      Heterogeneity heterogeneity, Intervals intervals, RowWeights pooling, RowWeights likelihood) {
    this.heterogeneity = heterogeneity;
    this.intervals = intervals;
    this.pooling = pooling;
    this.likelihood = likelihood;
  }

  private FreqOptions with(Heterogeneity other) {
    return new FreqOptions(other, intervals, pooling, likelihood);
  }

  private FreqOptions with(Intervals other) {
    return new FreqOptions(heterogeneity, other, pooling, likelihood);
  }

  /**
   * The defaults: REML, z test, level 0.95, prediction interval from the same distribution as the
   * test.
   *
   * @return metafor's defaults
   */
  public static FreqOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Another estimator of tau2.
   *
   * @param method {@code REML}, {@code DL}, ...
   * @return a copy
   */
  public FreqOptions withMethod(Tau2Estimator method) {
    return with(new Heterogeneity(method, heterogeneity.fixed, heterogeneity.parameters));
  }

  /**
   * Another estimator of tau2, by its name.
   *
   * @param method as metafor names it, in any case
   * @return a copy
   * @throws MetaException for an unknown name
   */
  public FreqOptions withMethod(String method) {
    return withMethod(Tau2Estimator.parse(method));
  }

  /**
   * A value of tau2 instead of an estimate.
   *
   * @param fixedTau2 a variance, 0 or larger
   * @return a copy
   * @throws MetaException for a negative or infinite value
   */
  public FreqOptions withFixedTau2(double fixedTau2) {
    if (!(fixedTau2 >= 0 && fixedTau2 < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "tau2 must be a variance, 0 or larger, not " + CheckNumber.plain(fixedTau2));
    }
    return with(new Heterogeneity(heterogeneity.method, fixedTau2, heterogeneity.parameters));
  }

  /**
   * A value of an SD, a correlation or a range of a model with several, instead of an estimate.
   *
   * @param parameter by its name on its own scale: {@code sigma}, {@code sd(study)}, {@code
   *     rho(study)}, {@code range(site)}
   * @param value an SD (not a variance), a correlation or a range
   * @return a copy
   * @throws MetaException for a parameter that is fixed already
   */
  public FreqOptions withFixed(String parameter, double value) {
    return withFixed(heterogeneity.parameters.with(parameter, value));
  }

  /**
   * Values of SDs, correlations or ranges instead of estimates.
   *
   * @param text for example {@code sd(study) = 0.3, rho(study) = 0.5}
   * @return a copy
   * @throws MetaException for what is no name with a number, and a parameter that is fixed already
   */
  public FreqOptions withFixed(String text) {
    return withFixed(heterogeneity.parameters.with(text));
  }

  private FreqOptions withFixed(FixedParameters parameters) {
    return with(new Heterogeneity(heterogeneity.method, heterogeneity.fixed, parameters));
  }

  /**
   * The parameters that are given and not estimated.
   *
   * @return none unless asked for
   */
  @API(status = API.Status.INTERNAL)
  public FixedParameters fixed() {
    return heterogeneity.parameters;
  }

  /**
   * Another test of the coefficients.
   *
   * @param test z, t, or Knapp and Hartung's
   * @return a copy
   */
  public FreqOptions withTest(CoefficientTest test) {
    return with(new Intervals(test, intervals.level, intervals.prediction, intervals.information));
  }

  /**
   * Another test of the coefficients, by its name.
   *
   * @param test {@code z}, {@code t}, {@code knha} or {@code adhoc}
   * @return a copy
   * @throws MetaException for an unknown name
   */
  public FreqOptions withTest(String test) {
    return withTest(CoefficientTest.parse(test));
  }

  /**
   * Another confidence of all intervals.
   *
   * @param level between 0 and 1
   * @return a copy
   * @throws MetaException for a level outside
   */
  public FreqOptions withLevel(double level) {
    return with(intervals.withLevel(level));
  }

  /**
   * Another rule for the prediction interval.
   *
   * @param prediction the reference distribution
   * @return a copy
   */
  public FreqOptions withPrediction(PredictionInterval prediction) {
    return with(new Intervals(intervals.test, intervals.level, prediction, intervals.information));
  }

  /**
   * Pooling weights instead of inverse variances, as metafor's {@code weights}; equal weights give
   * its {@code weighted = FALSE}. With GENQ and GENQM also the estimator's weights. In a model with
   * several variances or correlated rows they are the diagonal of metafor's {@code W}. Except with
   * GENQ and GENQM, the heterogeneity is estimated without them.
   *
   * @param weights one per study, 0 or larger [k]
   * @return a copy
   * @throws MetaException for a negative or infinite weight
   */
  public FreqOptions withWeights(double... weights) {
    return new FreqOptions(heterogeneity, intervals, RowWeights.of(weights), likelihood);
  }

  /**
   * Weights of the likelihood: the log-likelihood of a row, or of a block of correlated rows,
   * counts that many times. They are not sampling variances: those belong to V. ML and REML only.
   *
   * @param weights one per row, 0 or larger [k]
   * @return a copy
   * @throws MetaException for a negative or infinite weight
   */
  public FreqOptions withLikelihoodWeights(double... weights) {
    return new FreqOptions(heterogeneity, intervals, pooling, RowWeights.of(weights));
  }

  /**
   * The column of weights of the likelihood; as {@link #withLikelihoodWeights(double...)}.
   *
   * @param column of the table of studies
   * @return a copy
   */
  public FreqOptions withLikelihoodWeights(String column) {
    return new FreqOptions(heterogeneity, intervals, pooling, RowWeights.ofColumn(column));
  }

  /**
   * The column of weights of the likelihood.
   *
   * @return its name; null for none
   */
  public @Nullable String likelihoodWeightsColumn() {
    return likelihood.column();
  }

  /**
   * Weights of the likelihood.
   *
   * @return [k], not a copy; null for none
   */
  @API(status = API.Status.INTERNAL)
  public double @Nullable [] likelihoodWeights() {
    return likelihood.values();
  }

  /**
   * Whether the likelihood is weighted.
   *
   * @return true for given weights and for a column of them
   */
  public boolean weightsLikelihood() {
    return likelihood.isGiven();
  }

  /**
   * Another rule for the standard errors: whether they allow for the estimation of the
   * heterogeneity. {@link InformationMatrix#OBSERVED} needs ML or REML, and with one tau2 it gives
   * tau2 the standard error of the observed information too.
   *
   * @param information observed, expected, or by the model
   * @return a copy
   */
  public FreqOptions withInformation(InformationMatrix information) {
    return with(new Intervals(intervals.test, intervals.level, intervals.prediction, information));
  }

  /**
   * The rule for the standard errors of the mean.
   *
   * @return by the model unless asked otherwise
   */
  public InformationMatrix information() {
    return intervals.information;
  }

  /**
   * The column of pooling weights; as {@link #withWeights(double...)}.
   *
   * @param column of the table of studies
   * @return a copy
   */
  public FreqOptions withWeights(String column) {
    return new FreqOptions(heterogeneity, intervals, RowWeights.ofColumn(column), likelihood);
  }

  /**
   * A column of weights, in the meaning that the estimator chosen before gives them: with GENQ and
   * GENQM the weights of the estimator and of the mean, as {@link #withWeights(String)}; with the
   * others those of the likelihood, as {@link #withLikelihoodWeights(String)}.
   *
   * @param column of the table of studies
   * @return a copy
   */
  public FreqOptions withWeightsOfMethod(String column) {
    return method() == Tau2Estimator.GENQ || method() == Tau2Estimator.GENQM
        ? withWeights(column)
        : withLikelihoodWeights(column);
  }

  /**
   * The column of pooling weights.
   *
   * @return its name; null for none
   */
  public @Nullable String weightsColumn() {
    return pooling.column();
  }

  /**
   * The columns of the table that these options read.
   *
   * @return of pooling weights and of likelihood weights, where they are asked for
   */
  public List<String> columns() {
    return Stream.of(pooling, likelihood).flatMap(weights -> weights.named().stream()).toList();
  }

  /**
   * The estimator of tau2.
   *
   * @return REML unless asked otherwise
   */
  public Tau2Estimator method() {
    return heterogeneity.method;
  }

  /**
   * The value of tau2 that is used instead of an estimate.
   *
   * @return a variance; NaN for none
   */
  public double fixedTau2() {
    return heterogeneity.fixed;
  }

  /**
   * Whether tau2 is given and not estimated.
   *
   * @return true after {@link #withFixedTau2}
   */
  public boolean hasFixedTau2() {
    return !Double.isNaN(heterogeneity.fixed);
  }

  /**
   * Whether the likelihood is the restricted one.
   *
   * @return true for REML
   */
  public boolean isRestricted() {
    return method() == Tau2Estimator.REML;
  }

  /**
   * The test of the coefficients.
   *
   * @return z unless asked otherwise
   */
  public CoefficientTest test() {
    return intervals.test;
  }

  /**
   * Confidence of all intervals.
   *
   * @return between 0 and 1
   */
  public double level() {
    return intervals.level;
  }

  /**
   * The rule of the prediction interval.
   *
   * @return as the test unless asked otherwise
   */
  public PredictionInterval prediction() {
    return intervals.prediction;
  }

  /**
   * Pooling weights.
   *
   * @return [k], not a copy; null for inverse variances
   */
  @API(status = API.Status.INTERNAL)
  public double @Nullable [] weights() {
    return pooling.values();
  }

  /**
   * The same for other rows.
   *
   * @param keep the rows whose weights are kept, from 0
   * @return a copy
   */
  @API(status = API.Status.INTERNAL)
  public FreqOptions select(int... keep) {
    return new FreqOptions(heterogeneity, intervals, pooling.select(keep), likelihood.select(keep));
  }

  /**
   * The name of the model and its estimator.
   *
   * @return as titles and legends have it
   */
  @API(status = API.Status.INTERNAL)
  public ModelName model() {
    return method().isZero()
        ? new ModelName(method().label(), "")
        : new ModelName(ModelName.RANDOM_EFFECTS, hasFixedTau2() ? "tau2 given" : method().id());
  }

  private String predictionWords() {
    if (prediction() != PredictionInterval.AS_TEST) {
      return prediction().label();
    }
    return (test().usesT() ? PredictionInterval.T : PredictionInterval.NORMAL).label();
  }

  /**
   * The options as a fit remembers them.
   *
   * @return name and value, in the order to show them
   */
  @API(status = API.Status.INTERNAL)
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("method", method().id());
    if (hasFixedTau2()) {
      settings.put("tau2", Double.toString(fixedTau2()));
    }
    if (!fixed().isEmpty()) {
      settings.put("fixed", fixed().toString());
    }
    settings.put("test", test().id());
    settings.put("level", Double.toString(level()));
    settings.put("prediction", predictionWords());
    if (information() != InformationMatrix.BY_MODEL) {
      settings.put("information", information().id());
    }
    settings.put("weights", weights() == null ? "inverse variance" : "given");
    if (weightsLikelihood()) {
      settings.put("likelihood weights", "given");
    }
    return settings;
  }
}
