package io.github.metasaw.report.narrative;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.LabelInSentence;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** The studies of a fit: estimate with its interval, weight. */
final class StudyTable {

  private static final int DIGITS = 3;
  private static final int DIGITS_REPORTED = 6;
  private static final int RATIO_DECIMALS = 2;
  private static final int MAX_DECIMALS = 6;

  private StudyTable() {}

  /**
   * One row per study.
   *
   * @param fit any fit
   * @param forest its forest plot, whose numbers these are
   * @param scale on which estimates and bounds are read
   * @return with weights if the model has a pooled effect
   */
  static Sheet of(Fit fit, Figure forest, Transformation scale) {
    Studies studies = fit.studies();
    List<InputRole> reported = reported(studies);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < studies.k(); i++) {
      List<String> row = new ArrayList<>();
      row.add(studies.labels().get(i));
      for (InputRole role : reported) {
        row.add(Numbers.significant(role.value(studies.raw().orElseThrow(), i), DIGITS_REPORTED));
      }
      rows.add(row);
    }
    boolean hasWeights = fit.design().isInterceptOnly();
    effects(forest.data(), studies, scale, hasWeights, rows);
    List<String> headers = headers(fit, scale, reported);
    List<Boolean> numeric = new ArrayList<>(headers.stream().map(any -> true).toList());
    numeric.set(0, false);
    return new Sheet("", List.of(), headers, List.of(), numeric, rows, List.of());
  }

  private static List<String> headers(Fit fit, Transformation scale, List<InputRole> reported) {
    List<String> headers = new ArrayList<>();
    headers.add("study");
    for (InputRole role : reported) {
      String group = role.column().group().label();
      String head = role.column().head().toLowerCase(Locale.ROOT);
      headers.add(group.isEmpty() ? head : head + ", " + group.toLowerCase(Locale.ROOT));
    }
    headers.add(LabelInSentence.of(new EffectName("", fit.studies().measure()).on(scale)));
    headers.add(Numbers.level(fit.level()) + " lower");
    headers.add("upper");
    if (fit.design().isInterceptOnly()) {
      headers.add("weight, %");
    }
    return headers;
  }

  /** What the studies report: the inputs of their measure that have a heading. */
  private static List<InputRole> reported(Studies studies) {
    return studies.raw().isEmpty()
        ? List.of()
        : studies.measure().formula().roles().stream()
            .filter(role -> !role.column().head().isEmpty())
            .sorted(Comparator.comparing((InputRole role) -> role.column().group()))
            .toList();
  }

  /** Adds estimate, bounds and weight to each row; a study without an estimate is not drawn. */
  private static void effects(
      Table drawn,
      Studies studies,
      Transformation scale,
      boolean hasWeights,
      List<List<String>> rows) {
    Table data = drawn.where(drawn.stringColumn("kind").isEqualTo("study"));
    double[] lower = data.doubleColumn("lower").asDoubleArray();
    double[] upper = data.doubleColumn("upper").asDoubleArray();
    double[] estimate = data.doubleColumn("estimate").asDoubleArray();
    double[] weight = data.doubleColumn("weight").asDoubleArray();
    int decimals = decimals(lower, upper, scale);
    int next = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean isDrawn = !Double.isNaN(studies.yi()[i]) && next < estimate.length;
      int at = next;
      for (double[] column : List.of(estimate, lower, upper)) {
        rows.get(i).add(isDrawn ? number(scale.apply(column[at]), decimals) : Numbers.NONE);
      }
      if (hasWeights) {
        rows.get(i).add(isDrawn ? Numbers.fixed(weight[at], 1) : Numbers.NONE);
      }
      next += isDrawn ? 1 : 0;
    }
  }

  /** A number that would be written as 0 has one digit more than that. */
  private static String number(double value, int decimals) {
    return Math.abs(value) < 0.5 * Math.pow(10, -decimals)
        ? Numbers.significant(value, 1)
        : Numbers.fixed(value, decimals);
  }

  /** Decimals that show half of the intervals to three digits; ratios have two. */
  private static int decimals(double[] lower, double[] upper, Transformation scale) {
    if (!scale.isIdentity()) {
      return RATIO_DECIMALS;
    }
    double[] widths =
        IntStream.range(0, lower.length)
            .mapToDouble(i -> upper[i] - lower[i])
            .filter(width -> width > 0 && Double.isFinite(width))
            .sorted()
            .toArray();
    if (widths.length == 0) {
      return RATIO_DECIMALS;
    }
    int magnitude = (int) Math.floor(Math.log10(widths[widths.length / 2]));
    return Math.max(0, Math.min(MAX_DECIMALS, DIGITS - 1 - magnitude));
  }
}
