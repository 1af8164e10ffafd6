package io.github.metasaw.review;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A summary of findings: for each outcome the studies, the relative effect, and the absolute
 * effects per 1,000 people at stated baseline risks (Cochrane Handbook, chapter 14). The certainty
 * of the evidence is what the authors say; nothing is computed about it.
 *
 * @param findings one per outcome
 */
public record SummaryOfFindings(List<Finding> findings) implements Tabular {

  private static final List<String> NUMBERS =
      List.of(
          "studies",
          "participants",
          "effect",
          "lower",
          "upper",
          "baseline",
          "risk",
          "riskLower",
          "riskUpper",
          "difference",
          "differenceLower",
          "differenceUpper");

  /** Takes a copy. */
  public SummaryOfFindings {
    findings = List.copyOf(findings);
  }

  /**
   * A summary.
   *
   * @param findings one or more outcomes
   * @return the summary
   * @throws MetaException if there is none
   */
  public static SummaryOfFindings of(List<Finding> findings) {
    if (findings.isEmpty()) {
      throw MetaException.of("a summary of findings needs an outcome: name a fit");
    }
    return new SummaryOfFindings(findings);
  }

  /**
   * The numbers: effects on the scale on which the measure is read, risks per 1,000 people.
   *
   * @return outcome, measure, studies, participants, effect, lower, upper, baseline, risk,
   *     riskLower, riskUpper, difference, differenceLower, differenceUpper, certainty; a row for
   *     each outcome and baseline
   */
  @Override
  public Table table() {
    StringColumn outcome = StringColumn.create("outcome");
    StringColumn measure = StringColumn.create("measure");
    StringColumn certainty = StringColumn.create("certainty");
    List<DoubleColumn> numbers = new ArrayList<>();
    NUMBERS.forEach(name -> numbers.add(DoubleColumn.create(name)));
    for (Finding finding : findings) {
      for (AbsoluteEffect effect : finding.effects()) {
        outcome.append(finding.outcome());
        measure.append(finding.fit().studies().measure().label());
        Certainty judged = finding.certainty();
        certainty.append(judged == null ? "" : judged.label());
        double[] row = numbers(finding, effect);
        for (int i = 0; i < row.length; i++) {
          numbers.get(i).append(row[i]);
        }
      }
    }
    Table table = Table.create("summary of findings", outcome, measure);
    numbers.forEach(table::addColumns);
    return table.addColumns(certainty);
  }

  private static double[] numbers(Finding finding, AbsoluteEffect effect) {
    Transformation scale = finding.fit().studies().measure().transformation();
    Interval risk = effect.interval();
    double people = AbsoluteEffect.PEOPLE;
    return new double[] {
      finding.fit().studies().k(),
      finding.participants(),
      scale.apply(finding.fit().estimate()),
      scale.apply(finding.fit().lower()),
      scale.apply(finding.fit().upper()),
      people * effect.baseline(),
      people * effect.risk(),
      people * risk.lower(),
      people * risk.upper(),
      effect.difference(),
      people * (risk.lower() - effect.baseline()),
      people * (risk.upper() - effect.baseline())
    };
  }
}
