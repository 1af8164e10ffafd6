package io.github.metasaw.reference;

import io.github.metasaw.data.covariance.LowerTriangle;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A fit of this library under the names that metafor gives to its quantities. */
final class RecordedFit {

  private final RecordedModel model;
  private final FrequentistFit fit;
  private final Map<String, RValue> values = new LinkedHashMap<>();

  private RecordedFit(RecordedModel model) {
    this.model = model;
    this.fit = model.fit();
  }

  /** The quantities of a fit. */
  static Elements of(RecordedModel model) {
    RecordedFit list = new RecordedFit(model);
    list.coefficients();
    list.heterogeneity();
    list.components();
    list.likelihood();
    return new Elements(list.values);
  }

  private void put(String name, double... numbers) {
    values.put(name, Numbers.of(numbers));
  }

  /** Places of the coefficients of the mean, in R's order: the intercept first. */
  static int[] mean(FrequentistFit fit) {
    List<Parameter> parameters = fit.parameters();
    return IntStream.range(0, parameters.size())
        .filter(j -> parameters.get(j) instanceof Parameter.Mean)
        .toArray();
  }

  static double[] at(double[] values, int... places) {
    return Arrays.stream(places).mapToDouble(j -> values[j]).toArray();
  }

  static double[] column(Table table, String name, int... places) {
    return at(table.numberColumn(name).asDoubleArray(), places);
  }

  static Numbers matrix(double[][] vcov, int[] places, double factor) {
    double[][] some = new double[places.length][places.length];
    for (int i = 0; i < places.length; i++) {
      for (int j = 0; j < places.length; j++) {
        some[i][j] = factor * vcov[places[i]][places[j]];
      }
    }
    return Numbers.matrix(some);
  }

  private void coefficients() {
    values.put("method", new RValue.Text(List.of(fit.method())));
    Table table = fit.coefficients();
    int[] mean = mean(fit);
    put("beta", at(fit.beta(), mean));
    put("b", at(fit.beta(), mean));
    put("se", at(fit.standardErrors(), mean));
    put("zval", column(table, "statistic", mean));
    put("pval", column(table, "p", mean));
    put("ci.lb", column(table, "lower", mean));
    put("ci.ub", column(table, "upper", mean));
    double df = table.numberColumn("df").getDouble(mean[0]);
    put("ddf", column(table, "df", mean));
    put("dfs", df);
    values.put("vb", matrix(fit.vcov(), mean, 1));
    put("p", mean.length);
    put("m", Math.max(1, mean.length - (model.hasIntercept() ? 1 : 0)));
    put("k", fit.studies().k());
    put("k.eff", fit.studies().k());
    put("yi", fit.studies().yi());
    put("vi", fit.studies().vi());
    rowsRead();
    put("level", 1 - fit.level());
    ModeratorTest test = fit.moderatorTest();
    put("QM", test.statistic());
    put("QMp", test.p());
    put("QMdf", test.df1(), test.df2());
    int[] scale = IntStream.range(mean.length, fit.parameters().size()).toArray();
    if (model.hasScale()) { // log tau2 is twice log tau
      double factor = model.hasVariance() ? 1 : 2;
      put("alpha", Arrays.stream(at(fit.beta(), scale)).map(v -> factor * v).toArray());
      double[] errors = at(fit.standardErrors(), scale);
      put("se.alpha", Arrays.stream(errors).map(v -> factor * v).toArray());
      put("zval.alpha", column(table, "statistic", scale));
      put("pval.alpha", column(table, "p", scale));
      double[] lower = column(table, "lower", scale);
      double[] upper = column(table, "upper", scale);
      put("ci.lb.alpha", Arrays.stream(lower).map(v -> factor * v).toArray());
      put("ci.ub.alpha", Arrays.stream(upper).map(v -> factor * v).toArray());
      values.put("va", matrix(fit.vcov(), scale, factor * factor));
    }
  }

  /** Of all rows that were read, with those that were left out. */
  private void rowsRead() {
    double[] all =
        fit.studies()
            .withDroppedRows(
                Table.create(
                    StringColumn.create("study", fit.studies().labels()),
                    DoubleColumn.create("yi", fit.studies().yi())))
            .doubleColumn("yi")
            .asDoubleArray();
    put("k.f", fit.studies().rowsRead());
    put("yi.f", all);
    put("not.na", Arrays.stream(all).map(y -> Double.isNaN(y) ? 0 : 1).toArray());
  }

  private void heterogeneity() {
    Heterogeneity heterogeneity = fit.heterogeneity();
    put("QE", heterogeneity.Q());
    put("QEp", heterogeneity.Qp());
    put("I2", 100 * heterogeneity.I2());
    put("H2", heterogeneity.H2());
    if (model.hasScale()) {
      put("tau2", Arrays.stream(fit.sigma()).map(s -> s * s).toArray());
    } else if (!model.isGeneral()) {
      put("tau2", fit.tau2());
      put("se.tau2", heterogeneity.seTau2());
      put("R2", 100 * fit.R2());
    }
  }

  private void likelihood() {
    if (model.hasLikelihood()) {
      put("logLik", fit.logLik());
    }
  }

  /** Variances and correlations of a general model, in R's order. */
  private void components() {
    if (!model.isGeneral()) {
      return;
    }
    Table components = fit.components();
    List<Double> sigma2 = new ArrayList<>();
    Map<String, List<Double>> tau2 = new LinkedHashMap<>();
    for (Row row : components) {
      String name = row.getString("component");
      double variance = row.getDouble("variance");
      String group = name.replaceAll(":.*", "").replaceAll("^sd\\(|\\)$", "");
      if (model.groups().contains(group)) {
        sigma2.add(variance);
      } else {
        tau2.computeIfAbsent(group, g -> new ArrayList<>()).add(variance);
      }
    }
    put("sigma2", array(sigma2));
    List<String> structured = model.structured();
    Table correlations = fit.correlations();
    for (int g = 0; g < structured.size(); g++) {
      put(g == 0 ? "tau2" : "gamma2", array(tau2.getOrDefault(structured.get(g), List.of())));
      put(g == 0 ? "rho" : "phi", correlations(correlations, structured.get(g)));
    }
    covariance();
  }

  /** The covariance of the effects of a structure in which each has a variance. */
  private void covariance() {
    if (!values.containsKey("tau2")) {
      return;
    }
    double[] tau2 = RValue.numbers(values.get("tau2"));
    double[] rho = RValue.numbers(values.get("rho"));
    if (rho.length == 0 || rho.length != tau2.length * (tau2.length - 1) / 2) {
      return;
    }
    double[][] g = LowerTriangle.belowDiagonal(rho, 1);
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g.length; j++) {
        g[i][j] *= Math.sqrt(tau2[i] * tau2[j]);
      }
    }
    values.put("G", Numbers.matrix(g));
  }

  /** Of pairs (2, 1), (3, 1), (3, 2), ... in R's order (2, 1), (3, 1), (4, 1), (3, 2), ... */
  private static double[] correlations(Table table, String group) {
    List<Double> all = new ArrayList<>();
    for (Row row : table) {
      if (row.getString("group").equals(group)) {
        all.add(row.getDouble("estimate"));
      }
    }
    int n = (int) Math.round((1 + Math.sqrt(1 + 8.0 * all.size())) / 2);
    List<Double> ordered = new ArrayList<>();
    for (int b = 0; b < n; b++) {
      for (int a = b + 1; a < n; a++) {
        ordered.add(all.get(a * (a - 1) / 2 + b));
      }
    }
    return array(ordered);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
