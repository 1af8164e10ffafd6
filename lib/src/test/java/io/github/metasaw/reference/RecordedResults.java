package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.HasLikelihood;
import io.github.metasaw.freq.bias.FillEstimator;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.bias.FunnelSide;
import io.github.metasaw.freq.bias.HenmiCopas;
import io.github.metasaw.freq.bias.TrimAndFill;
import io.github.metasaw.freq.study.ResidualTypes;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The results of the recorded calls of one file, computed by this library when asked for. */
final class RecordedResults {

  private final Map<Integer, JsonNode> calls = new HashMap<>();
  private final Map<Integer, RValue> results = new HashMap<>();
  private final Map<Integer, RecordedModel> models = new HashMap<>();
  private final Map<Integer, RecordedRobust> robust = new HashMap<>();
  private final MetaforCalls others;

  RecordedResults(JsonNode calls) {
    calls.forEach(call -> this.calls.put(call.get("id").asInt(), call));
    this.others = new MetaforCalls(calls);
  }

  /**
   * The result of a call.
   *
   * @throws NotAnswered with the reason
   */
  RValue result(int id) {
    RValue known = results.get(id);
    if (known == null) {
      JsonNode call = calls.get(id);
      if (call == null) {
        throw new NotAnswered("a call that was not recorded");
      }
      try {
        known = compute(call);
      } catch (MetaException refused) {
        throw new NotAnswered("refused by this library: " + refused.getMessage());
      }
      results.put(id, known);
    }
    return known;
  }

  /** The function of a call. */
  String function(int id) {
    return calls.containsKey(id) ? calls.get(id).get("function").asText() : "none";
  }

  private RecordedModel model(int id) {
    RecordedModel known = models.get(id);
    if (known == null) {
      known = RecordedModel.of(calls.get(id));
      models.put(id, known);
    }
    return known;
  }

  private static boolean isModel(String function) {
    return function.matches("rma\\.(uni|mv)");
  }

  private RValue compute(JsonNode call) {
    String function = call.get("function").asText();
    JsonNode options = call.get("options");
    if (isModel(function)) {
      return RecordedFit.of(model(call.get("id").asInt()));
    }
    String approximation = options.path("control").path("package").asText();
    if (function.equals("rma.glmm") && approximation.matches("GLMMadaptive|glmmTMB")) {
      throw new NotAnswered(MetaforComparison.APPROXIMATION + approximation);
    }
    if (function.equals("rma.glmm")
        && call.get("inputs").path("all").has("xi")
        && call.get("inputs").has("X")) {
      return RecordedCounts.rows(call);
    }
    if (RecordedReshape.isWhole(call)) {
      return RecordedReshape.of(call);
    }
    Optional<RValue> covariance = covariance(function, call);
    if (covariance.isPresent()) {
      return covariance.get();
    }
    if (function.equals("matreg")) {
      return RecordedMatrices.of(call).answer();
    }
    if (!call.path("of").isInt()) {
      return other(call);
    }
    int of = call.get("of").asInt();
    String source = function(of);
    if (isModel(source)) {
      return ofModel(function, model(of), options, call);
    }
    if (source.equals("matreg")) {
      return RecordedMatrices.of(calls.get(of)).answer(function, options);
    }
    if (source.matches("rma.(mh|peto)")
        && function.matches("weights|residuals|rstandard|rstudent|cumul|leave1out")) {
      return RecordedCounts.of(function, calls.get(of), options);
    }
    if (source.equals("robust") && !function.equals("summary")) {
      return robust(of).answer(function, options);
    }
    if (function.equals("coef") && source.equals("summary")) {
      return chosen((Elements) result(of), "beta", "se", "zval", "pval", "ci.lb", "ci.ub");
    }
    if (function.equals("confint") && source.equals("selmodel")) {
      return selectionIntervals(others.answer(call.get("id")));
    }
    if (function.matches("coef|se|vcov") && !source.equals("permutest")) {
      return ofResult(function, result(of));
    }
    return other(call);
  }

  /** Of functions that make covariances. */
  private Optional<RValue> covariance(String function, JsonNode call) {
    return switch (function) {
      case "vec2mat" -> Optional.of(RecordedCovariance.triangle(call));
      case "rcalc" -> Optional.of(RecordedCovariance.correlations(call));
      case "vcalc" -> Optional.of(Numbers.matrix(RecordedCovariance.covariance(call).toArray()));
      case "blsplit" ->
          Optional.of(
              RecordedCovariance.blocks(
                  RecordedCovariance.covariance(calls.get(call.get("of").asInt())),
                  call.get("options"),
                  new RInterpreter(this::result)));
      case "summary" ->
          call.get("options").has("var.names")
              ? Optional.of(
                  RecordedReshape.summary(
                      (Elements) result(call.get("of").asInt()), call.get("options")))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private RecordedRobust robust(int id) {
    JsonNode call = calls.get(id);
    if (!call.path("of").isInt()) {
      throw new NotAnswered("robust results of what is no fit");
    }
    RecordedModel model = model(call.get("of").asInt());
    return robust.computeIfAbsent(id, i -> RecordedRobust.of(model, call.get("options")));
  }

  private static Elements chosen(Elements list, String... names) {
    Map<String, RValue> some = new LinkedHashMap<>();
    for (String name : names) {
      RValue value = list.values().get(name);
      if (value == null) {
        throw new NotAnswered("no quantity " + name);
      }
      some.put(name.equals("beta") ? "estimate" : name, value);
    }
    return new Elements(some);
  }

  /** A list of intervals, each a matrix of one row. */
  private static Elements selectionIntervals(Map<String, double[]> rows) {
    Map<String, RValue> list = new LinkedHashMap<>();
    for (int i = 1; rows.containsKey(".[[" + i + "]]$random[1, ]"); i++) {
      double[] row = rows.get(".[[" + i + "]]$random[1, ]");
      list.put(
          "[[" + i + "]]",
          new Elements(Map.of("random", Numbers.matrix(new double[][] {row, row}))));
    }
    return new Elements(list);
  }

  private static RValue ofResult(String function, RValue result) {
    String name = Map.of("coef", "beta", "se", "se", "vcov", "vb").get(function);
    RValue value = result instanceof Elements list ? list.values().get(name) : null;
    if (value == null) {
      throw new NotAnswered("no quantity " + name);
    }
    return value;
  }

  private RValue ofModel(String function, RecordedModel model, JsonNode options, JsonNode call) {
    return switch (function) {
      case "coef", "se", "vcov" -> coefficients(function, model, options);
      case "summary", "print" -> RecordedFit.of(model);
      case "predict" -> {
        RecordedModel other = model.withLevel(options);
        yield RecordedPredictions.of(other, other.fit(), options);
      }
      case "fitted" -> Numbers.of(RecordedPredictions.fitted(model, options));
      case "residuals", "resid" -> residuals(model, options);
      case "weights" -> weights(model, options);
      case "logLik", "AIC", "AICc", "BIC", "deviance", "fitstats", "nobs", "df.residual" ->
          statistics(function, model, options);
      case "confint" -> RecordedIntervals.of(model.withLevel(options), options);
      case "anova" -> tested(model, options);
      case "ranef", "blup" -> RecordedEffects.of(model, function.equals("ranef"), options);
      case "cumul" -> cumulative(model, options);
      case "model.matrix" -> designs(model);
      case "leave1out",
          "rstandard",
          "rstudent",
          "cooks.distance",
          "dfbetas",
          "hatvalues",
          "influence" ->
          RecordedDiagnostics.of(function, model, options);
      case "vif" -> RecordedTests.inflation(model, options);
      case "simulate" -> simulated(model, options);
      case "hc" -> interval(HenmiCopas.of(model.fit()));
      case "trimfill" -> filled(model.fit(), options);
      case "robust" -> robust(call.get("id").asInt()).answer();
      default -> other(call);
    };
  }

  private RValue statistics(String function, RecordedModel model, JsonNode options) {
    List<RecordedModel> all = new ArrayList<>(List.of(model));
    for (int i = 2; options.has("arg" + i); i++) {
      all.add(model(options.get("arg" + i).path("rec").asInt()));
    }
    return RecordedStatistics.of(function, all, options);
  }

  private RValue tested(RecordedModel model, JsonNode options) {
    JsonNode rec = options.has("arg2") ? options.get("arg2") : options.path("object2");
    if (!rec.has("rec")) {
      return RecordedTests.of(model, options);
    }
    FrequentistFit other = model(rec.get("rec").asInt()).fit();
    Table table = model.fit().compare((HasLikelihood) other);
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put("LRT", Numbers.of(table.doubleColumn("statistic").getDouble(1)));
    values.put("pval", Numbers.of(table.doubleColumn("p").getDouble(1)));
    return new Elements(values);
  }

  private static RValue coefficients(String function, RecordedModel model, JsonNode options) {
    Elements fit = RecordedFit.of(model);
    if (options.size() > 0 && !function.equals("vcov")) {
      throw new NotAnswered("coefficients of one part of a model");
    }
    if (model.hasScale() && !function.equals("vcov")) {
      Map<String, RValue> parts = new LinkedHashMap<>();
      boolean isCoef = function.equals("coef");
      parts.put("beta", fit.values().get(isCoef ? "beta" : "se"));
      parts.put("alpha", fit.values().get(isCoef ? "alpha" : "se.alpha"));
      return new Elements(parts);
    }
    if (function.equals("vcov") && options.has("type")) {
      FrequentistFit whole = model.fit();
      return Numbers.matrix(
          switch (options.get("type").asText()) {
            case "obs" -> whole.marginalCovariance();
            case "fitted" -> whole.fittedCovariance();
            default -> whole.residualCovariance();
          });
    }
    return ofResult(function, fit);
  }

  private static RValue residuals(RecordedModel model, JsonNode options) {
    String type = options.path("type").asText("response");
    if (!type.equals("response")) {
      return Numbers.of(ResidualTypes.table(model.fit()).doubleColumn(type).asDoubleArray());
    }
    double[] fitted = RecordedPredictions.fitted(model, options);
    boolean isOfAll = options.path("na.action").asText().equals("na.pass");
    double[] yi =
        isOfAll
            ? model.table().doubleColumn("yi").asDoubleArray()
            : model
                .rows(Table.create(DoubleColumn.create("yi", model.fit().studies().yi())), options)
                .doubleColumn("yi")
                .asDoubleArray();
    double[] residuals = new double[yi.length];
    Arrays.setAll(residuals, i -> yi[i] - fitted[i]);
    return Numbers.of(residuals);
  }

  private static RValue weights(RecordedModel model, JsonNode options) {
    if (options.path("type").asText().equals("matrix")) {
      return Numbers.matrix(model.fit().weightMatrix());
    }
    return Numbers.of(
        model
            .rows(Table.create(DoubleColumn.create("weight", model.fit().weights())), options)
            .doubleColumn("weight")
            .asDoubleArray());
  }

  private static RValue simulated(RecordedModel model, JsonNode options) {
    Table table = model.rows(model.fit().simulate(1, 1234), options);
    return new Elements(Map.of("sim_1", Numbers.of(table.doubleColumn("sim_1").asDoubleArray())));
  }

  private static RValue interval(HenmiCopas own) {
    return Elements.of(
        Map.of(
            "beta", new double[] {own.estimate()},
            "se", new double[] {own.se()},
            "ci.lb", new double[] {own.interval().lower()},
            "ci.ub", new double[] {own.interval().upper()}));
  }

  /** The design of the mean, or of the mean and of the scale. */
  private static RValue designs(RecordedModel model) {
    return Numbers.of(MetaforFits.columns(model.fit()));
  }

  private static RValue cumulative(RecordedModel model, JsonNode options) {
    if (!options.has("order")) {
      return RecordedCounts.cumulative(model.fit().cumulative(), options);
    }
    RecordedModel ordered = model.withColumn("order", options.get("order"));
    return RecordedCounts.cumulative(
        RecordedCounts.isTogether(options)
            ? ordered.fit().cumulativeByValue("order")
            : ordered.fit().cumulative("order"),
        options);
  }

  private static RValue filled(FrequentistFit fit, JsonNode options) {
    TrimAndFill method = TrimAndFill.defaults();
    if (options.has("estimator")) {
      method = method.withEstimator(FillEstimator.parse(options.get("estimator").asText()));
    }
    if (options.has("side")) {
      method = method.withSide(FunnelSide.parse(options.get("side").asText()));
    }
    FilledFit filled = method.fit(fit);
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put("k0", Numbers.of(filled.k0()));
    values.put("se.k0", Numbers.of(filled.seK0()));
    values.put("beta", Numbers.of(filled.estimate()));
    values.put("se", Numbers.of(filled.se()));
    values.put("zval", Numbers.of(filled.statistic()));
    values.put("pval", Numbers.of(filled.p()));
    values.put("ci.lb", Numbers.of(filled.lower()));
    values.put("ci.ub", Numbers.of(filled.upper()));
    values.put("tau2", Numbers.of(filled.fit().tau2()));
    return new Elements(values);
  }

  /** By the answers for other functions than those of fits of effects. */
  private RValue other(JsonNode call) {
    Map<String, double[]> answer = others.answer(call.get("id"));
    if (answer.containsKey(".")) {
      return Numbers.of(answer.get("."));
    }
    Map<String, RValue> values = new LinkedHashMap<>();
    answer.forEach(
        (name, numbers) ->
            values.put(
                name.replaceFirst("^attributes\\(\\.\\$yi\\)\\$", "attr:"), Numbers.of(numbers)));
    return new Elements(values);
  }
}
