package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.counts.ChiSquareTest;
import io.github.metasaw.freq.counts.CountsMethod;
import io.github.metasaw.freq.counts.CountsSolution;
import io.github.metasaw.freq.counts.CountsTest;
import io.github.metasaw.freq.counts.MantelHaenszel;
import io.github.metasaw.freq.counts.MixedModel;
import io.github.metasaw.freq.counts.Peto;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.Quadrature;
import io.github.metasaw.model.counts.TwoByTwoTables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Answers {@code rma.mh}, {@code rma.peto} and {@code rma.glmm} of metafor. */
final class MetaforCounts {

  private MetaforCounts() {}

  /** The quantities of a fit. */
  static Map<String, double[]> answer(String function, JsonNode inputs, JsonNode options) {
    double level = options.has("level") ? options.get("level").asDouble() : 95;
    EffectMeasure measure =
        EffectMeasure.parse(options.has("measure") ? options.get("measure").asText() : "OR");
    CountData data = CountData.of(MetaforCalls.raw(inputs), measure);
    CountsSolution fit =
        switch (function) {
          case "rma.mh" ->
              MantelHaenszel.of(measure).withCorrection(isTrue(options, "correct", true)).fit(data);
          case "rma.peto" -> Peto.of().fit((TwoByTwoTables) data);
          default -> mixed(measure, data, inputs, options);
        };
    Map<String, double[]> result = new HashMap<>();
    wald(result, fit.estimate(), fit.se(), level > 1 ? level / 100 : level);
    double[] beta = new double[fit.p()];
    double[] se = new double[fit.p()];
    Arrays.setAll(beta, fit::estimate);
    Arrays.setAll(se, fit::se);
    result.put("beta", beta);
    result.put("se", se);
    double[] residuals = fit.residuals();
    if (Arrays.stream(residuals).noneMatch(Double::isNaN)) {
      result.put("yi", Arrays.stream(residuals).map(r -> r + fit.estimate()).toArray());
    }
    result.put("tau2", new double[] {fit.tau2()});
    result.put("logLik", new double[] {fit.logLik()});
    result.put("sigma2", new double[] {fit.spread().sigma2()});
    result.put("I2", new double[] {100 * fit.i2()});
    result.put("H2", new double[] {fit.h2()});
    boolean isMixed = function.equals("rma.glmm");
    test(result, isMixed ? "QE.Wld" : "QE", fit.test(CountsTest.HETEROGENEITY));
    test(result, "QE.LRT", fit.test(CountsTest.LIKELIHOOD_RATIO));
    ChiSquareTest association = fit.test(CountsTest.MANTEL_HAENSZEL);
    test(result, "MH", association);
    test(result, "CO", fit.test(CountsTest.COCHRAN));
    test(result, "TA", fit.test(CountsTest.TARONE));
    test(result, "BD", fit.test(CountsTest.BRESLOW_DAY));
    return result;
  }

  /** By the rules of quadrature that rma.glmm has for each model. */
  private static CountsSolution mixed(
      EffectMeasure measure, CountData data, JsonNode inputs, JsonNode options) {
    boolean isOneGroup = !measure.isContrast();
    String model = options.has("model") ? options.get("model").asText() : "UM.FS";
    CountsMethod method = isOneGroup ? CountsMethod.GLMM : CountsMethod.parse(model);
    boolean isExact = method == CountsMethod.CM_EL && measure == EffectMeasure.OR;
    boolean isCommon = options.path("method").asText().matches("EE|FE");
    // UM.RS has two random effects per study, but one where the effect is common: seven points, for
    // which ours are exact.
    boolean isLaplace = method == CountsMethod.UM_RS && !isCommon;
    boolean isSevenPoints = method != CountsMethod.UM_RS && !isExact;
    Quadrature rule =
        isLaplace ? Quadrature.LAPLACE : isSevenPoints ? Quadrature.SEVEN_POINTS : Quadrature.EXACT;
    MixedModel mixed = MixedModel.of(method, measure).withQuadrature(rule);
    return (isCommon ? mixed.withoutHeterogeneity() : mixed).fit(data, design(inputs.path("X")));
  }

  private static double[] design(JsonNode x) {
    if (x.isMissingNode()) {
      return new double[0];
    }
    return numbers(x.has("values") ? x.get("values") : x);
  }

  private static boolean isTrue(JsonNode options, String name, boolean otherwise) {
    return options.has(name) ? options.get(name).asBoolean() : otherwise;
  }

  private static void test(Map<String, double[]> result, String name, ChiSquareTest test) {
    if (test.exists()) {
      result.put(name, new double[] {test.statistic()});
      result.put(name.replaceFirst("^(QE|MH|CO|TA|BD)", "$1p"), new double[] {test.p()});
    }
  }

  private static void wald(Map<String, double[]> result, double b, double se, double level) {
    Interval interval = Interval.wald(b, se, level);
    result.put("zval", new double[] {b / se});
    result.put("ci.lb", new double[] {interval.lower()});
    result.put("ci.ub", new double[] {interval.upper()});
  }

  /** The pooled estimate with its Wald interval, which is all that R has of a fit of counts. */
  static Map<String, double[]> interval(Map<String, double[]> fit, DoubleUnaryOperator shown) {
    return Map.of(
        "fixed",
        new double[] {
          shown.applyAsDouble(fit.get("beta")[0]),
          shown.applyAsDouble(fit.get("ci.lb")[0]),
          shown.applyAsDouble(fit.get("ci.ub")[0])
        });
  }
}
