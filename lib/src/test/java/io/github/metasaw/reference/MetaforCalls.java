package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.FreqOptions;
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
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Answers calls of metafor, as a file of {@code reference/metafor_tests} records them, by this
 * library: the quantities of a result under R's names.
 */
final class MetaforCalls {

  /** A call that this library has no counterpart of, or that another test answers. */
  static final class NotAnswered extends RuntimeException {
    NotAnswered(String reason) {
      super(reason);
    }
  }

  private static final DoubleUnaryOperator SAME = x -> x;

  private final Map<Integer, JsonNode> calls = new HashMap<>();
  private final Map<Integer, Map<String, double[]>> answers = new HashMap<>();

  MetaforCalls(JsonNode calls) {
    calls.forEach(call -> this.calls.put(call.get("id").asInt(), call));
  }

  /** The function of a call; {@code none} where the recorder saw no call that it knows. */
  String function(JsonNode id) {
    return id.isInt() ? calls.get(id.asInt()).get("function").asText() : "none";
  }

  /**
   * The quantities of a call.
   *
   * @throws NotAnswered with the reason
   */
  Map<String, double[]> answer(JsonNode id) {
    if (!id.isInt()) {
      throw new NotAnswered("no call of a function that the recorder knows");
    }
    Map<String, double[]> known = answers.get(id.asInt());
    if (known == null) {
      known = compute(calls.get(id.asInt()));
      answers.put(id.asInt(), known);
    }
    return known;
  }

  private Map<String, double[]> compute(JsonNode call) {
    String function = call.get("function").asText();
    JsonNode inputs = call.get("inputs");
    JsonNode options = call.get("options");
    if (function.startsWith("transf.")) {
      return one(".", transformed(function, inputs, options));
    }
    return switch (function) {
      case "escalc" -> escalc(inputs, options);
      case "rma.mh", "rma.peto", "rma.glmm" -> counts(function, inputs, options);
      case "rma.uni" -> estimates(inputs, options);
      case "tes", "regtest", "ranktest" -> bias(function, call);
      case "coef" -> one(".", base(call).get("beta"));
      case "se" -> one(".", base(call).get("se"));
      case "predict" -> predicted(base(call), options);
      case "summary" -> summary(base(call), options);
      case "confint" ->
          throw new NotAnswered("a confint of R on a fit of counts prints its Wald interval");
      case "aggregate", "to.long", "to.table", "to.wide" ->
          MetaforTables.answer(function, inputs, options);
      default -> throw new NotAnswered("no counterpart of " + function);
    };
  }

  private Map<String, double[]> base(JsonNode call) {
    return answer(call.get("of"));
  }

  private static Map<String, double[]> one(String name, double @Nullable [] values) {
    if (values == null) {
      throw new NotAnswered("the result has no such quantity");
    }
    return Map.of(name, values);
  }

  private static Map<String, double[]> escalc(JsonNode inputs, JsonNode options) {
    EffectSizes sizes =
        sizes(EffectMeasure.parse(options.get("measure").asText()), inputs, options);
    double[] sei = Arrays.stream(sizes.vi()).map(Math::sqrt).toArray();
    return Map.of(
        "yi", sizes.yi(), "vi", sizes.vi(), "sei", sei, "attributes(.$yi)$ni", sizes.ni());
  }

  private static EffectSizes sizes(EffectMeasure measure, JsonNode inputs, JsonNode options) {
    EffectOptions how = EffectOptions.defaults();
    if (options.has("vtype")) {
      how = how.withVariance(VarianceType.parse(options.get("vtype").asText()));
    }
    return measure.compute(raw(inputs), how);
  }

  private static RawData raw(JsonNode inputs) {
    int k =
        inputs.properties().stream().mapToInt(e -> numbers(e.getValue()).length).max().orElse(1);
    RawData raw = RawData.of(k);
    for (Map.Entry<String, JsonNode> entry : inputs.properties()) {
      if (Arrays.stream(Input.values()).anyMatch(i -> i.id().equals(entry.getKey()))
          && !entry.getValue().isNull()) {
        double[] values = numbers(entry.getValue());
        double[] full = new double[k];
        Arrays.setAll(full, i -> values[values.length == 1 ? 0 : i]);
        raw = raw.with(Input.valueOf(entry.getKey().toUpperCase(Locale.ROOT)), full);
      }
    }
    return raw;
  }

  private static Map<String, double[]> counts(String function, JsonNode inputs, JsonNode options) {
    double level = options.has("level") ? options.get("level").asDouble() : 95;
    EffectMeasure measure =
        EffectMeasure.parse(options.has("measure") ? options.get("measure").asText() : "OR");
    CountData data = CountData.of(raw(inputs), measure);
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
    result.put("tau2", new double[] {fit.tau2()});
    result.put("sigma2", new double[] {fit.spread().sigma2()});
    result.put("I2", new double[] {100 * fit.i2()});
    result.put("H2", new double[] {fit.h2()});
    boolean isMixed = function.equals("rma.glmm");
    test(result, isMixed ? "QE.Wld" : "QE", fit.test(CountsTest.HETEROGENEITY));
    test(result, "QE.LRT", fit.test(CountsTest.LIKELIHOOD_RATIO));
    ChiSquareTest association = fit.test(CountsTest.MANTEL_HAENSZEL);
    test(result, "MH", association);
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
    return (isCommon ? mixed.withoutHeterogeneity() : mixed)
        .fit(data, inputs.has("X") ? numbers(inputs.get("X")) : new double[0]);
  }

  private static boolean isTrue(JsonNode options, String name, boolean otherwise) {
    return options.has(name) ? options.get(name).asBoolean() : otherwise;
  }

  private static void test(Map<String, double[]> result, String name, ChiSquareTest test) {
    if (test.exists()) {
      result.put(name, new double[] {test.statistic()});
      result.put(name.replaceFirst("^(QE|MH|TA|BD)", "$1p"), new double[] {test.p()});
    }
  }

  private static void wald(Map<String, double[]> result, double b, double se, double level) {
    Interval interval = Interval.wald(b, se, level);
    result.put("zval", new double[] {b / se});
    result.put("ci.lb", new double[] {interval.lower()});
    result.put("ci.ub", new double[] {interval.upper()});
  }

  /** A test of publication bias: of a fit that was recorded, or of effects. */
  private Map<String, double[]> bias(String function, JsonNode call) {
    boolean isOfFit = call.has("of") && call.get("of").isInt();
    JsonNode source = isOfFit ? calls.get(call.get("of").asInt()) : call;
    String usual = function.equals("tes") ? "EE" : "REML";
    JsonNode method = source.get("options").path("method");
    FrequentistFit fit =
        fit(source.get("inputs"), method.isTextual() ? method.asText() : usual, "z");
    return MetaforBias.answer(function, fit, call.get("options"));
  }

  private static FrequentistFit fit(JsonNode inputs, String method, String test) {
    Table table =
        Table.create(
            "recorded",
            DoubleColumn.create("yi", numbers(inputs.get("yi"))),
            DoubleColumn.create("vi", numbers(inputs.get("vi"))));
    return Meta.fit(
        Meta.studies(table).read(),
        FreqOptions.defaults()
            .withMethod(method.matches("EE|FE") ? "common" : method)
            .withTest(test));
  }

  private static Map<String, double[]> estimates(JsonNode inputs, JsonNode options) {
    if (inputs.has("X")) {
      throw new NotAnswered("a design of R, which the tests of freq compare");
    }
    if (!inputs.has("yi")) {
      throw new NotAnswered("estimates that were recorded without their data");
    }
    String method = options.has("method") ? options.get("method").asText() : "REML";
    String test = options.has("test") ? options.get("test").asText() : "z";
    FrequentistFit fit = fit(inputs, method, test);
    Map<String, double[]> result = new HashMap<>();
    result.put("beta", new double[] {fit.estimate()});
    result.put("se", new double[] {fit.se()});
    result.put("tau2", new double[] {fit.tau2()});
    result.put("QE", new double[] {fit.Q()});
    result.put("QEp", new double[] {fit.Qp()});
    result.put("ci.lb", new double[] {fit.lower()});
    result.put("ci.ub", new double[] {fit.upper()});
    return result;
  }

  private static Map<String, double[]> predicted(Map<String, double[]> fit, JsonNode options) {
    DoubleUnaryOperator shown = scale(options);
    if (options.has("newmods")) {
      throw new NotAnswered("a prediction at new moderators, which the tests of CountsFit compare");
    }
    return Map.of(
        "pred", map(fit.get("beta"), shown),
        "ci.lb", map(fit.get("ci.lb"), shown),
        "ci.ub", map(fit.get("ci.ub"), shown));
  }

  /** Of a table of effect sizes: with their Wald intervals. */
  private static Map<String, double[]> summary(Map<String, double[]> sizes, JsonNode options) {
    if (options.has("var.names") || !sizes.containsKey("yi")) {
      throw new NotAnswered("several effect sizes in one table of R");
    }
    DoubleUnaryOperator shown = scale(options);
    double[] yi = sizes.get("yi");
    double[] sei = sizes.get("sei");
    double[] lower = new double[yi.length];
    double[] upper = new double[yi.length];
    for (int i = 0; i < yi.length; i++) {
      Interval interval = Interval.wald(yi[i], sei[i], 0.95);
      lower[i] = shown.applyAsDouble(interval.lower());
      upper[i] = shown.applyAsDouble(interval.upper());
    }
    return Map.of("yi", map(yi, shown), "sei", sei, "ci.lb", lower, "ci.ub", upper);
  }

  private static double[] map(double[] values, DoubleUnaryOperator function) {
    return Arrays.stream(values).map(function).toArray();
  }

  private static DoubleUnaryOperator scale(JsonNode options) {
    return switch (options.path("transf").asText()) {
      case "" -> SAME;
      case "exp" -> Transformation.EXP::apply;
      case "transf.ilogit" -> Transformation.LOGISTIC::apply;
      default -> throw new NotAnswered("a function of R as transformation");
    };
  }

  private static double[] transformed(String function, JsonNode inputs, JsonNode options) {
    double[] x = numbers(inputs.get("xi"));
    JsonNode more = options.path("targs");
    double n = options.isArray() && options.size() > 0 ? options.get(0).asDouble() : Double.NaN;
    double tau2 = more.path("tau2").asDouble(0);
    DoubleUnaryOperator f =
        switch (function) {
          case "transf.rtoz" -> Transformation.TANH::inverse;
          case "transf.ztor" -> Transformation.TANH::apply;
          case "transf.logit" -> Transformation.LOGISTIC::inverse;
          case "transf.ilogit" -> Transformation.LOGISTIC::apply;
          case "transf.arcsin" -> Transformation.ARCSINE::inverse;
          case "transf.iarcsin" -> Transformation.ARCSINE::apply;
          case "transf.pft" -> Transformation.freemanTukey(n)::inverse;
          case "transf.ipft" -> Transformation.freemanTukey(n)::apply;
          case "transf.ipft.hm" -> Transformation.freemanTukey(more.path("ni").asDouble())::apply;
          case "transf.isqrt" -> Transformation.SQUARE::apply;
          case "transf.irft" -> Transformation.freemanTukeyRate(n)::inverse;
          case "transf.iirft" -> Transformation.freemanTukeyRate(n)::apply;
          case "transf.ahw" -> Transformation.ALPHA_CUBE::inverse;
          case "transf.iahw" -> Transformation.ALPHA_CUBE::apply;
          case "transf.abt" -> Transformation.ALPHA_EXP::inverse;
          case "transf.iabt" -> Transformation.ALPHA_EXP::apply;
          case "transf.ztor.int" -> value -> Transformation.TANH.mean(value, tau2);
          case "transf.exp.int" -> value -> Transformation.EXP.mean(value, tau2);
          case "transf.ilogit.int" -> value -> Transformation.LOGISTIC.mean(value, tau2);
          default -> throw new NotAnswered("no counterpart of " + function);
        };
    return map(x, f);
  }
}
