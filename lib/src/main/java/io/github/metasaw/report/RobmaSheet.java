package io.github.metasaw.report;

import io.github.metasaw.bayes.bias.Component;
import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.bayes.bias.RobmaPosterior;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** Averages over models of publication bias: inclusion, averaged estimates, and what they say. */
final class RobmaSheet {

  private static final int DECIMALS = 3;

  private RobmaSheet() {}

  static Sheet render(RobmaFit fit, Wording wording) {
    Table summary = fit.summary();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < summary.rowCount(); i++) {
      List<String> row = new ArrayList<>();
      row.add(summary.stringColumn("parameter").get(i));
      for (String column : List.of("mean", "sd", "median", "lower", "upper")) {
        row.add(Numbers.fixed(summary.doubleColumn(column).get(i), DECIMALS));
      }
      rows.add(row);
    }
    return new Sheet(
        "Robust Bayesian meta-analysis: %d models averaged"
            .formatted(fit.posterior().models().size()),
        above(fit),
        List.of("", "mean", "sd", "median", Numbers.level(fit.level()) + " lower", "upper"),
        List.of(),
        List.of(false, true, true, true, true, true),
        rows,
        below(fit, wording));
  }

  private static List<String> above(RobmaFit fit) {
    RobmaPosterior posterior = fit.posterior();
    List<String> lines = new ArrayList<>();
    lines.add(
        "k = %d studies of %s; %s; expected direction %s"
            .formatted(
                posterior.k(),
                fit.studies().name(),
                fit.settings().scale().label(),
                fit.settings().direction().label()));
    for (Component component : Component.values()) {
      lines.add(
          "%s: prior probability %s, posterior %s, inclusion Bayes factor %s"
              .formatted(
                  component.label(),
                  Numbers.fixed(posterior.prior(component), DECIMALS),
                  Numbers.fixed(posterior.probability(component), DECIMALS),
                  Numbers.significant(posterior.inclusionBayesFactor(component), 4)));
    }
    return lines;
  }

  private static List<String> below(RobmaFit fit, Wording wording) {
    List<String> lines = new ArrayList<>(fit.sentences());
    lines.add(
        "omega[a,b] is the probability that a study whose one-sided p value lies between a and b is"
            + " published, relative to one below the first step; models without a parameter count"
            + " with its value 0, or weight 1.");
    lines.addAll(CheckSheet.remarks(fit.checkList(), wording));
    return lines;
  }
}
