package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.freq.CoefficientTest;
import io.github.metasaw.freq.tau2.Tau2Estimator;
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
    Tau2Estimator method = Tau2Estimator.parse(fit.method());
    CoefficientTest test = CoefficientTest.parse(fit.test());
    boolean regression = !fit.design().isInterceptOnly();
    boolean given = fit.provenance().settings().containsKey("tau2") && !method.isZero();
    String estimator = given ? "tau2 given" : "tau2 by " + method.words();
    String title = method.isZero() ? method.words() : "Random effects, " + estimator;
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
        above(fit, method, test, regression),
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
      FrequentistFit fit, Tau2Estimator method, CoefficientTest test, boolean regression) {
    Heterogeneity h = fit.heterogeneity();
    List<String> lines = new ArrayList<>();
    lines.add(
        "k = %d studies from %s; test %s, level %s"
            .formatted(
                fit.studies().k(), fit.studies().name(), test.words(), Numbers.level(fit.level())));
    if (method == Tau2Estimator.COMMON) {
      lines.add("Assumes that all studies estimate one and the same effect.");
    } else if (method == Tau2Estimator.FIXED) {
      lines.add(
          "The effects may differ; estimated is their average weighted by precision, for these"
              + " studies only.");
    } else {
      lines.add(
          "tau2 = %s (SE %s), tau = %s"
              .formatted(
                  Numbers.of(h.tau2()), Numbers.of(h.seTau2()), Numbers.of(Math.sqrt(h.tau2()))));
    }
    String residual = regression ? "residual " : "";
    lines.add(
        "%sQ = %s on %d df, p %s"
            .formatted(residual, Numbers.fixed(h.Q(), 3), h.df(), Numbers.equality(h.Qp())));
    lines.add(spread(h, method, residual));
    if (regression) {
      FrequentistFit.ModeratorTest m = fit.moderatorTest();
      String stat =
          Double.isNaN(m.df2())
              ? "QM = %s on %d df".formatted(Numbers.fixed(m.statistic(), 3), m.df1())
              : "F = %s on %d and %s df"
                  .formatted(
                      Numbers.fixed(m.statistic(), 3), m.df1(), Numbers.significant(m.df2(), 4));
      String r2 = Double.isNaN(fit.R2()) ? "" : "; R2 = " + Numbers.percent(fit.R2());
      lines.add("moderators: " + stat + ", p " + Numbers.equality(m.p()) + r2);
    }
    lines.add(
        "log-likelihood %s (%s), AIC %s, BIC %s, AICc %s"
            .formatted(
                Numbers.fixed(fit.logLik(), 4),
                method == Tau2Estimator.REML ? "restricted" : "ML",
                Numbers.fixed(fit.aic(), 4),
                Numbers.fixed(fit.bic(), 4),
                Numbers.fixed(fit.aicc(), 4)));
    return lines;
  }

  private static String spread(Heterogeneity h, Tau2Estimator method, String residual) {
    String fromQ =
        residual
            + "I2 = %s, H2 = %s from Q"
                .formatted(Numbers.percent(h.I2FromQ()), Numbers.of(h.H2FromQ()));
    if (method.isZero()) {
      return fromQ + "; zeta2 = " + Numbers.of(h.zeta2());
    }
    return "I2 = %s, H2 = %s from tau2; %s"
        .formatted(Numbers.percent(h.I2()), Numbers.of(h.H2()), fromQ);
  }

  private static List<String> below(FrequentistFit fit, Transformation scale, Wording wording) {
    List<String> lines = new ArrayList<>(EffectScale.note(scale));
    Pooled p = fit.pooled();
    boolean isPredicted =
        fit.design().isInterceptOnly() && !Tau2Estimator.parse(fit.method()).isZero();
    if (isPredicted && !Double.isNaN(p.predictionLower())) {
      lines.add(
          "%s prediction interval for the effect of a next study: %s to %s (%s)"
              .formatted(
                  Numbers.level(fit.level()),
                  Numbers.of(scale.apply(p.predictionLower())),
                  Numbers.of(scale.apply(p.predictionUpper())),
                  fit.provenance().settings().get("prediction")));
    }
    lines.addAll(CheckSheet.remarks(fit.checkList(), wording));
    return lines;
  }
}
