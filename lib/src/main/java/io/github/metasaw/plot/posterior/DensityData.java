package io.github.metasaw.plot.posterior;

import io.github.metasaw.estimand.EffectVariables;
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
 * What a figure of posterior densities shows.
 *
 * @param level probability of the intervals
 * @param variables a panel each
 */
record DensityData(double level, List<Variable> variables) {

  private static final int POINTS = 241;

  /** A density that rises towards 0 is shown up to this many times that of the quartiles. */
  private static final double ROOM = 3;

  /**
   * One variable.
   *
   * @param name with the study's label where it is of one
   * @param isEffect whether it is on the scale of yi
   * @param shown the stretch of the axis
   * @param height the top of the panel; a density that is infinite at an end is cut there
   * @param histogram of the draws; null where there are none
   * @param curve the exact density, or a kernel's of the draws where none exists; for a variable
   *     with finitely many values their probabilities
   * @param discrete whether there are finitely many values
   * @param exact whether the curve has no Monte Carlo error
   */
  record Variable(
      String name,
      boolean isEffect,
      Interval shown,
      double height,
      @Nullable Histogram histogram,
      Curve curve,
      boolean discrete,
      boolean exact,
      double median,
      Interval interval) {

    /** Whether all probability is at one value. */
    boolean isFixed() {
      return discrete && curve.size() == 1;
    }
  }

  DensityData {
    variables = List.copyOf(variables);
  }

  static DensityData of(BayesFit fit, List<String> asked) {
    return new DensityData(
        fit.level(),
        VariableNames.of(fit, asked).stream().map(name -> variable(fit, name)).toList());
  }

  private static Variable variable(BayesFit fit, String name) {
    Marginal own = fit.marginal(name);
    Marginal exact = fit.exactMarginal(name).orElse(null);
    Marginal drawn = exact == null ? own : exact;
    boolean sampled = fit.isSampled();
    boolean discrete = drawn.points().length > 0;
    Curve curve = discrete ? probabilities(drawn) : null;
    Interval shown = discrete ? points(drawn) : DisplayRange.of(drawn);
    if (curve == null) {
      curve = Curve.of(drawn::density, shown.lower(), shown.upper(), POINTS);
    }
    Histogram histogram = sampled && !discrete ? histogram(fit, name, shown) : null;
    double height = discrete ? curve.highest() : height(curve, drawn);
    if (histogram != null) {
      height = Math.max(height, histogram.most() / (histogram.size() * histogram.width()));
    }
    return new Variable(
        VariableNames.words(fit, name),
        EffectVariables.isEffect(fit, name),
        shown,
        height,
        histogram,
        curve,
        discrete,
        exact != null,
        own.median(),
        own.interval(fit.level()));
  }

  private static Histogram histogram(BayesFit fit, String name, Interval shown) {
    double[] draws = fit.sample().pooled(name);
    double width = Histogram.width(draws, shown.lower(), shown.upper());
    return Histogram.of(draws, shown.lower(), shown.upper(), width);
  }

  static Curve probabilities(Marginal marginal) {
    double[] values = marginal.points();
    double[] probability = new double[values.length];
    double below = 0;
    for (int i = 0; i < values.length; i++) {
      double cdf = marginal.cdf(values[i]);
      probability[i] = cdf - below;
      below = cdf;
    }
    return new Curve(values, probability);
  }

  /** All values, and 0 where it is near. */
  private static Interval points(Marginal marginal) {
    double[] values = marginal.points();
    double low = values[0];
    double high = values[values.length - 1];
    if (low == high) {
      return DisplayRange.of(marginal);
    }
    return new Interval(low > 0 && low < 0.35 * high ? 0 : low, high);
  }

  /**
   * The highest point; but where the density is highest at its lower end, and may be infinite
   * there, not far above the middle half of the mass.
   */
  private static double height(Curve curve, Marginal marginal) {
    double highest = curve.highest();
    if (curve.y(0) < highest) {
      return highest;
    }
    double middle = 0;
    for (double p : new double[] {0.25, 0.5, 0.75}) {
      middle = Math.max(middle, marginal.density(marginal.quantile(p)));
    }
    return Math.min(highest, ROOM * middle);
  }

  /** A row for each point of a curve, for the median and for both ends of the interval. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "posterior densities", List.of("variable", "row"), List.of("value", "density"));
    for (Variable each : variables) {
      rows.curve(List.of(each.name(), each.discrete() ? "probability" : "density"), each.curve());
      rows.row(List.of(each.name(), "median"), each.median(), Double.NaN);
      rows.row(List.of(each.name(), "lower"), each.interval().lower(), Double.NaN);
      rows.row(List.of(each.name(), "upper"), each.interval().upper(), Double.NaN);
    }
    return rows.table();
  }
}
