package io.github.metasaw.plot.genetics;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.LogProbability;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * The studies of one SNP by the posterior probability that they have its effect, and by the p value
 * of each (Han and Eskin 2012, PLoS Genet. 8, e1002555): they tell studies without the effect from
 * studies that are too small to show it. An m-value of 0.9 or more predicts that a study has the
 * effect, one of 0.1 or less that it does not; between them it is ambiguous.
 *
 * @param points in the order of the studies
 * @param sd of the prior of the effect that the m-values rest on
 */
record PmData(List<PmData.PmPoint> points, double sd) {

  /** From here on a study is predicted to have the effect. */
  static final double HAS = 0.9;

  /** Up to here it is predicted not to have it. */
  static final double HAS_NOT = 0.1;

  /**
   * A study.
   *
   * @param label its name
   * @param mValue posterior probability that it has the effect
   * @param minusLog10P -log10 of its two-sided p value
   */
  record PmPoint(String label, double mValue, double minusLog10P) {}

  PmData {
    points = List.copyOf(points);
  }

  static PmData of(Studies studies, MValues values) {
    if (!studies.labels().equals(values.labels())) {
      throw MetaException.of("the m-values must be of the same studies, in the same order");
    }
    List<PmPoint> points = new ArrayList<>();
    for (int i = 0; i < studies.k(); i++) {
      double z = studies.yi()[i] / Math.sqrt(studies.vi()[i]);
      points.add(
          new PmPoint(
              values.labels().get(i),
              values.mValues().get(i),
              LogProbability.minusLog10(Normal.logTwoSided(z))));
    }
    return new PmData(points, values.sd());
  }

  /** Studies that are predicted to have the effect, 1, not to have it, -1, or neither, 0. */
  static int prediction(double mValue) {
    return mValue >= HAS ? 1 : mValue <= HAS_NOT ? -1 : 0;
  }

  Table table() {
    DrawnTable rows =
        DrawnTable.of("PM plot", List.of("study"), List.of("m_value", "minus_log10_p"));
    for (PmPoint point : points) {
      rows.row(List.of(point.label()), point.mValue(), point.minusLog10P());
    }
    return rows.table();
  }
}
