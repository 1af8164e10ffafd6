package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.freq.counts.ChiSquareTest;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsMethod;
import io.github.metasaw.freq.counts.CountsTest;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.LabelInSentence;
import io.github.metasaw.statement.LikelihoodCriteria;
import io.github.metasaw.statement.Numbers;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** The summary of pooled counts: method, heterogeneity, coefficients, tests, and what to mind. */
final class CountsSheet {

  private static final List<String> HEADERS =
      List.of("", "estimate", "se", "z", "", "p", "lower", "upper");

  private CountsSheet() {}

  static Sheet render(CountsFit fit, Transformation scale, Wording wording) {
    boolean isRegression = !fit.design().isInterceptOnly();
    List<String> headers = new ArrayList<>(HEADERS);
    headers.set(1, EffectScale.heading(scale));
    headers.set(6, Numbers.level(fit.level()) + " lower");
    Table c = fit.coefficients();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < c.rowCount(); i++) {
      rows.add(kept(CoefficientRow.of(c, i, isRegression, scale), scale));
    }
    List<String> shown = kept(headers, scale);
    List<Boolean> numeric = new ArrayList<>();
    for (int j = 0; j < shown.size(); j++) {
      numeric.add(j > 0);
    }
    String title = fit.method().label() + (isRegression ? ", with moderators" : "");
    return new Sheet(
        "%s (%s)".formatted(title, LabelInSentence.of(fit.measure().label())),
        above(fit),
        shown,
        List.of(),
        numeric,
        rows,
        below(fit, scale, wording));
  }

  /** Tests are normal, without degrees of freedom to show; a ratio has no standard error. */
  private static List<String> kept(List<String> row, Transformation scale) {
    List<String> kept = new ArrayList<>(row);
    kept.remove(4);
    if (!scale.isIdentity()) {
      kept.remove(2);
    }
    return kept;
  }

  private static List<String> above(CountsFit fit) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "k = %d studies of %s; level %s"
            .formatted(fit.solution().rows(), fit.studies().name(), Numbers.level(fit.level())));
    Statements.heterogeneity(fit).parts().forEach(part -> lines.add(part.line()));
    for (CountsTest test : CountsTest.values()) {
      ChiSquareTest result = fit.solution().test(test);
      if (test != CountsTest.HETEROGENEITY && result.exists()) {
        lines.add(
            "%s: chi2 = %s on %d df, p %s"
                .formatted(
                    test.label(),
                    Numbers.fixed(result.statistic(), 3),
                    result.df(),
                    Numbers.equality(result.p())));
      }
    }
    if (fit.method().isMixedModel() || fit.method() == CountsMethod.BB) {
      lines.add(
          new LikelihoodCriteria(fit.logLik(), false, fit.aic(), fit.bic(), fit.aicc()).line());
    }
    return lines;
  }

  private static List<String> below(CountsFit fit, Transformation scale, Wording wording) {
    List<String> lines = new ArrayList<>(EffectScale.note(scale));
    Statements.nextStudy(fit, scale).ifPresent(next -> lines.add(next.line()));
    lines.addAll(CheckSheet.remarks(fit.checkList(), wording));
    return lines;
  }
}
