package io.github.metasaw.report;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.VarianceSource;
import io.github.metasaw.formula.Target;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What the variance of a row is made of, in lines: sampling error, then each SD. */
final class VarianceLines {

  /** The column of the correlations of two outcomes. */
  static final String RHO12 = new Target.Rho12().label();

  private VarianceLines() {}

  /** Whether a fit has two outcomes. */
  static boolean isBivariate(FrequentistFit fit) {
    return fit.parameters().stream()
        .anyMatch(p -> p instanceof Parameter.Mean mean && mean.outcome() > 0);
  }

  static List<String> of(FrequentistFit fit) {
    List<String> lines = new ArrayList<>();
    Table rows = fit.variances();
    boolean proportional =
        fit.parameters().stream().anyMatch(Parameter.Proportion.class::isInstance);
    lines.add(
        (proportional ? "sampling variance (phi / w): " : "known sampling variance: ")
            + values(rows.doubleColumn("knownVariance")));
    for (VarianceSource source : fit.varianceSources()) {
      source.effects().forEach(effect -> lines.add(line(source, effect)));
    }
    Table correlations = fit.correlations();
    for (int i = 0; i < correlations.rowCount(); i++) {
      lines.add(correlation(correlations, i));
    }
    Table ranges = fit.ranges();
    for (int i = 0; i < ranges.rowCount(); i++) {
      lines.add(range(ranges, i));
    }
    lines.add("total variance: " + values(rows.doubleColumn("totalVariance")));
    if (isBivariate(fit)) {
      lines.add("residual correlation (%s): %s".formatted(RHO12, values(rows.doubleColumn(RHO12))));
      lines.add("residual covariance: " + values(rows.doubleColumn("extraCovariance")));
    }
    return lines;
  }

  private static String bounds(Table table, int i) {
    double lower = table.doubleColumn("lower").getDouble(i);
    return Double.isNaN(lower)
        ? ""
        : " [%s, %s]"
            .formatted(Numbers.of(lower), Numbers.of(table.doubleColumn("upper").getDouble(i)));
  }

  private static String range(Table table, int i) {
    return "range of the %s correlation over %s: %s%s"
        .formatted(
            table.stringColumn("correlation").get(i),
            table.stringColumn("group").get(i),
            Numbers.of(table.doubleColumn("estimate").getDouble(i)),
            bounds(table, i));
  }

  private static String correlation(Table table, int i) {
    String with = table.stringColumn("with").get(i);
    return "correlation of %s%s over %s: %s%s"
        .formatted(
            table.stringColumn("effect").get(i),
            with.isEmpty() ? "" : " with " + with,
            table.stringColumn("group").get(i),
            Numbers.of(table.doubleColumn("estimate").getDouble(i)),
            bounds(table, i));
  }

  /** The SD of an effect; where it varies over rows or levels, the root of its mean square. */
  private static String line(VarianceSource source, VarianceSource.Effect effect) {
    String variance = Numbers.of(effect.variance());
    if (!source.isOfRows()) {
      return "SD of %s: %s (variance %s)"
          .formatted(effect.name(), Numbers.of(effect.sd()), variance);
    }
    DoubleColumn sigma =
        DoubleColumn.create("sigma", Arrays.stream(source.byRow()).map(Math::sqrt).toArray());
    return sigma.min() < sigma.max()
        ? "extra heterogeneity SD (%s): %s; mean variance %s"
            .formatted(effect.name(), values(sigma), variance)
        : "extra heterogeneity SD (%s): %s (variance %s)"
            .formatted(effect.name(), Numbers.of(effect.sd()), variance);
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
