package io.github.metasaw.freq;

import io.github.metasaw.check.MetaException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a model is estimated, apart from what is modelled. Immutable; start at {@link #defaults}. */
public final class FreqOptions {

  private static final FreqOptions DEFAULTS =
      new FreqOptions(
          Tau2.REML, Double.NaN, SmallSample.Z, 0.95, PredictionInterval.AS_TEST, null, null);

  private final Tau2 method;
  private final double fixedTau2;
  private final SmallSample test;
  private final double level;
  private final PredictionInterval prediction;
  private final double @Nullable [] weights;
  private final @Nullable String weightsColumn;

  private FreqOptions(
      Tau2 method,
      double fixedTau2,
      SmallSample test,
      double level,
      PredictionInterval prediction,
      double @Nullable [] weights,
      @Nullable String weightsColumn) {
    this.method = method;
    this.fixedTau2 = fixedTau2;
    this.test = test;
    this.level = level;
    this.prediction = prediction;
    this.weights = weights;
    this.weightsColumn = weightsColumn;
  }

  /** REML, z, 0.95, prediction interval as the test. */
  public static FreqOptions defaults() {
    return DEFAULTS;
  }

  /** Another estimator of tau2. */
  public FreqOptions withMethod(Tau2 method) {
    return new FreqOptions(method, fixedTau2, test, level, prediction, weights, weightsColumn);
  }

  /** Another estimator of tau2, by its name. */
  public FreqOptions withMethod(String method) {
    return withMethod(Tau2.parse(method));
  }

  /** A value of tau2 (a variance) to use instead of an estimate. */
  public FreqOptions withFixedTau2(double fixedTau2) {
    if (!(fixedTau2 >= 0 && fixedTau2 < Double.POSITIVE_INFINITY)) {
      throw MetaException.of("tau2 must be a variance, 0 or larger, not " + fixedTau2);
    }
    return new FreqOptions(method, fixedTau2, test, level, prediction, weights, weightsColumn);
  }

  /** Another test of the coefficients. */
  public FreqOptions withTest(SmallSample test) {
    return new FreqOptions(method, fixedTau2, test, level, prediction, weights, weightsColumn);
  }

  /** Another test of the coefficients, by its name. */
  public FreqOptions withTest(String test) {
    return withTest(SmallSample.parse(test));
  }

  /** Another confidence of all intervals, between 0 and 1. */
  public FreqOptions withLevel(double level) {
    if (!(level > 0 && level < 1)) {
      String hint = level > 1 && level < 100 ? "; for " + level + " % write " + level / 100 : "";
      throw MetaException.of("level must lie between 0 and 1, not " + level + hint);
    }
    return new FreqOptions(method, fixedTau2, test, level, prediction, weights, weightsColumn);
  }

  /** Another rule for the prediction interval. */
  public FreqOptions withPrediction(PredictionInterval prediction) {
    return new FreqOptions(method, fixedTau2, test, level, prediction, weights, weightsColumn);
  }

  /**
   * Pooling weights [k] instead of inverse variances, as metafor's {@code weights}; equal weights
   * give its {@code weighted = FALSE}. With GENQ and GENQM also the estimator's weights.
   */
  public FreqOptions withWeights(double... weights) {
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw MetaException.of(
            "weights must be 0 or larger, but weight " + (i + 1) + " is " + weights[i]);
      }
    }
    return new FreqOptions(method, fixedTau2, test, level, prediction, weights.clone(), null);
  }

  /**
   * The column of pooling weights in the table of the studies; as {@link #withWeights(double...)}.
   */
  public FreqOptions withWeights(String column) {
    return new FreqOptions(method, fixedTau2, test, level, prediction, null, column);
  }

  /** The column of pooling weights; null for none. */
  public @Nullable String weightsColumn() {
    return weightsColumn;
  }

  /** The estimator of tau2. */
  public Tau2 method() {
    return method;
  }

  /** The value of tau2 to use instead of an estimate; NaN for none. */
  public double fixedTau2() {
    return fixedTau2;
  }

  /** Whether tau2 is given and not estimated. */
  public boolean hasFixedTau2() {
    return !Double.isNaN(fixedTau2);
  }

  /** The test of the coefficients. */
  public SmallSample test() {
    return test;
  }

  /** Confidence of all intervals. */
  public double level() {
    return level;
  }

  /** The rule of the prediction interval. */
  public PredictionInterval prediction() {
    return prediction;
  }

  double @Nullable [] weights() {
    return weights;
  }

  /** The same for other rows: weights of the rows {@code keep}. */
  FreqOptions select(int[] keep) {
    double[] all = weights;
    return all == null ? this : withWeights(Arrays.stream(keep).mapToDouble(i -> all[i]).toArray());
  }

  /** The model in words, as titles and forest plots name it. */
  String model() {
    return hasFixedTau2() && !method.isZero() ? "Random effects (tau2 given)" : method.model();
  }

  private String predictionWords() {
    if (prediction != PredictionInterval.AS_TEST) {
      return prediction.words();
    }
    return (test.usesT() ? PredictionInterval.T : PredictionInterval.NORMAL).words();
  }

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("method", method.code());
    if (hasFixedTau2()) {
      settings.put("tau2", Double.toString(fixedTau2));
    }
    settings.put("test", test.code());
    settings.put("level", Double.toString(level));
    settings.put("prediction", predictionWords());
    settings.put("weights", weights == null ? "inverse variance" : "given");
    return settings;
  }
}
