package io.github.metasaw.plot.posterior;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.Table;

/**
 * Three things that are taken for each other: the interval of the mean effect mu, that of a next
 * study's effect, and the spread of the effects at hand. The first gets narrow with many studies
 * however much they differ.
 *
 * @param level probability of the intervals
 * @param mu posterior of the mean effect
 * @param next posterior of a next study's effect
 * @param predictor what the studies' own effects are known by: {@code posterior means}
 * @param effects the studies' own effects by it [k]
 * @param estimates yi [k]
 */
record PredictionComparison(
    double level,
    Interval shown,
    PredictedEffect mu,
    PredictedEffect next,
    String predictor,
    List<Double> effects,
    List<Double> estimates) {

  private static final int POINTS = 241;
  private static final double REACH = 3;

  /** A distribution: its density, its median and an interval. */
  record PredictedEffect(Curve density, double median, Interval interval) {}

  PredictionComparison {
    effects = List.copyOf(effects);
    estimates = List.copyOf(estimates);
  }

  static PredictionComparison of(Fit fit) {
    if (!fit.design().isInterceptOnly()) {
      throw MetaException.of(
          "the effects of a model with moderators have no one mean; fit yi ~ 1 for this figure");
    }
    return fit instanceof BayesFit posterior ? of(posterior) : of((FrequentistFit) fit);
  }

  /** Densities and intervals are the fit's own, normal or t. */
  private static PredictionComparison of(FrequentistFit fit) {
    Pooled pooled = fit.pooled();
    if (!pooled.hasPrediction()) {
      throw MetaException.of(
          "%s, tau2 = %s: a prediction interval for the next study needs random effects with tau2 above 0"
              .formatted(pooled.label(), Digits.plain(fit.tau2())));
    }
    Interval next = pooled.prediction();
    double reach = REACH * next.width() / (2 * Normal.critical(fit.level()));
    Interval shown =
        new Interval(
            Math.min(next.lower(), fit.estimate() - reach),
            Math.max(next.upper(), fit.estimate() + reach));
    return new PredictionComparison(
        fit.level(),
        shown,
        effect(fit, pooled::density, pooled.interval(), shown),
        effect(fit, pooled::predictiveDensity, next, shown),
        "best predictors",
        fit.shrinkage().doubleColumn("estimate").asList(),
        Arrays.stream(fit.studies().yi()).boxed().toList());
  }

  private static PredictedEffect effect(
      FrequentistFit fit, DoubleUnaryOperator density, Interval interval, Interval shown) {
    Curve curve = Curve.of(density, shown.lower(), shown.upper(), POINTS);
    return new PredictedEffect(curve, fit.estimate(), interval);
  }

  private static PredictionComparison of(BayesFit fit) {
    Interval shown =
        DisplayRange.hull(
            DisplayRange.of(fit.marginal(BayesFit.MU)),
            DisplayRange.of(
                fit.exactMarginal(BayesFit.THETA_NEW)
                    .orElseGet(() -> fit.marginal(BayesFit.THETA_NEW))));
    List<Double> means = new ArrayList<>();
    fit.shrinkage().doubleColumn("estimate").forEach(means::add);
    return new PredictionComparison(
        fit.level(),
        shown,
        effect(fit, BayesFit.MU, shown),
        effect(fit, BayesFit.THETA_NEW, shown),
        "posterior means",
        means,
        Arrays.stream(fit.studies().yi()).boxed().toList());
  }

  private static PredictedEffect effect(BayesFit fit, String variable, Interval shown) {
    var density = fit.exactMarginal(variable).orElseGet(() -> fit.marginal(variable));
    return new PredictedEffect(
        Curve.of(density::density, shown.lower(), shown.upper(), POINTS),
        fit.median(variable),
        fit.interval(variable, fit.level()));
  }

  /** A row for each interval, and for the effect and the estimate of each study. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "mean and next study", List.of("quantity"), List.of("value", "lower", "upper"));
    rows.row(List.of("mean effect"), mu.median(), mu.interval().lower(), mu.interval().upper());
    rows.row(
        List.of("next study's effect"),
        next.median(),
        next.interval().lower(),
        next.interval().upper());
    effects.forEach(effect -> rows.row(List.of(predictor), effect, Double.NaN, Double.NaN));
    estimates.forEach(yi -> rows.row(List.of("estimates"), yi, Double.NaN, Double.NaN));
    return rows.table();
  }
}
