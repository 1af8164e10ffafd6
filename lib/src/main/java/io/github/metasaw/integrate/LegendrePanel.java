package io.github.metasaw.integrate;

/**
 * An interval on which a density is resolved by its values at Gauss-Legendre nodes.
 *
 * @param from lower end
 * @param to upper end
 * @param series Legendre coefficients of the density
 * @param values the density at the nodes
 */
record LegendrePanel(double from, double to, double[] series, double[] values) {

  /** The rule of every panel. */
  static final Legendre RULE = Legendre.of(16);

  /** Half the width. */
  double half() {
    return (to - from) / 2;
  }

  /** The i-th node. */
  double u(int i) {
    return from + half() * (RULE.node(i) + 1);
  }

  /** The integral. */
  double mass() {
    return 2 * half() * series[0];
  }
}
