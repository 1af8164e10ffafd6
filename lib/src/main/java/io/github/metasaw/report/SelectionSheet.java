package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.freq.counts.ChiSquareTest;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.selection.SelectionType;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.LikelihoodCriteria;
import io.github.metasaw.statement.Numbers;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** The summary of a selection model: the effect with selection and without, and the weights. */
final class SelectionSheet {

  private SelectionSheet() {}

  static Sheet render(SelectionFit fit, Transformation scale, Wording wording) {
    boolean isRegression = !fit.design().isInterceptOnly();
    List<String> headers =
        new ArrayList<>(List.of("", "estimate", "se", "z", "p", "lower", "upper"));
    headers.set(1, EffectScale.heading(scale));
    headers.set(5, Numbers.level(fit.level()) + " lower");
    List<List<String>> rows = new ArrayList<>();
    Table c = fit.coefficients();
    for (int i = 0; i < c.rowCount(); i++) {
      rows.add(withoutDf(CoefficientRow.of(c, i, isRegression, scale)));
    }
    Table weights = fit.deltaTable();
    for (int a = 0; a < weights.rowCount(); a++) {
      rows.add(weightRow(fit, weights, a));
    }
    int n = headers.size();
    return new Sheet(
        "Selection model (%s)".formatted(fit.settings().type().label()),
        above(fit, scale),
        headers,
        List.of(),
        IntStream.range(0, n).mapToObj(j -> j > 0).toList(),
        rows,
        below(fit, scale, wording));
  }

  private static List<String> withoutDf(List<String> row) {
    List<String> kept = new ArrayList<>(row);
    kept.remove(4);
    return kept;
  }

  private static List<String> weightRow(SelectionFit fit, Table weights, int a) {
    List<String> row = new ArrayList<>();
    row.add("%s: %s".formatted(weights.stringColumn("parameter").get(a), meaning(fit, a)));
    for (String column : List.of("estimate", "se", "statistic", "p", "lower", "upper")) {
      double value = weights.doubleColumn(column).getDouble(a);
      row.add(
          Double.isNaN(value)
              ? Numbers.NONE
              : column.equals("p") ? Numbers.p(value) : Numbers.fixed(value, 4));
    }
    return row;
  }

  /** What a parameter of selection is. */
  private static String meaning(SelectionFit fit, int a) {
    SelectionType type = fit.settings().type();
    if (type.isStep()) {
      double[] steps = fit.weightFunction().steps();
      return "weight of %s < p <= %s"
          .formatted(Numbers.of(a == 0 ? 0 : steps[a - 1]), Numbers.of(steps[a]));
    }
    return switch (type) {
      case BETA -> a == 0 ? "power of p, plus 1" : "power of 1 - p, plus 1";
      case NEGEXPPOW -> a == 0 ? "rate of decay" : "1 over the power of p";
      case TRUNC, TRUNCEST -> a == 0 ? "weight beyond the cut-point" : "cut-point";
      default -> "rate of decay";
    };
  }

  private static List<String> above(SelectionFit fit, Transformation scale) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "k = %d studies of %s; selection favours %s; level %s"
            .formatted(
                fit.studies().k(),
                fit.studies().name(),
                fit.settings().alternative().label(),
                Numbers.level(fit.level())));
    if (fit.design().isInterceptOnly()) {
      lines.add(
          "without selection (%s): %s"
              .formatted(fit.base().pooled().label(), shown(fit.base().estimate(), scale)));
    }
    lines.add(
        "selection: LR chi2 = %s on %d df, p %s"
            .formatted(
                Numbers.fixed(fit.lrt(), 3),
                fit.lrtDf(),
                fit.lrtDf() == 0 ? Numbers.NONE : Numbers.equality(fit.lrtP())));
    Statements.heterogeneity(fit).parts().forEach(part -> lines.add(part.line()));
    fit.tau2BootstrapInterval()
        .ifPresent(
            interval ->
                lines.add(
                    "tau2 by the bootstrap of clusters: %s to %s"
                        .formatted(
                            Numbers.fixed(interval.lower(), 4),
                            Numbers.fixed(interval.upper(), 4))));
    ChiSquareTest spread = fit.heterogeneityTest();
    if (spread.exists()) {
      lines.add(
          "tau2 = 0: LR chi2 = %s on 1 df, p %s"
              .formatted(Numbers.fixed(spread.statistic(), 3), Numbers.equality(spread.p())));
    }
    if (fit.settings().type().isStep()) {
      lines.add(studiesByInterval(fit.intervals()));
    }
    lines.add(new LikelihoodCriteria(fit.logLik(), false, fit.aic(), fit.bic(), fit.aicc()).line());
    return lines;
  }

  private static String studiesByInterval(Table intervals) {
    return "studies by interval of p: "
        + intervals.doubleColumn("k").asList().stream()
            .map(k -> Numbers.fixed(k, 0))
            .collect(Collectors.joining(", "));
  }

  private static String shown(double effect, Transformation scale) {
    return Numbers.fixed(scale.isIdentity() ? effect : scale.apply(effect), 4);
  }

  private static List<String> below(SelectionFit fit, Transformation scale, Wording wording) {
    List<String> lines = new ArrayList<>(EffectScale.note(scale));
    Statements.nextStudy(fit, scale).ifPresent(next -> lines.add(next.line()));
    lines.add(
        "The rows of delta say how likely a study is to be published, relative to one with a weight"
            + " of 1, and are not effects.");
    lines.addAll(CheckSheet.remarks(fit.checkList(), wording));
    return lines;
  }
}
