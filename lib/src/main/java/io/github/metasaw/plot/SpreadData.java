package io.github.metasaw.plot;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Three things that are taken for each other: the interval of the mean effect mu, that of a next
 * study's effect, and the spread of the effects at hand. The first gets narrow with many studies
 * however much they differ.
 *
 * @param level probability of the intervals
 * @param mu posterior of the mean effect
 * @param next posterior of a next study's effect
 * @param effects posterior means of the studies' own effects [k]
 * @param estimates yi [k]
 */
record SpreadData(
    double level,
    Interval shown,
    Effect mu,
    Effect next,
    List<Double> effects,
    List<Double> estimates) {

  private static final int POINTS = 241;

  /** A distribution: its density, its median and an interval. */
  record Effect(Curve density, double median, Interval interval) {}

  SpreadData {
    effects = List.copyOf(effects);
    estimates = List.copyOf(estimates);
  }

  static SpreadData of(BayesFit fit) {
    if (!fit.design().isInterceptOnly()) {
      throw MetaException.of(
          "the effects of a model with moderators have no one mean; fit yi ~ 1 for this figure");
    }
    Interval shown =
        Bulk.hull(
            Bulk.of(fit.marginal("mu")),
            Bulk.of(fit.exactMarginal("theta_new").orElseGet(() -> fit.marginal("theta_new"))));
    List<Double> means = new ArrayList<>();
    fit.shrinkage().doubleColumn("estimate").forEach(means::add);
    return new SpreadData(
        fit.level(),
        shown,
        effect(fit, "mu", shown),
        effect(fit, "theta_new", shown),
        means,
        Arrays.stream(fit.studies().yi()).boxed().toList());
  }

  private static Effect effect(BayesFit fit, String variable, Interval shown) {
    var density = fit.exactMarginal(variable).orElseGet(() -> fit.marginal(variable));
    return new Effect(
        Curve.of(density::density, shown.lower(), shown.upper(), POINTS),
        fit.median(variable),
        fit.interval(variable, fit.level()));
  }
}
