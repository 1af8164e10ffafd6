package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls of metafor, as a file of {@code reference/metafor_tests} records them, by this
 * library: the quantities of a result under R's names.
 */
final class MetaforCalls {

  /** A call that this library has no counterpart of, or that another test answers. */
  static class NotAnswered extends RuntimeException {
    NotAnswered(String reason) {
      super(reason);
    }
  }

  /** What R computes without metafor: a number of another package that a test compares with. */
  static final class OtherComputation extends NotAnswered {
    OtherComputation(String reason) {
      super(reason);
    }
  }

  private static final DoubleUnaryOperator SAME = x -> x;

  private final Map<Integer, JsonNode> calls = new HashMap<>();
  private final Map<Integer, FrequentistFit> fits = new HashMap<>();
  private final Map<Integer, Map<String, double[]>> answers = new HashMap<>();

  MetaforCalls(JsonNode calls) {
    calls.forEach(call -> this.calls.put(call.get("id").asInt(), call));
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
      case "rma.mh", "rma.peto", "rma.glmm" -> MetaforCounts.answer(function, inputs, options);
      case "rma.uni", "rma.mv" -> MetaforFits.answer(fit(call, "REML"));
      case "tes", "regtest", "ranktest", "fsn" ->
          MetaforBias.answer(
              function,
              fit(call, function.equals("tes") ? "EE" : "REML"),
              options,
              call.path("of").isInt());
      case "selmodel" -> selection(call);
      case "profile" -> profile(call);
      case "permutest" -> MetaforFits.permutation(fit(call, "REML"), options);
      case "coef" -> coefficients(call);
      case "se" -> one(".", base(call).get("se"));
      case "predict" -> predicted(base(call), options);
      case "summary" -> summary(base(call), options);
      case "confint" -> intervals(call);
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
    if (options.has("include")) {
      throw new NotAnswered("a choice of the rows to compute, old values of the others kept");
    }
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

  /** The raw data of a call. */
  static RawData raw(JsonNode inputs) {

    int k =
        Arrays.stream(Input.values())
            .filter(input -> inputs.has(input.id()))
            .mapToInt(input -> numbers(inputs.get(input.id())).length)
            .max()
            .orElse(1);
    RawData raw = RawData.of(k);
    for (Map.Entry<String, JsonNode> entry : inputs.properties()) {
      if (Arrays.stream(Input.values()).anyMatch(i -> i.id().equals(entry.getKey()))
          && !entry.getValue().isNull()) {
        double[] values = numbers(entry.getValue());
        if (values.length != 1 && values.length != k) {
          throw new NotAnswered("rows that the call of R leaves out");
        }
        double[] full = new double[k];
        Arrays.setAll(full, i -> values[values.length == 1 ? 0 : i]);
        raw = raw.with(Input.valueOf(entry.getKey().toUpperCase(Locale.ROOT)), full);
      }
    }
    return raw;
  }

  /** The fit that a call rests on: its own, or that of a call before. */
  private FrequentistFit fit(JsonNode call, String usual) {
    boolean isOfFit = call.path("of").isInt();
    JsonNode source = isOfFit ? calls.get(call.get("of").asInt()) : call;
    FrequentistFit known = isOfFit ? fits.get(call.get("of").asInt()) : null;
    if (known != null) {
      return known;
    }
    FrequentistFit fit = MetaforFits.fit(source, usual);
    if (isOfFit) {
      fits.put(call.get("of").asInt(), fit);
    }
    return fit;
  }

  /** An interval: of pooled counts that of Wald, of a selection model those of its profiles. */
  private Map<String, double[]> intervals(JsonNode call) {
    JsonNode source = calls.get(call.path("of").asInt(-1));
    if (source == null) {
      throw new OtherComputation("an interval of what is no fit");
    }
    return switch (source.get("function").asText()) {
      case "selmodel" -> MetaforSelection.intervals(fit(source, "REML"), source.get("options"));
      case "rma.mh", "rma.peto" -> MetaforCounts.interval(base(call), scale(call.get("options")));
      default -> throw new NotAnswered("an interval of R of several components");
    };
  }

  private Map<String, double[]> selection(JsonNode call) {
    FrequentistFit base = fit(call, "REML");
    return call.get("options").path("ptable").asBoolean()
        ? MetaforSelection.counts(base, call.get("options"))
        : MetaforSelection.answer(base, call.get("options"));
  }

  private Map<String, double[]> profile(JsonNode call) {
    JsonNode source = calls.get(call.get("of").asInt());
    if (!source.get("function").asText().equals("selmodel")) {
      throw new NotAnswered("a profile of R of several components");
    }
    return MetaforSelection.profile(
        fit(source, "REML"), source.get("options"), call.get("options").get("at"));
  }

  private Map<String, double[]> coefficients(JsonNode call) {
    JsonNode source = calls.get(call.get("of").asInt());
    return source.get("function").asText().equals("permutest")
        ? MetaforFits.permutedTable(fit(source, "REML"), base(call))
        : one(".", base(call).get("beta"));
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
    double[] z = new double[yi.length];
    double[] lower = new double[yi.length];
    double[] upper = new double[yi.length];
    for (int i = 0; i < yi.length; i++) {
      Interval interval = Interval.wald(yi[i], sei[i], 0.95);
      z[i] = yi[i] / sei[i];
      lower[i] = shown.applyAsDouble(interval.lower());
      upper[i] = shown.applyAsDouble(interval.upper());
    }
    Map<String, double[]> result = new LinkedHashMap<>();
    result.put("yi", map(yi, shown));
    if (!options.has("transf")) {
      result.put("vi", sizes.get("vi"));
      result.put("sei", sei);
      result.put("zi", z);
      result.put("pval", map(z, v -> Reference.twoSided(v, Double.NaN)));
    }
    result.put("ci.lb", lower);
    result.put("ci.ub", upper);
    return result;
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
    double[] sizes =
        numbers(options.path("ni").isMissingNode() ? options.path(0) : options.get("ni"));
    if (sizes.length == x.length && function.matches("transf.i?pft")) {
      double[] all = new double[x.length];
      for (int i = 0; i < all.length; i++) {
        Transformation one = Transformation.freemanTukey(sizes[i]);
        all[i] = function.endsWith("ipft") ? one.apply(x[i]) : one.inverse(x[i]);
      }
      return all;
    }
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
