package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.estimand.EffectVariables;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Numbers;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** The summary of a posterior: priors, what is known of each quantity, and what to mind. */
final class BayesSheet {

  /** True or group effects that are all shown; of more, the first and the last few. */
  private static final int MOST = 12;

  private static final int FIRST = 5;
  private static final int LAST = 3;

  /** Significant digits of a standard deviation. */
  private static final int DIGITS = 3;

  private BayesSheet() {}

  static Sheet render(BayesFit fit, Transformation scale, Wording wording) {
    Table summary = fit.summary();
    String level = Numbers.level(fit.level());
    boolean sampled = PosteriorSelection.hasDraws(summary);
    List<String> headers = new ArrayList<>(List.of("", "mean", "sd", "median"));
    headers.add(level + " lower");
    headers.add("upper");
    if (sampled) {
      headers.addAll(List.of("R-hat", "ESS bulk", "ESS tail"));
    }
    List<List<String>> rows = new ArrayList<>();
    int first = summary.rowCount() - fit.studies().k();
    List<String> names = summary.stringColumn("variable").asList();
    for (int i = 0; i < names.size(); ) {
      int end = endOfEffects(fit, names, i);
      for (int j = i; j < end; j++) {
        if (end - i > MOST && j == i + FIRST) {
          rows.add(leftOut(names, j, end - LAST, headers.size()));
          j = end - LAST;
        }
        String name = names.get(j);
        boolean isEffect = EffectVariables.isEffect(fit, name);
        List<String> cells = new ArrayList<>();
        cells.add(j < first ? name : named(name, fit.studies().labels().get(j - first), j - first));
        cells.addAll(numbers(fit, summary, j, isEffect ? scale : Transformation.IDENTITY));
        if (sampled) {
          cells.addAll(diagnostics(summary, j));
        }
        rows.add(cells);
      }
      i = end;
    }
    List<Boolean> numeric = new ArrayList<>(headers.stream().map(header -> true).toList());
    numeric.set(0, false);
    return new Sheet(
        title(fit), above(fit), headers, List.of(), numeric, rows, below(fit, scale, wording));
  }

  /** {@code … 5 more, theta[6] to theta[10]} in the place of rows. */
  private static List<String> leftOut(List<String> names, int from, int to, int width) {
    List<String> row = new ArrayList<>(Collections.nCopies(width, ""));
    row.set(0, "… %d more, %s to %s".formatted(to - from, names.get(from), names.get(to - 1)));
    return row;
  }

  /** Where the effects of one kind end that begin here, theta[1] or u[study=Paris]. */
  private static int endOfEffects(BayesFit fit, List<String> names, int from) {
    boolean isOfGroup = EffectVariables.isOfGroup(fit, names.get(from));
    int stem = names.get(from).lastIndexOf(isOfGroup ? '=' : '[');
    int end = from + 1;
    while (stem >= 0
        && end < names.size()
        && names.get(end).startsWith(names.get(from).substring(0, stem + 1))) {
      end++;
    }
    return end;
  }

  /** Mean, sd, median and bounds; an effect on another scale has no sd. */
  private static List<String> numbers(BayesFit fit, Table summary, int i, Transformation scale) {
    String name = summary.stringColumn("variable").get(i);
    double sd = number(summary, "sd", i);
    Interval interval = fit.interval(name, fit.level());
    double lower = scale.apply(interval.lower());
    double upper = scale.apply(interval.upper());
    boolean isOwn = scale.isIdentity();
    List<String> numbers =
        new ArrayList<>(
            Numbers.row(
                isOwn && Double.isFinite(sd) ? sd : (upper - lower) / 4,
                DIGITS,
                scale.apply(number(summary, "mean", i)),
                sd,
                scale.apply(number(summary, "median", i)),
                lower,
                upper));
    if (!isOwn) {
      numbers.set(1, "");
    }
    return numbers;
  }

  private static List<String> diagnostics(Table summary, int i) {
    return List.of(
        Numbers.fixed(number(summary, "rhat", i), 3),
        Numbers.fixed(number(summary, "ess_bulk", i), 0),
        Numbers.fixed(number(summary, "ess_tail", i), 0));
  }

  private static double number(Table summary, String column, int row) {
    return summary.doubleColumn(column).getDouble(row);
  }

  private static String named(String name, String label, int theta) {
    return label.equals(Integer.toString(theta + 1)) ? name : name + " " + label;
  }

  private static String title(BayesFit fit) {
    String moderators = fit.design().isInterceptOnly() ? "" : ", with moderators";
    return "Bayesian random effects" + moderators + ", " + how(fit);
  }

  private static String how(BayesFit fit) {
    Map<String, String> settings = fit.provenance().settings();
    return settings.containsKey("chains")
        ? "sampled (%s, %s × %s draws, seed %s)"
            .formatted(
                fit.sampler(), settings.get("chains"), settings.get("draws"), settings.get("seed"))
        : fit.sampler();
  }

  private static List<String> above(BayesFit fit) {
    List<String> priors = new ArrayList<>();
    Table table = fit.priors();
    for (int i = 0; i < table.rowCount(); i++) {
      priors.add(
          table.stringColumn("parameter").get(i) + " = " + table.stringColumn("prior").get(i));
    }
    List<String> lines = new ArrayList<>();
    lines.add(Statements.studies(fit).line());
    lines.add("priors: " + String.join("; ", priors));
    if (!Double.isNaN(fit.logMarginal())) {
      double error = fit.logMarginalError();
      lines.add(
          "log marginal likelihood "
              + Numbers.significant(fit.logMarginal(), error > 0 ? 5 : 6)
              + (error > 0 ? " (Monte Carlo SE " + Numbers.significant(error, 2) + ")" : ""));
    }
    return lines;
  }

  private static void severalVariances(BayesFit fit, List<String> lines) {
    if (fit.variables().contains(BayesFit.TAU2)) {
      lines.add("tau2: the variance of the true effects, its mean over rows; tau: its root");
    }
    if (fit.design().isInterceptOnly()) {
      lines.add("theta_new: a true effect like that of a row at hand, in a next study");
    }
  }

  private static List<String> below(BayesFit fit, Transformation scale, Wording wording) {
    List<String> lines = new ArrayList<>(EffectScale.note(scale));
    if (!scale.isIdentity()) {
      lines.add("mean of an effect: exp of the mean of its log, the geometric mean");
    }
    if (!fit.variables().contains(BayesFit.BETA_F)) {
      severalVariances(fit, lines);
    } else if (fit.design().isInterceptOnly()) {
      lines.add(
          "theta_new: the true effect in a next study; beta_F and zeta2: precision-weighted mean of"
              + " these studies' effects, and their variance round it");
    }
    if (fit.variables().size() > MOST) {
      lines.add("summary() of the posterior has every variable, those in the place of … too");
    }
    lines.addAll(CheckSheet.remarks(fit.checkList(), wording));
    return lines;
  }
}
