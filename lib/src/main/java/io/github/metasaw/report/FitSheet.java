package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.freq.SmallSample;
import io.github.metasaw.freq.Tau2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** The summary of a fit: model, heterogeneity, coefficients, prediction, and what to mind. */
final class FitSheet {

  private static final List<String> HEADERS =
      List.of("", "estimate", "se", "statistic", "df", "p", "lower", "upper");
  private static final List<Boolean> NUMERIC =
      List.of(false, true, true, true, true, true, true, true);

  /** Significant digits of a standard error. */
  private static final int DIGITS = 4;

  private FitSheet() {}

  static Sheet render(FrequentistFit fit, Transformation scale, Wording wording) {
    if (DispersionSheet.suits(fit)) {
      return DispersionSheet.render(fit, scale, wording);
    }
    Tau2 method = Tau2.parse(fit.method());
    SmallSample test = SmallSample.parse(fit.test());
    boolean regression = !fit.design().isInterceptOnly();
    boolean given = fit.provenance().settings().containsKey("tau2") && !method.isZero();
    String estimator = given ? "tau2 given" : "tau2 by " + method.words();
    String title = method.isZero() ? method.words() : "Random effects, " + estimator;
    if (regression) {
      title += ", with moderators";
    }
    List<String> headers = new ArrayList<>(HEADERS);
    headers.set(1, EffectScale.heading(scale));
    headers.set(3, test == SmallSample.Z ? "z" : "t");
    headers.set(6, percent(fit.level()) + " lower");
    List<List<String>> rows = new ArrayList<>();
    Table c = fit.coefficients();
    for (int i = 0; i < c.rowCount(); i++) {
      rows.add(coefficient(c, i, regression, scale));
    }
    boolean t = test != SmallSample.Z;
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

  /** A row: term, estimate, se, statistic, df, p, lower, upper; without se on another scale. */
  static List<String> coefficient(Table c, int i, boolean regression, Transformation scale) {
    double df = c.doubleColumn("df").getDouble(i);
    double se = c.doubleColumn("se").getDouble(i);
    double lower = scale.apply(c.doubleColumn("lower").getDouble(i));
    double upper = scale.apply(c.doubleColumn("upper").getDouble(i));
    // Each row to its own decimals: slopes of years and of positions differ by powers of ten.
    List<String> numbers =
        Numbers.row(
            scale.isIdentity() ? se : (upper - lower) / 4,
            DIGITS,
            scale.apply(c.doubleColumn("estimate").getDouble(i)),
            se,
            lower,
            upper);
    return List.of(
        regression ? c.stringColumn("term").get(i) : "mu",
        numbers.get(0),
        scale.isIdentity() ? numbers.get(1) : "",
        Numbers.fixed(c.doubleColumn("statistic").getDouble(i), 3),
        Double.isNaN(df) ? "" : Numbers.significant(df, 4),
        Numbers.p(c.doubleColumn("p").getDouble(i)),
        numbers.get(2),
        numbers.get(3));
  }

  private static List<String> above(
      FrequentistFit fit, Tau2 method, SmallSample test, boolean regression) {
    Heterogeneity h = fit.heterogeneity();
    List<String> lines = new ArrayList<>();
    lines.add(
        "k = %d studies from %s; test %s, level %s"
            .formatted(
                fit.studies().k(), fit.studies().name(), test.words(), percent(fit.level())));
    if (method == Tau2.COMMON) {
      lines.add("Assumes that all studies estimate one and the same effect.");
    } else if (method == Tau2.FIXED) {
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
                method == Tau2.REML ? "restricted" : "ML",
                Numbers.fixed(fit.aic(), 4),
                Numbers.fixed(fit.bic(), 4),
                Numbers.fixed(fit.aicc(), 4)));
    return lines;
  }

  private static String spread(Heterogeneity h, Tau2 method, String residual) {
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
    boolean isPredicted = fit.design().isInterceptOnly() && !Tau2.parse(fit.method()).isZero();
    if (isPredicted && !Double.isNaN(p.predictionLower())) {
      lines.add(
          "%s prediction interval for the effect of a next study: %s to %s (%s)"
              .formatted(
                  percent(fit.level()),
                  Numbers.of(scale.apply(p.predictionLower())),
                  Numbers.of(scale.apply(p.predictionUpper())),
                  fit.provenance().settings().get("prediction")));
    }
    lines.addAll(remarks(fit.checkList(), wording));
    return lines;
  }

  /** The checks that are not ok, one line per check. */
  static List<String> remarks(List<Check> checks, Wording wording) {
    return checks.stream()
        .filter(check -> check.status() != Check.Status.OK)
        .map(check -> remark(check, wording))
        .toList();
  }

  static String remark(Check check, Wording wording) {
    return symbol(check.status()) + " " + check.name() + ": " + check.message(wording);
  }

  /** A sign that reads without colour. */
  static String symbol(Check.Status status) {
    return switch (status) {
      case OK -> "✓";
      case NOTE -> "ℹ";
      case WARNING -> "⚠";
      case ERROR -> "✗";
    };
  }

  static String percent(double level) {
    return Numbers.significant(100 * level, 4) + " %";
  }

  /** The checks as a sheet: all of them, with a count of each status. */
  static Sheet checks(List<Check> checks, Wording wording) {
    List<List<String>> rows = new ArrayList<>();
    Map<Check.Status, Long> count =
        checks.stream().collect(Collectors.groupingBy(Check::status, Collectors.counting()));
    for (Check check : checks) {
      rows.add(
          List.of(
              symbol(check.status()) + " " + check.status().word(),
              check.name(),
              check.value(),
              check.message(wording)));
    }
    String counts =
        String.format(
            Locale.ROOT,
            "%d checks; ok: %d; notes: %d; warnings: %d; errors: %d",
            checks.size(),
            count.getOrDefault(Check.Status.OK, 0L),
            count.getOrDefault(Check.Status.NOTE, 0L),
            count.getOrDefault(Check.Status.WARNING, 0L),
            count.getOrDefault(Check.Status.ERROR, 0L));
    return new Sheet(
        "Checks",
        List.of(counts),
        List.of("status", "check", "value", "message"),
        List.of(),
        List.of(false, false, false, false),
        rows,
        List.of());
  }
}
