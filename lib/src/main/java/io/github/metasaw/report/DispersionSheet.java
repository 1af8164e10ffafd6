package io.github.metasaw.report;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.freq.SmallSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The summary of a model of mean and dispersion: coefficients by parameter, each on the scale it is
 * modelled on, and what the rows' variances are made of.
 */
final class DispersionSheet {

  private static final String PHI = "log(phi)";

  private DispersionSheet() {}

  /** Whether a fit has coefficients of SDs or correlations beside those of the mean. */
  static boolean suits(FrequentistFit fit) {
    return fit.provenance().settings().containsKey("V");
  }

  static Sheet of(FrequentistFit fit) {
    boolean t = SmallSample.parse(fit.test()) != SmallSample.Z;
    List<String> headers = new ArrayList<>(List.of("", "estimate", "se", t ? "t" : "z"));
    if (t) {
      headers.add("df");
    }
    String level = FitSheet.percent(fit.level());
    headers.addAll(List.of("p", level + " lower", "upper"));
    List<Boolean> numeric = headers.stream().map(header -> !header.isEmpty()).toList();
    return new Sheet(
        "Mean and heterogeneity by %s"
            .formatted(restricted(fit) ? "restricted maximum likelihood" : "maximum likelihood"),
        above(fit),
        headers,
        List.of(),
        numeric,
        rows(fit, headers.size(), t),
        FitSheet.remarks(fit));
  }

  private static boolean restricted(FrequentistFit fit) {
    return fit.method().equals("REML");
  }

  private static List<List<String>> rows(FrequentistFit fit, int width, boolean t) {
    List<List<String>> rows = new ArrayList<>();
    Table c = fit.coefficients();
    String parameter = "";
    for (int i = 0; i < c.rowCount(); i++) {
      List<String> row = new ArrayList<>(FitSheet.coefficient(c, i, true));
      if (!t) {
        row.remove(4);
      }
      String term = row.get(0);
      int colon = parameterEnd(term);
      String of = term.equals(PHI) ? "phi" : colon < 0 ? "mu" : term.substring(0, colon);
      if (!of.equals(parameter)) {
        List<String> heading = new ArrayList<>(List.of(of + ", " + scale(of)));
        while (heading.size() < width) {
          heading.add("");
        }
        rows.add(heading);
        parameter = of;
      }
      row.set(0, term.substring(colon + 1));
      rows.add(row);
    }
    return rows;
  }

  /** Where the name of a parameter ends in a term; -1 for the mean of one outcome. */
  private static int parameterEnd(String term) {
    if (term.startsWith("sd(") || term.startsWith("cor(")) {
      return term.indexOf("):") + 1;
    }
    return term.matches("(mu[12]|sigma[12]?|rho12):.*") ? term.indexOf(':') : -1;
  }

  private static String scale(String parameter) {
    if (parameter.startsWith("mu")) {
      return "the mean";
    }
    if (parameter.equals("phi")) {
      return "log factor of the sampling variances";
    }
    return parameter.startsWith("rho") || parameter.startsWith("cor")
        ? "Fisher's z of a correlation"
        : "log SD";
  }

  private static List<String> above(FrequentistFit fit) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "k = %d rows from %s; V %s; test %s, level %s"
            .formatted(
                fit.studies().k(),
                fit.studies().name(),
                fit.provenance().settings().get("V"),
                SmallSample.parse(fit.test()).words(),
                FitSheet.percent(fit.level())));
    lines.addAll(variances(fit.variances()));
    Heterogeneity h = fit.heterogeneity();
    if (!Double.isNaN(h.Q())) {
      lines.add(
          "residual Q = %s on %d df, p %s; I2 = %s from the mean heterogeneity"
              .formatted(
                  Numbers.fixed(h.Q(), 3),
                  h.df(),
                  FitSheet.equality(h.Qp()),
                  Numbers.percent(h.I2())));
    }
    lines.add(
        "log-likelihood %s (%s), AIC %s, BIC %s, AICc %s"
            .formatted(
                Numbers.fixed(fit.logLik(), 4),
                restricted(fit) ? "restricted" : "ML",
                Numbers.fixed(fit.aic(), 4),
                Numbers.fixed(fit.bic(), 4),
                Numbers.fixed(fit.aicc(), 4)));
    return lines;
  }

  /** What the variance of a row is made of: mean, least and most over the rows. */
  private static List<String> variances(Table table) {
    List<String> lines = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      if (column instanceof DoubleColumn numbers && numbers.countMissing() < numbers.size()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s: mean %s, from %s to %s",
                words(column.name()),
                Numbers.of(numbers.mean()),
                Numbers.of(numbers.min()),
                Numbers.of(numbers.max())));
      }
    }
    return lines;
  }

  private static String words(String column) {
    return switch (column) {
      case "knownVariance" -> "known sampling variance";
      case "extraSd" -> "extra heterogeneity SD (sigma)";
      case "extraVariance" -> "extra heterogeneity variance (sigma^2)";
      case "groupVariance" -> "variance between groups";
      case "totalVariance" -> "total variance";
      case "rho12" -> "residual correlation (rho12)";
      case "extraCovariance" -> "residual covariance";
      default -> column;
    };
  }
}
