package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.formula.Target;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Numbers;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * The summary of a model of mean and dispersion: coefficients by parameter, each on the scale it is
 * modelled on, and what the rows' variances are made of.
 */
final class DispersionSheet {

  private DispersionSheet() {}

  /** Whether a fit has coefficients of SDs or correlations beside those of the mean. */
  static boolean suits(FrequentistFit fit) {
    return !Statements.isOneVariance(fit);
  }

  static Sheet render(FrequentistFit fit, Transformation scale, Wording wording) {
    boolean t = fit.coefficientTest() != CoefficientTest.Z;
    List<String> headers = new ArrayList<>(List.of("", "estimate", "se", t ? "t" : "z"));
    if (t) {
      headers.add("df");
    }
    String level = Numbers.level(fit.level());
    headers.addAll(List.of("p", level + " lower", "upper"));
    List<Boolean> numeric = headers.stream().map(header -> !header.isEmpty()).toList();
    return new Sheet(
        "%s, by %s"
            .formatted(
                kind(fit),
                restricted(fit) ? "restricted maximum likelihood" : "maximum likelihood"),
        above(fit),
        headers,
        List.of(),
        numeric,
        rows(fit, headers.size(), t, scale),
        below(fit, scale, wording));
  }

  private static List<String> below(FrequentistFit fit, Transformation scale, Wording wording) {
    List<String> lines = new ArrayList<>(EffectScale.note(scale));
    lines.addAll(CheckSheet.remarks(fit.checkList(), wording));
    return lines;
  }

  /** {@code Location-scale model}, {@code Two outcomes}. */
  private static String kind(FrequentistFit fit) {
    String kind = fit.pooled().model().family();
    return kind.endsWith("s") ? kind : kind + " model";
  }

  private static boolean restricted(FrequentistFit fit) {
    return fit.estimator() == Tau2Estimator.REML;
  }

  private static List<List<String>> rows(
      FrequentistFit fit, int width, boolean t, Transformation scale) {
    List<List<String>> rows = new ArrayList<>();
    Table c = fit.coefficients();
    List<Parameter> parameters = fit.parameters();
    String before = "";
    for (int i = 0; i < c.rowCount(); i++) {
      Parameter parameter = parameters.get(i);
      boolean isMean = parameter instanceof Parameter.Mean;
      List<String> row =
          new ArrayList<>(CoefficientRow.of(c, i, true, isMean ? scale : Transformation.IDENTITY));
      if (!t) {
        row.remove(4);
      }
      String of = heading(parameter);
      if (!of.equals(before)) {
        List<String> heading = new ArrayList<>(List.of(of + ", " + scale(parameter, scale)));
        while (heading.size() < width) {
          heading.add("");
        }
        rows.add(heading);
        before = of;
      }
      row.set(0, term(parameter));
      rows.add(row);
    }
    return rows;
  }

  /** The left side of the line of the model that a parameter belongs to, else its own name. */
  private static String heading(Parameter parameter) {
    return parameter.target().map(Target::name).or(parameter::natural).orElse(parameter.name());
  }

  /** What a row is called below its heading: its term where the heading is a line of the model. */
  private static String term(Parameter parameter) {
    if (parameter instanceof Parameter.Mean mean) {
      return mean.term();
    }
    if (parameter instanceof Parameter.Sigma sigma) {
      return sigma.term();
    }
    if (parameter instanceof Parameter.Tau2 variance) {
      return variance.term();
    }
    if (parameter instanceof Parameter.GroupSd sd) {
      return sd.term();
    }
    return parameter instanceof Parameter.OutcomeCorrelation correlation
        ? correlation.term()
        : parameter.name();
  }

  private static String scale(Parameter parameter, Transformation scale) {
    if (parameter instanceof Parameter.Proportion) {
      return "log factor of the sampling variances";
    }
    if (parameter instanceof Parameter.SpatialRange) {
      return "log range";
    }
    if (parameter instanceof Parameter.Tau2) {
      return "variance";
    }
    return switch (parameter.link().kind()) {
      case IDENTITY ->
          scale.isIdentity() ? "the mean" : "the mean, as a " + EffectScale.heading(scale);
      case LOG -> "log SD";
      case ATANH -> "Fisher's z of a correlation";
      case LOGIT -> "logit of a correlation between its bounds";
    };
  }

  private static List<String> above(FrequentistFit fit) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s%s; V %s; test %s, level %s"
            .formatted(
                Statements.studies(fit).line(),
                counts(fit),
                fit.provenance().settings().get("V"),
                fit.coefficientTest().label(),
                Numbers.level(fit.level())));
    lines.addAll(VarianceLines.of(fit));
    Statements.cochranQ(fit)
        .ifPresent(q -> lines.add(q.line() + "; " + Statements.inconsistency(fit).line()));
    Statements.inconsistencyByLevel(fit).ifPresent(levels -> lines.add(levels.line()));
    lines.add(Statements.likelihood(fit).line());
    return lines;
  }

  /** How many levels groups have, and how many studies both outcomes. */
  private static String counts(FrequentistFit fit) {
    List<String> words = new ArrayList<>();
    fit.groupLevels().forEach((group, n) -> words.add("%d levels of %s".formatted(n, group)));
    Table variances = fit.variances();
    if (VarianceLines.isBivariate(fit)) {
      int paired =
          variances.rowCount() - variances.doubleColumn(VarianceLines.RHO12).countMissing();
      words.add("%d with both outcomes".formatted(paired / 2));
    }
    return words.isEmpty() ? "" : ", " + String.join(", ", words);
  }
}
