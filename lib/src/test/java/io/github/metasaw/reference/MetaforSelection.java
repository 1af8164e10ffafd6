package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.bias.FunnelPredictor;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.selection.SelectionModel;
import io.github.metasaw.freq.selection.SelectionType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Answers {@code selmodel} of metafor, and {@code confint} and {@code profile} of its results. */
final class MetaforSelection {

  private MetaforSelection() {}

  /** The model of a call of {@code selmodel}. */
  static SelectionModel model(JsonNode options) {
    boolean isDecreasing = options.path("decreasing").asBoolean();
    SelectionModel model =
        isDecreasing
            ? SelectionModel.of(SelectionType.STEPCON)
            : SelectionModel.of(options.get("type").asText());
    if (options.has("alternative")) {
      model = model.withAlternative(Alternative.parse(options.get("alternative").asText()));
    }
    if (options.has("steps")) {
      model = model.withSteps(numbers(options.get("steps")));
    }
    if (options.has("delta")) {
      model = model.withDelta(numbers(options.get("delta")));
    }
    if (options.has("prec")) {
      model = model.withPrecision(FunnelPredictor.parse(options.get("prec").asText()));
    }
    if (options.path("control").has("delta.max")) {
      model = model.withHighestDelta(options.path("control").get("delta.max").asDouble());
    }
    return model;
  }

  /** The quantities of a fit. */
  static Map<String, double[]> answer(FrequentistFit base, JsonNode options) {
    SelectionFit fit = model(options).fit(base);
    double scale = scale(base, options);
    double[] delta = Arrays.stream(fit.delta()).map(d -> d / scale).toArray();
    double[] se = Arrays.stream(fit.seDelta()).map(d -> d / scale).toArray();
    Map<String, double[]> result = new HashMap<>();
    result.put("delta", delta);
    result.put("coef(.)$delta", delta);
    result.put("se.delta", se);
    result.put("se(.)$delta", se);
    double[] beta = fit.coefficients().doubleColumn("estimate").asDoubleArray();
    result.put("beta", beta);
    result.put("coef(.)$beta", beta);
    result.put("se(.)$beta", fit.coefficients().doubleColumn("se").asDoubleArray());
    result.put("tau2", new double[] {fit.tau2()});
    result.put("LRT", new double[] {fit.lrt()});
    result.put("LRTdf", new double[] {fit.lrtDf()});
    result.put("logLik", new double[] {fit.logLik()});
    return result;
  }

  /** The numbers of studies in the intervals of a step function. */
  static Map<String, double[]> counts(FrequentistFit base, JsonNode options) {
    return Map.of("k", model(options).fit(base).intervals().doubleColumn("k").asDoubleArray());
  }

  /** metafor divides a measure of imprecision by its largest value unless told not to. */
  private static double scale(FrequentistFit base, JsonNode options) {
    return options.has("prec") && !options.path("scaleprec").asBoolean(true)
        ? Math.sqrt(Arrays.stream(base.studies().vi()).max().orElseThrow())
        : 1;
  }

  /** Estimate and profile interval of tau2, then of each parameter that was estimated. */
  static Map<String, double[]> intervals(FrequentistFit base, JsonNode options) {
    SelectionFit fit = model(options).fit(base);
    double[] delta = fit.delta();
    Map<String, double[]> result = new HashMap<>();
    Tau2Interval tau2 = fit.tau2Interval();
    result.put(row(1), new double[] {fit.tau2(), tau2.lower(), tau2.upper()});
    int known = fit.weightFunction().type().isStep() ? 1 : 0; // the weight of the first interval
    for (int a = known; a < delta.length; a++) {
      Interval interval = fit.deltaInterval(a + 1);
      double[] ends = {delta[a], interval.lower(), interval.upper()};
      result.put(row(2 + a - known), ends);
    }
    return result;
  }

  private static String row(int number) {
    return ".[[" + number + "]]$random[1, ]";
  }

  /** The log-likelihood at given values of the only parameter. */
  static Map<String, double[]> profile(FrequentistFit base, JsonNode options, JsonNode at) {
    SelectionModel model = model(options);
    return Map.of(
        "ll",
        Arrays.stream(numbers(at))
            .map(delta -> model.withDelta(delta).fit(base).logLik())
            .toArray());
  }
}
