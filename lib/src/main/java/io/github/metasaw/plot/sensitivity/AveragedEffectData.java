package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.bayes.bias.Component;
import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.bayes.bias.RobmaPosterior;
import io.github.metasaw.bayes.bias.WorkingScale;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * The results of averaging over models of publication bias: the probabilities of the components,
 * and the mean effect, whose distribution has a spike at 0 for the models without an effect.
 *
 * @param name name of the effect
 * @param components the components effect, heterogeneity and publication bias
 * @param shown range of the axis of effects
 * @param prior density of the mean effect, times the prior probability that there is one
 * @param posterior posterior density of the mean effect, times the posterior probability that there
 *     is one
 * @param priorNull prior probability that there is no effect
 * @param posteriorNull posterior probability that there is no effect
 * @param median posterior median of the averaged mean effect
 * @param interval equal-tailed interval of the averaged mean effect
 * @param level probability of the interval
 * @param models number of models
 */
record AveragedEffectData(
    EffectName name,
    List<Presence> components,
    Interval shown,
    Curve prior,
    Curve posterior,
    double priorNull,
    double posteriorNull,
    double median,
    Interval interval,
    double level,
    int models) {

  private static final int POINTS = 181;

  /** Posterior quantile at which the axis of effects ends. */
  private static final double TAIL = 0.002;

  /**
   * The evidence for the presence of a component.
   *
   * @param label name of the component
   * @param prior prior probability of the component
   * @param posterior posterior probability of the component
   * @param bayesFactor ratio of posterior to prior odds
   */
  record Presence(String label, double prior, double posterior, double bayesFactor) {}

  AveragedEffectData {
    components = List.copyOf(components);
  }

  /** The averages of a fit, on the scale of its models. */
  static AveragedEffectData of(RobmaFit fit) {
    RobmaPosterior average = fit.posterior();
    Marginal mu = average.mu(false);
    Marginal slab = average.mu(true);
    Interval shown = shown(slab);
    LocationPrior prior = average.priors().effect();
    double before = average.prior(Component.EFFECT);
    double after = average.probability(Component.EFFECT);
    boolean isOfYi = fit.settings().scale() == WorkingScale.AS_IS;
    return new AveragedEffectData(
        new EffectName(
            isOfYi ? "" : "Standardised mean difference",
            isOfYi ? fit.studies().measure() : EffectMeasure.GEN),
        Stream.of(Component.values()).map(each -> presence(each, average)).toList(),
        shown,
        Curve.of(prior::density, shown.lower(), shown.upper(), POINTS).times(before),
        Curve.of(slab::density, shown.lower(), shown.upper(), POINTS).times(after),
        1 - before,
        1 - after,
        mu.median(),
        mu.interval(fit.level()),
        fit.level(),
        average.models().size());
  }

  private static Presence presence(Component component, RobmaPosterior average) {
    return new Presence(
        component.label(),
        average.prior(component),
        average.probability(component),
        average.inclusionBayesFactor(component));
  }

  /** A range that contains 0 and nearly all of the posterior given an effect, with a margin. */
  private static Interval shown(Marginal slab) {
    double low = Math.min(0, slab.quantile(TAIL));
    double high = Math.max(0, slab.quantile(1 - TAIL));
    double margin = 0.08 * (high - low);
    return new Interval(low - margin, high + margin);
  }

  /** One row per component, and one per point of a density. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "model averaging", List.of("quantity"), List.of("mu", "prior", "posterior", "bf"));
    for (Presence each : components) {
      rows.row(
          List.of("probability of " + each.label()),
          Double.NaN,
          each.prior(),
          each.posterior(),
          each.bayesFactor());
    }
    rows.row(List.of("probability of mu = 0"), 0, priorNull, posteriorNull, Double.NaN);
    for (int i = 0; i < prior.size(); i++) {
      rows.row(List.of("density of mu"), prior.x(i), prior.y(i), posterior.y(i), Double.NaN);
    }
    return rows.table();
  }
}
