package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Assumption;
import io.github.metasaw.statement.Numbers;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** The summary of a fit: model, heterogeneity, coefficients, prediction, and what to mind. */
final class FitSheet {

  private static final List<String> HEADERS =
      List.of("", "estimate", "se", "statistic", "df", "p", "lower", "upper");
  private static final List<Boolean> NUMERIC =
      List.of(false, true, true, true, true, true, true, true);

  private FitSheet() {}

  static Sheet render(FrequentistFit fit, Transformation scale, Wording wording) {
    if (DispersionSheet.suits(fit)) {
      return DispersionSheet.render(fit, scale, wording);
    }
    Tau2Estimator method = fit.estimator();
    CoefficientTest test = fit.coefficientTest();
    boolean regression = !fit.design().isInterceptOnly();
    boolean given = fit.provenance().settings().containsKey("tau2") && !method.isZero();
    String estimator = given ? "tau2 given" : "tau2 by " + method.label();
    String title = method.isZero() ? method.label() : "Random effects, " + estimator;
    if (regression) {
      title += ", with moderators";
    }
    List<String> headers = new ArrayList<>(HEADERS);
    headers.set(1, EffectScale.heading(scale));
    headers.set(3, test == CoefficientTest.Z ? "z" : "t");
    headers.set(6, Numbers.level(fit.level()) + " lower");
    List<List<String>> rows = new ArrayList<>();
    Table c = fit.coefficients();
    for (int i = 0; i < c.rowCount(); i++) {
      rows.add(CoefficientRow.of(c, i, regression, scale));
    }
    boolean t = test != CoefficientTest.Z;
    return new Sheet(
        title,
        above(fit, method, test),
        kept(headers, t, scale),
        List.of(),
        kept(NUMERIC, t, scale),
        rows.stream().map(row -> kept(row, t, scale)).toList(),
        below(fit, scale, wording));
  }

  /** z has no degrees of freedom to show, and a ratio no standard error. */
  private static <T> List<T> kept(List<T> row, boolean isT, Transformation scale) {
    List<T> kept = new ArrayList<>(row);
    if (!isT) {
      kept.remove(4);
    }
    if (!scale.isIdentity()) {
      kept.remove(2);
    }
    return kept;
  }

  private static List<String> above(
      FrequentistFit fit, Tau2Estimator method, CoefficientTest test) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s; test %s, level %s"
            .formatted(Statements.studies(fit).line(), test.label(), Numbers.level(fit.level())));
    Statements.trueVariance(fit)
        .ifPresentOrElse(
            variance -> lines.add(variance.line()), () -> lines.add(assumption(fit).sentence()));
    Statements.cochranQ(fit).ifPresent(q -> lines.add(q.line()));
    String zeta2 = method.isZero() ? "; zeta2 = " + Numbers.of(fit.heterogeneity().zeta2()) : "";
    lines.add(Statements.inconsistency(fit).line() + zeta2);
    Statements.moderators(fit).ifPresent(moderators -> lines.add(moderators.line()));
    lines.add(Statements.likelihood(fit).line());
    return lines;
  }

  private static Assumption assumption(FrequentistFit fit) {
    return new Assumption(Estimand.of(fit, Estimand.Reading.RANDOM));
  }

  private static List<String> below(FrequentistFit fit, Transformation scale, Wording wording) {
    List<String> lines = new ArrayList<>(EffectScale.note(scale));
    Statements.nextStudy(fit, scale).ifPresent(next -> lines.add(next.line()));
    lines.addAll(CheckSheet.remarks(fit.checkList(), wording));
    return lines;
  }
}
