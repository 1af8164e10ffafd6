package io.github.metasaw.model.counts;

import io.github.metasaw.integrate.GaussRule;

/**
 * The adaptive Gauss-Hermite rule of Pinheiro and Bates (1995, J. Comput. Graph. Stat. 4, 12): its
 * points are centred at the mode of the integrand and scaled by the curvature there. One point is
 * Laplace's approximation.
 */
final class HermiteRule {

  /** Half-width and steps of the lattice whose Gauss rule is that of the normal density. */
  private static final double WIDTH = 26;

  private static final int LATTICE = 521;

  private final StudyIntegrand f;
  private final double[] nodes;
  private final double[] logWeights;

  HermiteRule(StudyIntegrand f, int points) {
    this.f = f;
    double[] x = new double[LATTICE];
    double[] mass = new double[LATTICE];
    for (int i = 0; i < LATTICE; i++) {
      x[i] = WIDTH * (2.0 * i / (LATTICE - 1) - 1);
      mass[i] = Math.exp(-0.5 * x[i] * x[i]);
    }
    GaussRule rule = GaussRule.of(x, mass, points);
    double total = 0;
    for (double weight : rule.weights()) {
      total += weight;
    }
    this.nodes = rule.nodes();
    this.logWeights = new double[points];
    for (int i = 0; i < points; i++) {
      // The weight function is divided out, for the integrand has it.
      logWeights[i] = Math.log(rule.weights()[i] / total) + 0.5 * nodes[i] * nodes[i];
    }
  }

  /** The log of the integral of f over the density of its random effects. */
  double value() {
    double[] mode = f.mode();
    double peak = f.log(mode);
    double scale = -0.5 * f.logDeterminant();
    if (nodes.length == 1) {
      return peak + scale;
    }
    double sd = Math.exp(scale);
    double[] z = new double[1];
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      z[0] = mode[0] + sd * nodes[i];
      sum += Math.exp(f.log(z) - peak + logWeights[i]);
    }
    return peak + scale + Math.log(sum);
  }
}
