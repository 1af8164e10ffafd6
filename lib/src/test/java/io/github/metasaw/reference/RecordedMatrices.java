package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.freq.correlation.MatrixRegression;
import io.github.metasaw.freq.correlation.MatrixRegressionFit;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** A recorded call of {@code matreg}, and calls of its result. */
final class RecordedMatrices {

  private final MatrixRegressionFit fit;

  private RecordedMatrices(MatrixRegressionFit fit) {
    this.fit = fit;
  }

  /** The regression of a call. */
  static RecordedMatrices of(JsonNode call) {
    JsonNode options = call.get("options");
    double[][] r = square(options.get("R"));
    List<String> names = new ArrayList<>();
    JsonNode labels = options.get("R").path("columns");
    for (int i = 0; i < r.length; i++) {
      names.add(labels.isArray() ? labels.get(i).asText() : "v" + i);
    }
    boolean isCovariance = options.path("cov").asBoolean();
    MatrixRegression regression =
        isCovariance
            ? MatrixRegression.ofCovariances(
                names, r, options.has("means") ? numbers(options.get("means")) : new double[0])
            : MatrixRegression.ofCorrelations(names, r);
    regression =
        options.has("V")
            ? regression.withV(square(options.get("V")))
            : regression.withSampleSize(number(options.get("n")));
    return new RecordedMatrices(
        regression.fit(
            names(call.get("inputs").get("x"), names).get(0),
            names(options.get("x"), names).toArray(String[]::new)));
  }

  private static List<String> names(JsonNode given, List<String> names) {
    List<String> found = new ArrayList<>();
    if (!given.isArray()) {
      found.add(given.isNumber() ? names.get(given.asInt() - 1) : given.asText());
    }
    for (JsonNode one : given) {
      found.add(one.isNumber() ? names.get(one.asInt() - 1) : one.asText());
    }
    return found;
  }

  private static double[][] square(JsonNode matrix) {
    double[] values = numbers(matrix.get("values"));
    int n = matrix.get("dim").get(0).asInt();
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = values[j * n + i];
      }
    }
    return rows;
  }

  /** The result itself. */
  Elements answer() {
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put("tab", table());
    values.put("vb", Numbers.matrix(fit.covariance()));
    values.put("R2", Numbers.of(fit.R2()));
    values.put("AICc", Numbers.of(fit.residuals().criteria().aicc()));
    return new Elements(values);
  }

  private Elements table() {
    Table table = fit.table();
    Map<String, RValue> columns = new LinkedHashMap<>();
    boolean isNormal = Double.isNaN(fit.residuals().df());
    String[] theirs = {"beta", "se", isNormal ? "zval" : "tval", "pval", "ci.lb", "ci.ub"};
    String[] ours = {"estimate", "se", "statistic", "p", "lower", "upper"};
    for (int j = 0; j < theirs.length; j++) {
      columns.put(theirs[j], Numbers.of(table.doubleColumn(ours[j]).asDoubleArray()));
    }
    columns.put("estimate", columns.get("beta"));
    return new Elements(columns);
  }

  /** A call of the result. */
  RValue answer(String function, JsonNode options) {
    boolean isRestricted = options.path("REML").asBoolean();
    MatrixRegressionFit.Residuals residuals = fit.residuals();
    return switch (function) {
      case "coef" -> Numbers.of(fit.beta());
      case "se" -> Numbers.of(fit.standardErrors());
      case "vcov" -> Numbers.matrix(fit.covariance());
      case "sigma" -> Numbers.of(Math.sqrt(residuals.sigma2()));
      case "nobs" -> Numbers.of(residuals.criteria().observations());
      case "df.residual" -> Numbers.of(residuals.df());
      case "deviance" -> Numbers.of(residuals.sigma2() * residuals.df());
      case "logLik" ->
          Numbers.of(isRestricted ? residuals.restrictedLogLik() : residuals.criteria().logLik());
      case "AIC" ->
          Numbers.of(
              options.path("correct").asBoolean()
                  ? residuals.criteria().aicc()
                  : residuals.criteria().aic());
      case "BIC" -> Numbers.of(residuals.criteria().bic());
      case "confint" -> {
        Map<String, RValue> columns = new LinkedHashMap<>();
        for (String name : List.of("beta", "ci.lb", "ci.ub")) {
          columns.put(name, table().values().get(name));
        }
        yield new Elements(Map.of("tab", new Elements(columns)));
      }
      default -> throw new NotAnswered("no counterpart of " + function + " of matreg");
    };
  }
}
