package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.sensitivity.Permutation;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Answers {@code rma.uni} and {@code rma.mv} of metafor, with their diagnostics. */
final class MetaforFits {

  static final List<String> DIAGNOSTICS =
      List.of("rstudent", "dffits", "cook.d", "cov.r", "tau2.del", "QE.del", "hat", "weight");

  private MetaforFits() {}

  /**
   * The fit of a call.
   *
   * @param call with its data, design and random intercepts
   * @param usual method where none is given
   */
  static FrequentistFit fit(JsonNode call, String usual) {
    JsonNode inputs = call.get("inputs");
    if (!inputs.has("yi")) {
      throw new NotAnswered("estimates that were recorded without their data");
    }
    if (inputs.has("intercept")) {
      return RecordedModel.of(call).fit();
    }
    double[] yi = numbers(inputs.get("yi"));
    double[] vi = new double[yi.length];
    Arrays.fill(vi, 1); // Orwin's number of effects alone
    Table table =
        Table.create(
            "recorded",
            DoubleColumn.create("yi", yi),
            DoubleColumn.create("vi", inputs.has("vi") ? numbers(inputs.get("vi")) : vi));
    if (inputs.has("ni")) {
      table.addColumns(DoubleColumn.create("ni", numbers(inputs.get("ni"))));
    }
    String method = call.get("options").path("method").asText(usual);
    FreqOptions options =
        FreqOptions.defaults().withMethod(method.matches("EE|FE") ? "common" : method);
    return Meta.fit(Meta.studies(table).read(), options);
  }

  /** The quantities of a fit. */
  static Map<String, double[]> answer(FrequentistFit fit) {
    Map<String, double[]> result = new HashMap<>();
    result.put("beta", fit.beta());
    result.put("se", fit.standardErrors());
    result.put("tau2", new double[] {fit.tau2()});
    result.put("QE", new double[] {fit.Q()});
    result.put("QEp", new double[] {fit.Qp()});
    result.put("logLik", new double[] {fit.logLik()});
    result.put("ci.lb", fit.coefficients().doubleColumn("lower").asDoubleArray());
    result.put("ci.ub", fit.coefficients().doubleColumn("upper").asDoubleArray());
    return result;
  }

  /** The design, column by column. */
  static double[] columns(FrequentistFit fit) {
    int k = fit.studies().k();
    int p = fit.design().columns();
    double[] rows = fit.design().x();
    double[] columns = new double[k * p];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < p; j++) {
        columns[j * k + i] = rows[i * p + j];
      }
    }
    return columns;
  }

  /** A leave-one-out table under the names of R. */
  static Map<String, double[]> leftOut(Table table) {
    Map<String, double[]> result = new LinkedHashMap<>();
    String[] theirs = {"estimate", "se", "zval", "pval", "ci.lb", "ci.ub", "Q", "Qp", "tau2"};
    String[] ours = {"estimate", "se", "statistic", "p", "lower", "upper", "Q", "Qp", "tau2"};
    for (int j = 0; j < theirs.length; j++) {
      result.put(theirs[j], table.doubleColumn(ours[j]).asDoubleArray());
    }
    result.put("I2", times(100, table.doubleColumn("I2").asDoubleArray()));
    result.put("H2", table.doubleColumn("H2").asDoubleArray());
    return result;
  }

  private static double[] times(double factor, double[] values) {
    return Arrays.stream(values).map(v -> factor * v).toArray();
  }

  /** An exact permutation test. */
  static Map<String, double[]> permutation(FrequentistFit fit, JsonNode options) {
    if (options.has("iter")) {
      throw new NotAnswered("draws of R's random numbers");
    }
    if (options.path("control").path("stat").asText().equals("coef")) {
      throw new NotAnswered("permutations of the coefficient instead of its test statistic");
    }
    Permutation test = Permutation.exact(fit);
    return Map.of("pval", test.pValues());
  }

  /** The coefficients with the p values of their permutation test. */
  static Map<String, double[]> permutedTable(FrequentistFit fit, Map<String, double[]> test) {
    Map<String, double[]> result = new HashMap<>(test);
    Map<String, double[]> whole = answer(fit);
    double[] se = whole.get("se");
    double[] z = whole.get("beta").clone();
    for (int j = 0; j < z.length; j++) {
      z[j] /= se[j];
    }
    result.put("estimate", whole.get("beta"));
    result.put("se", se);
    result.put("zval", z);
    result.put("ci.lb", whole.get("ci.lb"));
    result.put("ci.ub", whole.get("ci.ub"));
    return result;
  }
}
