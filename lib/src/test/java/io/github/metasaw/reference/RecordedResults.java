package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.HasLikelihood;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.bias.FillEstimator;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.bias.FunnelSide;
import io.github.metasaw.freq.bias.TrimAndFill;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The results of the recorded calls of one file, computed by this library when asked for. */
final class RecordedResults {

  private final Map<Integer, JsonNode> calls = new HashMap<>();
  private final Map<Integer, RValue> results = new HashMap<>();
  private final Map<Integer, RecordedModel> models = new HashMap<>();
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
    if (options.has("na.pass")) {
      throw new NotAnswered("results that have the rows that were left out");
    }
    if (isModel(function)) {
      if (options.has("btt") || options.has("att")) {
        throw new NotAnswered("a Wald test of some coefficients chosen in the call");
      }
      return RecordedFit.of(model(call.get("id").asInt()));
    }
    String approximation = options.path("control").path("package").asText();
    if (function.equals("rma.glmm") && approximation.matches("GLMMadaptive|glmmTMB")) {
      throw new NotAnswered(MetaforComparison.APPROXIMATION + approximation);
    }
    if (!call.path("of").isInt()) {
      return other(call);
    }
    int of = call.get("of").asInt();
    String source = function(of);
    if (isModel(source)) {
      return ofModel(function, model(of), options, call);
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

  private RValue ofModel(String function, RecordedModel model, JsonNode options, JsonNode call) {
    FrequentistFit fit = model.fit();
    return switch (function) {
      case "coef", "se", "vcov" -> coefficients(function, model, options);
      case "summary", "print" -> RecordedFit.of(model);
      case "predict" -> predicted(model, options);
      case "fitted" -> Numbers.of(fitted(model));
      case "residuals", "resid" -> residuals(model, options);
      case "weights" -> weights(model, options);
      case "logLik" -> likelihood(fit, options, fit.logLik());
      case "AIC" ->
          likelihood(fit, options, options.path("correct").asBoolean() ? fit.aicc() : fit.aic());
      case "AICc" -> likelihood(fit, options, fit.aicc());
      case "BIC" -> likelihood(fit, options, fit.bic());
      case "nobs" ->
          Numbers.of(
              fit.studies().k() - (fit.method().equals("REML") ? fit.design().columns() : 0));
      case "df.residual" -> Numbers.of(fit.studies().k() - fit.design().columns());
      case "confint" -> intervals(model, options);
      case "anova" -> tested(model, options);
      case "ranef", "blup" -> effects(model, function.equals("ranef"), options);
      case "cumul" -> cumulative(model, options);
      case "leave1out",
          "rstudent",
          "cooks.distance",
          "dfbetas",
          "hatvalues",
          "influence",
          "model.matrix" ->
          diagnostic(function, model, options);
      case "trimfill" -> filled(fit, options);
      case "robust" -> robust(model, options);
      default -> other(call);
    };
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
      throw new NotAnswered("the covariance of observations, fitted values or residuals");
    }
    return ofResult(function, fit);
  }

  private static RValue likelihood(FrequentistFit fit, JsonNode options, double value) {
    boolean isRestricted = fit.method().equals("REML");
    if (options.has("REML") && options.get("REML").asBoolean() != isRestricted) {
      throw new NotAnswered("statistics by the likelihood that did not make the fit");
    }
    if (options.has("arg2") || options.has("arg3")) {
      throw new NotAnswered("statistics of several fits in one table");
    }
    return Numbers.of(value);
  }

  private static DoubleUnaryOperator scale(JsonNode options) {
    if (options.path("transf").asText().startsWith("function")) {
      RExpression.Closure closure =
          (RExpression.Closure) RExpression.parse(options.get("transf").asText());
      RInterpreter none = new RInterpreter(id -> Numbers.of());
      return x -> RValue.numbers(none.applied(closure, Numbers.of(x)))[0];
    }
    return switch (options.path("transf").asText()) {
      case "" -> x -> x;
      case "exp" -> Transformation.EXP::apply;
      case "transf.ilogit" -> Transformation.LOGISTIC::apply;
      case "transf.ztor" -> Transformation.TANH::apply;
      case "transf.ipft.hm" -> {
        double[] n = numbers(options.path("targs").get("ni"));
        double harmonic = n.length / Arrays.stream(n).map(v -> 1 / v).sum();
        yield Transformation.freemanTukey(harmonic)::apply;
      }
      default -> throw new NotAnswered("a function of R as transformation");
    };
  }

  private static RValue predicted(RecordedModel model, JsonNode options) {
    for (String name :
        List.of(
            "intercept",
            "newscale",
            "tau2.levels",
            "gamma2.levels",
            "vcov",
            "addx",
            "pi.type",
            "predtype",
            "prob")) {
      if (options.has(name) && !(name.equals("addx"))) {
        throw new NotAnswered("predictions of R with the option " + name);
      }
    }
    DoubleUnaryOperator shown = scale(options);
    FrequentistFit fit =
        (options.has("level") ? model.withLevel(number(options.get("level"))) : model).fit();
    Table at =
        options.has("newmods")
            ? fit.predict(moderators(model, options.get("newmods"), labels(options)))
            : fit.predict();
    Map<String, RValue> values = new LinkedHashMap<>();
    String[] theirs = {"pred", "se", "ci.lb", "ci.ub", "pi.lb", "pi.ub"};
    String[] ours = {"estimate", "se", "lower", "upper", "piLower", "piUpper"};
    for (int j = 0; j < theirs.length; j++) {
      double[] column = at.doubleColumn(ours[j]).asDoubleArray();
      values.put(
          theirs[j], Numbers.of(j == 1 ? column : Arrays.stream(column).map(shown).toArray()));
    }
    values.put("cr.lb", values.get("pi.lb"));
    values.put("cr.ub", values.get("pi.ub"));
    return new Elements(values);
  }

  /** New values of the moderators: a row of them, or the rows of a matrix. */
  private static Table moderators(RecordedModel model, JsonNode newmods, JsonNode labels) {
    List<String> names = model.moderators();
    int p = names.size();
    double[] values = numbers(newmods.has("values") ? newmods.get("values") : newmods);
    List<String> given = new ArrayList<>();
    labels.forEach(name -> given.add(name.asText()));
    int rows = newmods.has("dim") ? newmods.get("dim").get(0).asInt() : p == 1 ? values.length : 1;
    int columns = values.length / rows;
    if (columns != p) {
      throw new NotAnswered("moderators of R that include an intercept or interactions");
    }
    Table table = Table.create("new");
    for (int j = 0; j < p; j++) {
      double[] column = new double[rows];
      int from = given.isEmpty() ? j : place(given, model.namesOfModerators().get(j));
      for (int i = 0; i < rows; i++) {
        column[i] = values[from * rows + i];
      }
      table.addColumns(DoubleColumn.create(names.get(j), column));
    }
    for (String name : model.table().columnNames()) { // what else a model of variances reads
      if (!table.columnNames().contains(name)) {
        double[] same = new double[rows];
        if (model.table().column(name) instanceof DoubleColumn column) {
          Arrays.fill(same, column.getDouble(0));
          table.addColumns(DoubleColumn.create(name, same));
        }
      }
    }
    return table;
  }

  /** Names of the new values, which R matches with those of the moderators. */
  private static JsonNode labels(JsonNode options) {
    return options.has("newmods.names")
        ? options.get("newmods.names")
        : options.get("newmods").path("columns");
  }

  private static int place(List<String> given, String moderator) {
    for (int i = 0; i < given.size(); i++) {
      if (moderator.startsWith(given.get(i))) {
        return i;
      }
    }
    throw new NotAnswered("new moderators whose names are not those of the model");
  }

  private static double[] fitted(RecordedModel model) {
    double[] x = model.fit().design().x();
    int p = model.fit().design().columns();
    double[] beta = model.fit().beta();
    double[] fitted = new double[x.length / p];
    for (int i = 0; i < fitted.length; i++) {
      for (int j = 0; j < p; j++) {
        fitted[i] += x[i * p + j] * beta[j];
      }
    }
    return fitted;
  }

  private static RValue residuals(RecordedModel model, JsonNode options) {
    if (options.has("type") && !options.get("type").asText().equals("response")) {
      throw new NotAnswered("residuals of the type " + options.get("type").asText());
    }
    double[] fitted = fitted(model);
    double[] yi = model.fit().studies().yi();
    double[] residuals = new double[yi.length];
    Arrays.setAll(residuals, i -> yi[i] - fitted[i]);
    return Numbers.of(residuals);
  }

  private static RValue weights(RecordedModel model, JsonNode options) {
    if (options.has("type") && !options.get("type").asText().matches("diagonal|rowsum")) {
      throw new NotAnswered("the whole weight matrix");
    }
    return Numbers.of(model.fit().weights());
  }

  private static RValue intervals(RecordedModel model, JsonNode options) {
    if (model.isGeneral()) {
      return profiles(model, options);
    }
    if (model.hasScale()) {
      throw new NotAnswered("profile intervals of a scale model");
    }
    FrequentistFit fit =
        (options.has("level") ? model.withLevel(number(options.get("level"))) : model).fit();
    Tau2Interval interval =
        switch (options.path("type").asText("QP")) {
          case "QP" -> fit.tau2Interval();
          case "PL" -> fit.tau2Interval(Tau2Interval.Method.PROFILE_LIKELIHOOD);
          case "QGEN", "GENQ" -> fit.tau2Interval(Tau2Interval.Method.GENERALIZED_Q);
          default -> throw new NotAnswered("another kind of interval of tau2");
        };
    double[] at = {fit.tau2(), interval.lower(), interval.upper()};
    double[][] rows = {
      at,
      Arrays.stream(at).map(Math::sqrt).toArray(),
      Arrays.stream(at).map(interval::i2At).map(v -> 100 * v).toArray(),
      Arrays.stream(at).map(interval::h2At).toArray()
    };
    Numbers random = Numbers.matrix(rows);
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put("random", new Numbers(random.values(), 4, List.of("tau^2", "tau", "I^2(%)", "H^2")));
    if (options.path("fixed").asBoolean()) {
      DoubleUnaryOperator shown = scale(options);
      Table table = fit.coefficients();
      double[][] fixed = new double[table.rowCount()][];
      for (int j = 0; j < fixed.length; j++) {
        int row = j;
        fixed[j] =
            List.of("estimate", "lower", "upper").stream()
                .mapToDouble(name -> shown.applyAsDouble(table.numberColumn(name).getDouble(row)))
                .toArray();
      }
      values.put("fixed", Numbers.matrix(fixed));
    }
    return new Elements(values);
  }

  /** Profile intervals of the variances and correlations: one asked for, or a list of all. */
  private static RValue profiles(RecordedModel model, JsonNode options) {
    FrequentistFit fit =
        (options.has("level") ? model.withLevel(number(options.get("level"))) : model).fit();
    List<Interval> all = new ArrayList<>();
    for (String group : model.groups()) {
      all.add(interval(fit, "sigma2", "sd(" + group + ")"));
    }
    for (String group : model.structured()) {
      for (Row row : fit.components()) {
        String name = row.getString("component");
        if (name.startsWith(group) || name.startsWith("sd(" + group)) {
          String term = name.startsWith("sd(") ? name : "sd(" + name + ")";
          all.add(interval(fit, group.startsWith("g") ? "tau2" : "gamma2", term));
        }
      }
      if (fit.correlations().rowCount() == 1) {
        all.add(interval(fit, group.startsWith("g") ? "rho" : "phi", "rho(" + group + ")"));
      }
    }
    for (String name : List.of("sigma2", "tau2", "rho", "gamma2", "phi")) {
      if (options.has(name)) {
        List<Interval> some = all.stream().filter(i -> i.name().equals(name)).toList();
        int number = (int) number(options.get(name));
        if (number > some.size()) {
          throw new NotAnswered("an interval of a component that is not there");
        }
        return some.get(number - 1).element();
      }
    }
    if (all.size() == 1) {
      return all.get(0).element();
    }
    Map<String, RValue> list = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      list.put("[[" + (i + 1) + "]]", all.get(i).element());
    }
    return new Elements(list);
  }

  private record Interval(String name, double[] sd) {
    Elements element() {
      boolean isVariance = name.endsWith("2");
      double[] first = isVariance ? Arrays.stream(sd).map(v -> v * v).toArray() : sd;
      double[][] rows = isVariance ? new double[][] {first, sd} : new double[][] {first, first};
      Numbers matrix = Numbers.matrix(rows);
      String label = name.replace("2", "");
      return new Elements(
          Map.of("random", new Numbers(matrix.values(), 2, List.of(label + "^2", label))));
    }
  }

  private static Interval interval(FrequentistFit fit, String name, String term) {
    Table table = fit.confidence("profile", term);
    double[] ends = {
      table.doubleColumn("estimate").getDouble(0),
      table.doubleColumn("lower").getDouble(0),
      table.doubleColumn("upper").getDouble(0)
    };
    return new Interval(name, ends);
  }

  private RValue tested(RecordedModel model, JsonNode options) {
    if (options.path("arg2").has("rec") || options.path("object2").has("rec")) {
      JsonNode rec = options.has("arg2") ? options.get("arg2") : options.get("object2");
      FrequentistFit other = model(rec.get("rec").asInt()).fit();
      Table table = model.fit().compare((HasLikelihood) other);
      Map<String, RValue> values = new LinkedHashMap<>();
      values.put("LRT", Numbers.of(table.doubleColumn("statistic").getDouble(1)));
      values.put("pval", Numbers.of(table.doubleColumn("p").getDouble(1)));
      return new Elements(values);
    }
    throw new NotAnswered("a Wald test of some coefficients, or of combinations of them");
  }

  private static RValue effects(RecordedModel model, boolean isDeviation, JsonNode options) {
    if (model.isGeneral()) {
      return groupEffects(model);
    }
    if (options.has("level") || options.has("expand")) {
      throw new NotAnswered("random effects of R with options");
    }
    Table table = model.fit().shrinkage();
    double[] pred = table.doubleColumn("estimate").asDoubleArray();
    Map<String, RValue> values = new LinkedHashMap<>();
    if (isDeviation) {
      throw new NotAnswered("deviations of the true effects with their own standard errors");
    }
    values.put("pred", Numbers.of(pred));
    values.put("se", Numbers.of(table.doubleColumn("se").asDoubleArray()));
    values.put("pi.lb", Numbers.of(table.doubleColumn("lower").asDoubleArray()));
    values.put("pi.ub", Numbers.of(table.doubleColumn("upper").asDoubleArray()));
    return new Elements(values);
  }

  private static RValue groupEffects(RecordedModel model) {
    if (!model.structured().isEmpty()) {
      throw new NotAnswered("random effects of every level of a structure");
    }
    Table table = model.fit().groupEffects();
    Map<String, RValue> list = new LinkedHashMap<>();
    for (String group : model.groups()) {
      Table some = table.where(table.stringColumn("group").isEqualTo(group));
      Map<String, RValue> columns = new LinkedHashMap<>();
      columns.put("intrcpt", Numbers.of(some.doubleColumn("estimate").asDoubleArray()));
      columns.put("se", Numbers.of(some.doubleColumn("se").asDoubleArray()));
      columns.put("pi.lb", Numbers.of(some.doubleColumn("lower").asDoubleArray()));
      columns.put("pi.ub", Numbers.of(some.doubleColumn("upper").asDoubleArray()));
      list.put(group, new Elements(columns));
    }
    return new Elements(list);
  }

  private static RValue cumulative(RecordedModel model, JsonNode options) {
    if (options.has("collapse") || options.has("transf")) {
      throw new NotAnswered("a cumulative analysis of R with options");
    }
    Table table;
    if (options.has("order")) {
      table = model.withColumn("order", options.get("order")).fit().cumulative("order");
    } else {
      table = model.fit().cumulative();
    }
    return Elements.of(MetaforFits.leftOut(table));
  }

  private static RValue diagnostic(String function, RecordedModel model, JsonNode options) {
    if (model.isGeneral() && !function.equals("model.matrix")) {
      throw new NotAnswered("diagnostics of " + function + " of a general model");
    }
    Map<String, double[]> answer = MetaforFits.diagnostic(function, model.fit(), options);
    if (answer.containsKey(".")) {
      return Numbers.of(answer.get("."));
    }
    return Elements.of(answer);
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

  private static RValue robust(RecordedModel model, JsonNode options) {
    JsonNode cluster = options.has("cluster") ? options.get("cluster") : options.get("arg2");
    FrequentistFit fit = model.withColumn("cluster", cluster).fit();
    boolean isCr2 = options.path("clubSandwich").asBoolean();
    String type = isCr2 ? "CR2" : options.path("adjust").asBoolean(true) ? "CR1" : "CR0";
    Table table = fit.robust("cluster", type);
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put("beta", Numbers.of(table.doubleColumn("estimate").asDoubleArray()));
    values.put("se", Numbers.of(table.doubleColumn("se").asDoubleArray()));
    values.put("zval", Numbers.of(table.doubleColumn("statistic").asDoubleArray()));
    values.put("pval", Numbers.of(table.doubleColumn("p").asDoubleArray()));
    values.put("ci.lb", Numbers.of(table.doubleColumn("lower").asDoubleArray()));
    values.put("ci.ub", Numbers.of(table.doubleColumn("upper").asDoubleArray()));
    double[] df = table.numberColumn("df").asDoubleArray();
    values.put("dfs", isCr2 ? Numbers.of(df) : Numbers.of(df[0]));
    values.put("ddf", Numbers.of(df));
    int[] mean = RecordedFit.mean(fit);
    if (mean.length == 1) {
      double se = table.doubleColumn("se").getDouble(0);
      values.put("vb", Numbers.matrix(new double[][] {{se * se}}));
    }
    FrequentistFit.ModeratorTest joint = fit.robustInference("cluster", type).moderatorTest();
    values.put("QM", Numbers.of(joint.statistic()));
    values.put("QMp", Numbers.of(joint.p()));
    values.put("QMdf", Numbers.of(joint.df1(), joint.df2()));
    values.put("tau2", Numbers.of(fit.tau2()));
    return new Elements(values);
  }
}
