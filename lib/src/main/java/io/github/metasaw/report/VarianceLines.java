package io.github.metasaw.report;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What the variance of a row is made of, in lines: sampling error, then each SD. */
final class VarianceLines {

  private VarianceLines() {}

  static List<String> of(FrequentistFit fit) {
    List<String> lines = new ArrayList<>();
    Table rows = fit.variances();
    boolean proportional =
        fit.parameters().stream().anyMatch(Parameter.Proportion.class::isInstance);
    lines.add(
        (proportional ? "sampling variance (phi / w): " : "known sampling variance: ")
            + values(rows.doubleColumn("knownVariance")));
    Table parts = fit.components();
    for (int i = 0; i < parts.rowCount(); i++) {
      lines.add(part(parts.stringColumn("component").get(i), parts, i, rows));
    }
    Table correlations = fit.correlations();
    for (int i = 0; i < correlations.rowCount(); i++) {
      lines.add(correlation(correlations, i));
    }
    lines.add("total variance: " + values(rows.doubleColumn("totalVariance")));
    if (rows.columnNames().contains("rho12")) {
      lines.add("residual correlation (rho12): " + values(rows.doubleColumn("rho12")));
      lines.add("residual covariance: " + values(rows.doubleColumn("extraCovariance")));
    }
    return lines;
  }

  private static String correlation(Table table, int i) {
    double lower = table.doubleColumn("lower").getDouble(i);
    String bounds =
        Double.isNaN(lower)
            ? ""
            : " [%s, %s]"
                .formatted(Numbers.of(lower), Numbers.of(table.doubleColumn("upper").getDouble(i)));
    return "correlation of %s with %s over %s: %s%s"
        .formatted(
            table.stringColumn("effect").get(i),
            table.stringColumn("with").get(i),
            table.stringColumn("group").get(i),
            Numbers.of(table.doubleColumn("estimate").getDouble(i)),
            bounds);
  }

  /** The SD of a component; where it varies over rows or levels, the root of its mean square. */
  private static String part(String component, Table parts, int i, Table rows) {
    String sd = Numbers.of(parts.doubleColumn("sd").getDouble(i));
    String variance = Numbers.of(parts.doubleColumn("variance").getDouble(i));
    if (!component.startsWith("sigma")) {
      return "SD of %s: %s (variance %s)".formatted(component, sd, variance);
    }
    DoubleColumn sigma = rows.doubleColumn("extraSd");
    boolean varies = component.equals("sigma") && sigma.min() < sigma.max();
    return varies
        ? "extra heterogeneity SD (sigma): %s; mean variance %s".formatted(values(sigma), variance)
        : "extra heterogeneity SD (%s): %s (variance %s)".formatted(component, sd, variance);
  }

  /** One value, or mean, least and most. */
  private static String values(DoubleColumn column) {
    double least = column.min();
    double most = column.max();
    return most - least <= 1e-12 * Math.abs(most)
        ? Numbers.of(most)
        : "mean %s, from %s to %s"
            .formatted(Numbers.of(column.mean()), Numbers.of(least), Numbers.of(most));
  }
}
