package io.github.metasaw.freq.selection;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.integrate.CompositeRule;
import io.github.metasaw.integrate.GaussRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where on the line of z statistics a weight is constant, and the nodes of a quadrature where it is
 * not. Large z statistics are those that selection favours.
 *
 * @param cuts ends of the pieces, ascending [n]; of truncation none, for its cut-point is another z
 *     statistic for each study
 * @param pieces of each piece the place of its weight, or -1 where nodes stand for it [n + 1]
 * @param places p values at which the weight is needed: those of the constant pieces, then those of
 *     the nodes
 * @param z the nodes, the last of {@code places}
 * @param mass their weights, over the square root of 2 pi
 */
record WeightRegions(double[] cuts, int[] pieces, PValue[] places, double[] z, double[] mass) {

  /** Beyond this z statistic all weights but one are constant to the last digit. */
  private static final double FAR = 8.4;

  /** The same of a negative exponential of a power as low as 1/100. */
  private static final double FARTHEST = 90;

  /** Width of panels, in units of z; weights bend over at least a tenth of one. */
  static final double WIDTH = 0.7;

  private static final double WIDE = 3;
  private static final int SMOOTH = -1;

  /**
   * The regions of a weight function.
   *
   * @param width of panels, in units of z
   */
  static WeightRegions of(WeightFunction function, boolean isTwoSided, double width) {
    if (function.type().isStep()) {
      return ofSteps(function.steps(), isTwoSided);
    }
    if (function.type().isTruncation()) {
      PValue[] sides = {PValue.ONE, PValue.ZERO};
      return new WeightRegions(
          new double[1], new int[] {0, 1}, sides, new double[0], new double[0]);
    }
    return ofSmooth(function, isTwoSided, width);
  }

  private static WeightRegions ofSteps(double[] steps, boolean isTwoSided) {
    int c = steps.length;
    PValue[] places = new PValue[c];
    for (int j = 0; j < c; j++) {
      places[j] = PValue.of(0.5 * (steps[j] + (j == 0 ? 0 : steps[j - 1])));
    }
    int n = isTwoSided ? 2 * (c - 1) : c - 1;
    double[] cuts = new double[n];
    int[] pieces = new int[n + 1];
    for (int j = 0; j < c - 1; j++) {
      double cut = Normal.upperQuantile(isTwoSided ? steps[j] / 2 : steps[j]);
      cuts[n - 1 - j] = cut;
      pieces[n - j] = j;
      if (isTwoSided) {
        cuts[j] = -cut;
        pieces[j] = j;
      }
    }
    pieces[isTwoSided ? c - 1 : 0] = c - 1;
    return new WeightRegions(cuts, pieces, places, new double[0], new double[0]);
  }

  private static WeightRegions ofSmooth(WeightFunction function, boolean isTwoSided, double width) {
    double lowP = function.lowestP();
    double highP = function.highestP();
    double far = function.type() == SelectionType.NEGEXPPOW ? FARTHEST : FAR;
    double sides = isTwoSided ? 2 : 1;
    double top = lowP > 0 ? Normal.upperQuantile(lowP / sides) : far;
    double bottom =
        isTwoSided
            ? (highP < 1 ? Normal.upperQuantile(highP / 2) : 0)
            : (highP < 1 ? Normal.upperQuantile(highP) : -FAR);
    GaussRule rule = CompositeRule.panels(breaks(bottom, top, width, isTwoSided));
    int n = rule.nodes().length;
    double[] z = Arrays.copyOf(rule.nodes(), isTwoSided ? 2 * n : n);
    double[] mass = Arrays.copyOf(rule.weights(), z.length);
    for (int i = n; i < z.length; i++) {
      z[i] = -z[i - n];
      mass[i] = mass[i - n];
    }
    PValue[] places = new PValue[2 + z.length];
    places[0] = lowP > 0 ? PValue.of(lowP) : PValue.ZERO;
    places[1] = highP < 1 ? PValue.of(highP) : PValue.ONE;
    for (int i = 0; i < z.length; i++) {
      mass[i] *= Normal.density(0);
      places[2 + i] = function.seen(PValue.ofStatistic(z[i], isTwoSided));
    }
    return isTwoSided
        ? new WeightRegions(
            new double[] {-top, -bottom, bottom, top},
            new int[] {0, SMOOTH, 1, SMOOTH, 0},
            places,
            z,
            mass)
        : new WeightRegions(new double[] {bottom, top}, new int[] {1, SMOOTH, 0}, places, z, mass);
  }

  /** Panels of equal width; narrow ones at 0, where a power of 1 - p may be infinitely steep. */
  private static double[] breaks(double bottom, double top, double width, boolean isTwoSided) {
    List<Double> breaks = new ArrayList<>();
    breaks.add(bottom);
    double at = bottom;
    for (double next = Math.max(bottom, 1e-5) * 2; isTwoSided && next < width; next *= 2) {
      breaks.add(next);
      at = next;
    }
    double end = Math.min(top, FAR);
    int n = (int) Math.max(1, Math.ceil((end - at) / width));
    for (int i = 1; i <= n; i++) {
      breaks.add(at + (end - at) * i / n);
    }
    int wide = (int) Math.ceil((top - end) / (WIDE * width / WIDTH));
    for (int i = 1; i <= wide; i++) {
      breaks.add(end + (top - end) * i / wide);
    }
    return breaks.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
