package io.github.metasaw.plot.posterior;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.EffectVariables;
import io.github.metasaw.estimand.PredictiveSample;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.DrawnTable;
import io.github.metasaw.plot.scene.Histogram;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What a predictive histogram shows: other estimates that the same study might have had, or true
 * effects of a next study.
 *
 * @param title heading
 * @param draws counts of the draws
 * @param curve the exact frequencies that the counts should follow
 * @param mean of the draws; of the exact distribution where the posterior is exact
 * @param interval the middle 95 per cent of the same
 */
record PredictiveData(
    String title, Interval shown, Histogram draws, Curve curve, double mean, Interval interval) {

  private static final int POINTS = 241;

  private static final double LEVEL = 0.95;

  /**
   * Other estimates of a study, or effects of a next study.
   *
   * @param fit a posterior
   * @param variable {@code theta[j]} or {@code theta_new}
   * @param binWidth on the scale of yi; NaN for a round one that suits the draws
   * @param title heading; null for the usual one
   * @return draws with the curve that they should follow
   * @throws MetaException if the variable is not the effect of a study, or bins have no width
   */
  static PredictiveData of(BayesFit fit, String variable, double binWidth, @Nullable String title) {
    if (binWidth <= 0 || Double.isInfinite(binWidth)) {
      throw MetaException.of("a bin must be wider than 0, not " + CheckNumber.plain(binWidth));
    }
    String name = fit.canonical(variable);
    PredictiveSample sample = PredictiveSample.of(fit, name);
    double[] draws = sample.draws();
    Marginal exact = sample.exact();
    Interval shown = DisplayRange.of(exact);
    double width =
        Double.isNaN(binWidth) ? Histogram.width(draws, shown.lower(), shown.upper()) : binWidth;
    Histogram histogram = Histogram.of(draws, shown.lower(), shown.upper(), width);
    double[] last = {histogram.start(), histogram.from(histogram.counts().length)};
    int study = EffectVariables.study(fit, name);
    double scale = draws.length * histogram.width();
    String what = study >= 0 ? "Treatment effect " + (study + 1) : "Effect of the next study";
    return new PredictiveData(
        title == null ? "Histogram: " + what : title,
        new Interval(last[0], last[1]),
        histogram,
        Curve.of(exact::density, last[0], last[1], POINTS).times(scale),
        sample.mean(),
        sample.interval(LEVEL));
  }

  /** A row for each bar, by its middle, and for each point of the curve. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of("predictive distribution", List.of("layer"), List.of("value", "count"));
    for (int bin = 0; bin < draws.counts().length; bin++) {
      double middle = draws.start() + (bin + 0.5) * draws.width();
      rows.row(List.of("draws"), middle, draws.counts()[bin]);
    }
    rows.curve(List.of("expected"), curve);
    return rows.table();
  }
}
