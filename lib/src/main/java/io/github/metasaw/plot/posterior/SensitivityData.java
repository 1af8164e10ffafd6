package io.github.metasaw.plot.posterior;

import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * What a sensitivity figure shows: one panel per variable, one row per prior of heterogeneity, in
 * it a point for each variance of mu's prior.
 *
 * @param level probability of the intervals
 * @param priors of heterogeneity, in order
 * @param psi2 variances of mu's prior, in order
 * @param panels one a variable
 */
record SensitivityData(
    double level, List<String> priors, List<String> psi2, List<SensitivityPanel> panels) {

  static final List<String> VARIABLES =
      List.of(BayesFit.MU, BayesFit.BETA_F, BayesFit.TAU2, BayesFit.ZETA2);

  /**
   * One variable under all priors.
   *
   * @param cells [prior][psi2]
   */
  record SensitivityPanel(String variable, List<List<SensitivityCell>> cells) {}

  /** A posterior median and interval; a known quantity has an interval without width. */
  record SensitivityCell(double median, Interval interval) {

    boolean isFixed() {
      return !(interval.width() > 0);
    }
  }

  SensitivityData {
    priors = List.copyOf(priors);
    psi2 = List.copyOf(psi2);
    panels = List.copyOf(panels);
  }

  static SensitivityData of(Sensitivity sensitivity) {
    List<Sensitivity.Row> rows = sensitivity.rows();
    List<String> priors = rows.stream().map(Sensitivity.Row::prior).distinct().toList();
    List<Double> psi2 = rows.stream().map(Sensitivity.Row::psi2).distinct().toList();
    List<SensitivityPanel> panels =
        VARIABLES.stream()
            .map(
                variable ->
                    new SensitivityPanel(
                        variable,
                        priors.stream().map(prior -> cells(rows, prior, variable)).toList()))
            .toList();
    double level = rows.isEmpty() ? 0.95 : rows.get(0).fit().level();
    return new SensitivityData(level, priors, psi2.stream().map(Digits::plain).toList(), panels);
  }

  boolean hasFixed() {
    return panels.stream()
        .flatMap(panel -> panel.cells().stream())
        .flatMap(List::stream)
        .anyMatch(SensitivityCell::isFixed);
  }

  private static List<SensitivityCell> cells(
      List<Sensitivity.Row> rows, String prior, String variable) {
    return rows.parallelStream()
        .filter(row -> row.prior().equals(prior))
        .map(row -> cell(row.fit(), variable))
        .toList();
  }

  private static SensitivityCell cell(BayesFit fit, String variable) {
    return new SensitivityCell(fit.median(variable), fit.interval(variable, fit.level()));
  }

  /** A row for each variable and pair of priors. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "sensitivity",
            List.of("variable", "prior", "variance of mu's prior"),
            List.of("median", "lower", "upper"));
    for (SensitivityPanel panel : panels) {
      for (int r = 0; r < panel.cells().size(); r++) {
        for (int c = 0; c < panel.cells().get(r).size(); c++) {
          SensitivityCell cell = panel.cells().get(r).get(c);
          rows.row(
              List.of(panel.variable(), priors.get(r), psi2.get(c)),
              cell.median(),
              cell.interval().lower(),
              cell.interval().upper());
        }
      }
    }
    return rows.table();
  }
}
