package io.github.metasaw.plot.posterior;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * What priors move and what they do not: mu and tau2 of a population beside beta_F and zeta2 of the
 * studies at hand, under priors that are compared with those at first. The axes do not depend on
 * the priors.
 *
 * @param level probability of the intervals
 * @param effects the stretch of the axis of mu and beta_F
 * @param variances the stretch of the axis of tau2 and zeta2, from 0
 * @param quantities in the order of {@link PosteriorSummaries}
 */
record PriorInfluence(
    double level, Interval effects, Interval variances, List<Quantity> quantities) {

  private static final int POINTS = 121;

  private static final Curve NONE = new Curve(new double[0], new double[0]);

  /** The density of zeta2 takes longer, and is smooth: points between lie on cubics. */
  private static final int FEW_POINTS = 33;

  private static final int PARTS = 4;

  /**
   * One quantity.
   *
   * @param now median and interval under the priors as they are
   * @param first the same under those at first
   * @param density of a quantity with a density; else no points
   */
  record Quantity(
      String name,
      PosteriorSummaries.Summary now,
      PosteriorSummaries.Summary first,
      Curve density) {

    /** Whether it has one value. */
    boolean isKnown() {
      return density.size() == 0;
    }
  }

  PriorInfluence {
    quantities = List.copyOf(quantities);
  }

  static PriorInfluence of(
      OneVariancePosterior posterior, PosteriorSummaries.Pair pair, LabelledEstimates studies) {
    Interval effects = estimates(studies);
    double upper = 2 * pair.first().of(PosteriorSummaries.ZETA2).interval().upper();
    Interval variances = new Interval(0, upper > 0 ? upper : effects.width() * effects.width());
    double[] across = Curve.of(x -> x, effects.lower(), effects.upper(), POINTS).xs();
    List<Curve> densities =
        List.of(
            density(posterior.coefficient(0), across),
            density(posterior.averageEffect(), across),
            density(posterior.tau2(), steps(variances.upper())),
            densityOfZeta2(posterior, variances.upper()));
    List<Quantity> quantities = new ArrayList<>();
    for (int i = 0; i < densities.size(); i++) {
      String name = PosteriorSummaries.NAMES.get(i);
      quantities.add(new Quantity(name, pair.now().of(i), pair.first().of(i), densities.get(i)));
    }
    return new PriorInfluence(pair.now().level(), effects, variances, quantities);
  }

  private static double[] steps(double most) {
    return Curve.of(x -> x, start(most), most, POINTS).xs();
  }

  /** Not 0, where the density of a variance may be infinite. */
  private static double start(double most) {
    return most / (4 * POINTS);
  }

  private static Curve density(Marginal marginal, double[] at) {
    return marginal.points().length > 0
        ? NONE
        : new Curve(at, Arrays.stream(at).map(marginal::density).toArray());
  }

  /** At the squares of equal steps, for it bends most near 0; by its root, which stays above 0. */
  private static Curve densityOfZeta2(OneVariancePosterior posterior, double most) {
    if (posterior.signalVariance().points().length > 0) {
      return NONE;
    }
    double[] at = Curve.of(x -> x, Math.sqrt(start(most)), Math.sqrt(most), FEW_POINTS).xs();
    double[] squares = Arrays.stream(at).map(x -> x * x).toArray();
    double[] heights = posterior.signalVarianceDensity(squares);
    Curve roots = new Curve(squares, Arrays.stream(heights).map(Math::sqrt).toArray());
    Curve fine = roots.refined(PARTS);
    return new Curve(fine.xs(), Arrays.stream(fine.ys()).map(y -> y * y).toArray());
  }

  /** From the lowest estimate less its standard error to the highest with its own. */
  private static Interval estimates(LabelledEstimates studies) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < studies.k(); i++) {
      double se = Math.sqrt(studies.vi()[i]);
      low = Math.min(low, studies.yi()[i] - se);
      high = Math.max(high, studies.yi()[i] + se);
    }
    return new Interval(low, high);
  }

  /** A row for each summary and for each point of a curve. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "influence of the priors", List.of("quantity", "row"), List.of("value", "density"));
    for (Quantity each : quantities) {
      summary(each.name(), "", each.now(), rows);
      summary(each.name(), ", original priors", each.first(), rows);
      rows.curve(List.of(each.name(), "density"), each.density());
    }
    return rows.table();
  }

  private static void summary(
      String name, String when, PosteriorSummaries.Summary summary, DrawnTable rows) {
    rows.row(List.of(name, "median" + when), summary.median(), Double.NaN);
    rows.row(List.of(name, "lower" + when), summary.interval().lower(), Double.NaN);
    rows.row(List.of(name, "upper" + when), summary.interval().upper(), Double.NaN);
  }
}
