package io.github.metasaw.freq.study;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The radial plot of Galbraith (1988, Stat Med 7:889): each estimate over its standard deviation,
 * against the reciprocal of that. A line from the origin through a study has its estimate as slope,
 * and that of the model has the pooled effect. R: metafor's {@code radial}.
 *
 * @param labels of the studies [k]
 * @param precision 1 / sqrt(vi + tau2), with tau2 = 0 in a common-effect model [k]
 * @param score yi / sqrt(vi + tau2) [k]
 * @param estimate the pooled effect, on the scale of yi
 * @param interval of the pooled effect
 * @param level confidence of the interval, and share of studies within the band about the line
 */
public record RadialCoordinates(
    List<String> labels,
    double[] precision,
    double[] score,
    double estimate,
    Interval interval,
    double level)
    implements Tabular {

  /**
   * The coordinates of the studies of a fit.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return one point per study
   * @throws io.github.metasaw.diagnostic.MetaException for another model
   */
  public static RadialCoordinates of(FrequentistFit fit) {
    PlottedStudies rows = PlottedStudies.withoutModerators(fit, "a radial plot");
    double[] yi = rows.yi();
    double[] variances = rows.variances();
    double[] precision = new double[yi.length];
    double[] score = new double[yi.length];
    for (int i = 0; i < yi.length; i++) {
      precision[i] = 1 / Math.sqrt(variances[i]);
      score[i] = yi[i] * precision[i];
    }
    return new RadialCoordinates(
        List.copyOf(rows.labels()), precision, score, fit.estimate(), fit.interval(), fit.level());
  }

  /**
   * Half the width of the band about the line.
   *
   * @return the normal quantile of the level
   */
  public double limit() {
    return Normal.critical(level);
  }

  /**
   * The estimate of a study: the slope of its line from the origin.
   *
   * @param i its number, from 0
   * @return on the scale of yi
   */
  public double effect(int i) {
    return score[i] / precision[i];
  }

  /**
   * Whether a study lies outside the band about the line.
   *
   * @param i its number, from 0
   * @return true if it does
   */
  public boolean isOutside(int i) {
    return Math.abs(score[i] - estimate * precision[i]) > limit();
  }

  @Override
  public Table table() {
    return Table.create(
        "radial plot",
        StringColumn.create("study", labels),
        DoubleColumn.create("precision", precision),
        DoubleColumn.create("score", score));
  }
}
