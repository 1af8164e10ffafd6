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
}
