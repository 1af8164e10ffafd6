package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.fit.TestsCoefficients;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/** Recorded calls of {@code anova} of one fit, or of its cluster-robust inference: Wald tests. */
final class RecordedTests {

  private final RecordedModel model;
  private final FrequentistFit fit;
  private final TestsCoefficients tests;
  private final Function<Map<String, Double>, Table> contrast;
  private final JsonNode options;

  private RecordedTests(
      RecordedModel model,
      TestsCoefficients tests,
      Function<Map<String, Double>, Table> contrast,
      JsonNode options) {
    this.model = model;
    this.fit = model.fit();
    this.tests = tests;
    this.contrast = contrast;
    this.options = options;
  }

  /** Tests of a fit. */
  static RValue of(RecordedModel model, JsonNode options) {
    return new RecordedTests(model, model.fit(), model.fit()::contrast, options).answer();
  }

  /** Cluster-robust tests. */
  static RValue of(RecordedModel model, RobustInference robust, JsonNode options) {
    return new RecordedTests(model, robust, robust::contrast, options).answer();
  }

  private RValue answer() {
    if (options.has("adjust")) {
      throw new NotAnswered("p values adjusted for several tests");
    }
    if (options.has("X")) {
      return combinations("X", "Xb", 0, 1);
    }
    if (options.has("Z")) {
      return combinations("Z", "Za", RecordedFit.mean(fit).length, 2);
    }
    if (options.has("att")) {
      return renamed(several("att", "Z", RecordedFit.mean(fit).length), "QS");
    }
    if (options.has("btt")) {
      return several("btt", "X", 0);
    }
    if (options.has("arg2") || options.has("object2")) {
      throw new NotAnswered("a comparison of other models");
    }
    return test(
        tests instanceof RobustInference robust ? robust.moderatorTest() : fit.moderatorTest());
  }

  /** One test, or one of each element of a list. */
  private RValue several(String option, String design, int from) {
    JsonNode given = options.get(option);
    boolean isList =
        given.isArray() && (hasArrays(given) || given.get(0).isTextual() && given.size() > 1);
    if (!isList) {
      return test(tests.waldTest(terms(given, design, from)));
    }
    List<RValue> all = new ArrayList<>();
    given.forEach(one -> all.add(test(tests.waldTest(terms(one, design, from)))));
    Map<String, RValue> values = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      values.put("[[" + (i + 1) + "]]", all.get(i));
    }
    return new Elements(values);
  }

  private static boolean hasArrays(JsonNode given) {
    for (JsonNode one : given) {
      if (one.isArray()) {
        return true;
      }
    }
    return false;
  }

  /** Coefficients by their numbers from 1, or by text that their names contain. */
  private String[] terms(JsonNode given, String design, int from) {
    List<String> found = new ArrayList<>();
    List<JsonNode> all = new ArrayList<>();
    if (given.isArray()) {
      given.forEach(all::add);
    } else {
      all.add(given);
    }
    List<String> names = model.namesOf(design);
    boolean isWithIntercept =
        fit.terms().size() - from > names.size() && from > 0
            || from == 0 && fit.design().hasIntercept();
    for (JsonNode one : all) {
      if (one.isNumber()) {
        found.add(fit.terms().get(from + one.asInt() - 1));
        continue;
      }
      for (int j = 0; j < names.size(); j++) {
        if (names.get(j).contains(one.asText())) {
          found.add(fit.terms().get(from + j + (isWithIntercept ? 1 : 0)));
        }
      }
    }
    return found.toArray(String[]::new);
  }

  private static Elements test(ModeratorTest test) {
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put("QM", Numbers.of(test.statistic()));
    values.put("QMp", Numbers.of(test.p()));
    values.put("QMdf", Numbers.of(test.df1(), test.df2()));
    values.put("Fval", Numbers.of(test.statistic()));
    values.put("pval", Numbers.of(test.p()));
    return new Elements(values);
  }

  private static Elements renamed(RValue test, String name) {
    Map<String, RValue> values = new LinkedHashMap<>();
    ((Elements) test)
        .values()
        .forEach((key, value) -> values.put(key.replaceFirst("^QM", name), value));
    return new Elements(values);
  }

  /** Tests of linear combinations, each alone and all together. */
  private RValue combinations(String option, String estimates, int from, double factor) {
    JsonNode given = options.get(option);
    double[] weights = numbers(given.has("values") ? given.get("values") : given);
    int rows = given.has("dim") ? given.get("dim").get(0).asInt() : 1;
    if (weights.length == 0) {
      throw new NotAnswered("contrasts that R makes itself");
    }
    double rhs = options.has("rhs") ? number(options.get("rhs")) : 0;
    double[] estimate = new double[rows];
    double[] se = new double[rows];
    double[] z = new double[rows];
    double[] p = new double[rows];
    double[] df = new double[rows];
    List<Map<String, Double>> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Map<String, Double> row = new LinkedHashMap<>();
      for (int j = 0; j < weights.length / rows; j++) {
        row.put(fit.terms().get(from + j), weights[j * rows + i]);
      }
      all.add(row);
      Table table = contrast.apply(row);
      estimate[i] = factor * table.doubleColumn("estimate").getDouble(0);
      se[i] = factor * table.doubleColumn("se").getDouble(0);
      df[i] = table.numberColumn("df").getDouble(0);
      z[i] = (estimate[i] - rhs) / se[i];
      p[i] = Reference.twoSided(z[i], df[i]);
    }
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put(estimates, new Numbers(estimate, rows, List.of()));
    values.put("se", Numbers.of(se));
    values.put("zval", Numbers.of(z));
    values.put("tval", Numbers.of(z));
    values.put("pval", Numbers.of(p));
    values.put("ddf", Numbers.of(df));
    if (rhs == 0) {
      Elements joint = test(tests.jointTest(all));
      joint.values().forEach(values::putIfAbsent);
    }
    return factor == 1 ? new Elements(values) : renamed(new Elements(values), "QS");
  }

  /** Variance inflation factors: of each coefficient, or of those that {@code btt} names. */
  static RValue inflation(RecordedModel model, JsonNode options) {
    FrequentistFit fit = model.fit();
    RecordedTests tests = new RecordedTests(model, fit, fit::contrast, options);
    if (!options.has("btt")) {
      return new Elements(
          Map.of("vifs", Numbers.of(fit.vif().doubleColumn("vif").asDoubleArray())));
    }
    String group = String.join(",", tests.terms(options.get("btt"), "X", 0));
    return new Elements(
        Map.of("vifs", Numbers.of(fit.vif(group).doubleColumn("vif").asDoubleArray())));
  }
}
