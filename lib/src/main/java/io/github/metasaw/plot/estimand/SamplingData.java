package io.github.metasaw.plot.estimand;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What a fit says about the effects together and, below, about each: random effects are drawn from
 * a distribution, and an estimate from a distribution about each effect; of fixed effects each has
 * a distribution of its own, which are mixed with the weights of their average, and the average
 * represents none of them.
 *
 * @param shown stretch of the axis
 * @param kind of estimand
 * @param centre its estimate
 * @param spread zeta or tau, an SD; 0 where there is none
 * @param together density of the effects on any scale; null where all are in one place
 * @param studies in order
 */
record SamplingData(
    Interval shown,
    Estimand kind,
    double centre,
    double spread,
    @Nullable Curve together,
    List<Study> studies) {

  private static final double REACH = 3;
  private static final int POINTS = 241;

  /** Narrower than this share of the axis, a distribution is drawn as one place. */
  private static final double NARROW = 0.002;

  /** A study: its effect as the fit has it, estimate, standard error, and share in the average. */
  record Study(String label, double effect, double estimate, double se, double share) {}

  SamplingData {
    studies = List.copyOf(studies);
  }

  static SamplingData of(Fit fit) {
    if (!fit.design().isInterceptOnly()) {
      throw MetaException.of(
          "the effects of a model with moderators have no one distribution; fit yi ~ 1 for this figure");
    }
    Estimand kind = Estimand.of(fit, Estimand.Reading.RANDOM);
    double centre = fit.pooled().estimate();
    double spread = EstimandsData.spread(fit, kind);
    double[] effects = effects(fit, kind);
    double[] y = fit.studies().yi();
    double[] v = fit.studies().vi();
    double[] weights = fit.weights();
    List<Study> studies = new ArrayList<>();
    double low = centre - REACH * spread;
    double high = centre + REACH * spread;
    for (int i = 0; i < y.length; i++) {
      double se = Math.sqrt(v[i]);
      String label = fit.studies().labels().get(i);
      studies.add(new Study(label, effects[i], y[i], se, weights[i] / 100));
      low = Math.min(low, Math.min(y[i], effects[i] - REACH * se));
      high = Math.max(high, Math.max(y[i], effects[i] + REACH * se));
    }
    Interval shown = new Interval(low, high);
    Curve together = null;
    if (kind == Estimand.FIXED_EFFECTS) {
      together = curve(x -> mixture(studies, x), shown);
    } else if (spread > NARROW * shown.width()) {
      together = curve(x -> bell(x, centre, spread), shown);
    }
    return new SamplingData(shown, kind, centre, spread, together, studies);
  }

  private static double[] effects(Fit fit, Estimand kind) {
    if (kind == Estimand.FIXED_EFFECTS) {
      return fit.studies().yi();
    }
    Table own =
        fit instanceof BayesFit bayes ? bayes.shrinkage() : ((FrequentistFit) fit).shrinkage();
    return own.doubleColumn("estimate").asDoubleArray();
  }

  private static Curve curve(DoubleUnaryOperator density, Interval shown) {
    return Curve.of(density, shown.lower(), shown.upper(), POINTS);
  }

  /** The distributions of the effects of fixed studies, each weighted by its share. */
  private static double mixture(List<Study> studies, double x) {
    return studies.stream()
        .mapToDouble(study -> study.share() / study.se() * bell(x, study.effect(), study.se()))
        .sum();
  }

  /** A normal density of height 1. */
  static double bell(double x, double mean, double sd) {
    return Math.exp(-0.5 * Math.pow((x - mean) / sd, 2));
  }

  /** One row for the distribution of the effects, and one per study. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "sampling",
            List.of("row"),
            List.of("effect", "spread of effects", "estimate", "se", "share"));
    rows.row(List.of("all studies"), centre, spread, Double.NaN, Double.NaN, 1);
    for (Study study : studies) {
      rows.row(
          List.of(study.label()),
          study.effect(),
          Double.NaN,
          study.estimate(),
          study.se(),
          study.share());
    }
    return rows.table();
  }
}
