package io.github.metasaw.bayes.counts;

import io.github.metasaw.integrate.GaussRule;

/**
 * Gauss rules of the standard normal distribution for what is close to a normal density: the
 * weights are those of the integrand itself, exp(x^2/2) included.
 */
final class NormalRules {

  /** Numbers of nodes, ascending. */
  private static final int[] NODES = {6, 8, 12};

  private static final NormalRules[] RULES = new NormalRules[NODES.length];

  static {
    // From the trapezoidal rule that stands for the normal distribution.
    double[] z = new double[721];
    double[] mass = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = 0.05 * (i - 360);
      mass[i] = 0.05 * Math.exp(-0.5 * z[i] * z[i]) / Math.sqrt(2 * Math.PI);
    }
    for (int r = 0; r < NODES.length; r++) {
      GaussRule rule = GaussRule.of(z, mass, NODES[r]);
      double[] weights = rule.weights().clone();
      for (int i = 0; i < weights.length; i++) {
        double x = rule.nodes()[i];
        weights[i] *= Math.exp(0.5 * x * x);
      }
      RULES[r] = new NormalRules(rule.nodes(), weights);
    }
  }

  private final double[] nodes;
  private final double[] weights;

  private NormalRules(double[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /** How many rules there are. */
  static int count() {
    return RULES.length;
  }

  /**
   * A rule.
   *
   * @param r from 0, of ever more nodes
   */
  static NormalRules get(int r) {
    return RULES[r];
  }

  /** Number of nodes. */
  int size() {
    return nodes.length;
  }

  /** The i-th node. */
  double node(int i) {
    return nodes[i];
  }

  /** Weight of the integrand there. */
  double weight(int i) {
    return weights[i];
  }
}
