package io.github.metasaw.integrate;

import java.util.function.DoubleUnaryOperator;

/**
 * The integral of a smooth function over an interval by Gauss-Legendre rules of 16 points on panels
 * of equal width.
 */
public final class CompositeRule {

  private static final int POINTS = 16;
  private static final Legendre RULE = Legendre.of(POINTS);

  private CompositeRule() {}

  /**
   * Integrates.
   *
   * @param function smooth between the ends
   * @param from one end
   * @param to the other end; below {@code from} the integral changes its sign
   * @param panels number of panels; each should see at most a few bends of the function
   * @return the integral
   */
  public static double integrate(DoubleUnaryOperator function, double from, double to, int panels) {
    double half = (to - from) / (2 * panels);
    double sum = 0;
    for (int panel = 0; panel < panels; panel++) {
      double middle = from + (2 * panel + 1) * half;
      for (int i = 0; i < POINTS; i++) {
        sum += RULE.weight(i) * function.applyAsDouble(middle + half * RULE.node(i));
      }
    }
    return sum * half;
  }

  /**
   * The nodes and weights of the rule on panels of any width.
   *
   * @param breaks ends of the panels, ascending [n + 1]
   * @return 16 nodes per panel, ascending; their weights add up to the length of all panels
   */
  public static GaussRule panels(double... breaks) {
    int n = Math.max(0, breaks.length - 1);
    double[] nodes = new double[n * POINTS];
    double[] weights = new double[n * POINTS];
    for (int panel = 0; panel < n; panel++) {
      double half = 0.5 * (breaks[panel + 1] - breaks[panel]);
      double middle = 0.5 * (breaks[panel + 1] + breaks[panel]);
      for (int i = 0; i < POINTS; i++) {
        nodes[panel * POINTS + i] = middle + half * RULE.node(i);
        weights[panel * POINTS + i] = half * RULE.weight(i);
      }
    }
    return new GaussRule(nodes, weights);
  }
}
