package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.review.AbsoluteEffect;
import io.github.metasaw.review.Certainty;
import io.github.metasaw.review.Finding;
import io.github.metasaw.review.SummaryOfFindings;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A summary of findings as reviews print it. */
final class FindingsSheet {

  private static final int DIGITS = 3;

  private FindingsSheet() {}

  static Sheet of(SummaryOfFindings summary) {
    List<List<String>> rows = new ArrayList<>();
    for (Finding finding : summary.findings()) {
      for (AbsoluteEffect effect : finding.effects()) {
        rows.add(row(finding, effect));
      }
    }
    String level = Numbers.level(summary.findings().get(0).fit().level());
    return new Sheet(
        "Summary of findings",
        List.of(),
        List.of(
            "outcome",
            "studies (people)",
            "relative effect [" + level + " CI]",
            "baseline, per 1,000",
            "with intervention, per 1,000 [" + level + " CI]",
            "difference, per 1,000 [" + level + " CI]",
            "certainty"),
        List.of(),
        List.of(false, false, false, true, false, false, false),
        rows,
        List.of(
            "The risk with the intervention follows from the baseline risk and the relative effect"
                + " with its interval; the baseline risk is taken as known.",
            "The certainty of the evidence is the authors' judgement."));
  }

  private static List<String> row(Finding finding, AbsoluteEffect effect) {
    Transformation scale = finding.fit().studies().measure().transformation();
    double baseline = effect.baseline();
    Certainty certainty = finding.certainty();
    return List.of(
        finding.outcome(),
        studies(finding),
        "%s %s [%s, %s]"
            .formatted(
                finding.fit().studies().measure().id(),
                Numbers.significant(scale.apply(finding.fit().estimate()), DIGITS),
                Numbers.significant(scale.apply(finding.fit().lower()), DIGITS),
                Numbers.significant(scale.apply(finding.fit().upper()), DIGITS)),
        people(baseline),
        "%s [%s, %s]"
            .formatted(
                people(effect.risk()),
                people(effect.interval().lower()),
                people(effect.interval().upper())),
        "%s [%s, %s]"
            .formatted(
                difference(effect.risk() - baseline),
                difference(effect.interval().lower() - baseline),
                difference(effect.interval().upper() - baseline)),
        certainty == null ? Numbers.NONE : certainty.signs());
  }

  private static String studies(Finding finding) {
    double people = finding.participants();
    int k = finding.fit().studies().k();
    return Double.isNaN(people)
        ? Integer.toString(k)
        : String.format(Locale.ROOT, "%d (%,.0f)", k, people);
  }

  /** One decimal where whole people would hide the risk. */
  private static String people(double risk) {
    double people = AbsoluteEffect.PEOPLE * risk;
    return String.format(Locale.ROOT, people < 10 ? "%.1f" : "%.0f", people);
  }

  private static String difference(double risk) {
    double people = AbsoluteEffect.PEOPLE * risk;
    String size =
        String.format(Locale.ROOT, Math.abs(people) < 10 ? "%.1f" : "%.0f", Math.abs(people));
    return Double.parseDouble(size) == 0 ? "0" : size + (people < 0 ? " fewer" : " more");
  }
}
