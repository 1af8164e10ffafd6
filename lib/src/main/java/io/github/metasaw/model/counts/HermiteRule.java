package io.github.metasaw.model.counts;

import io.github.metasaw.integrate.GaussRule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The adaptive Gauss-Hermite rule of Pinheiro and Bates (1995, J. Comput. Graph. Stat. 4, 12): its
 * points are centred at the mode of the integrand and scaled by the curvature there. One point is
 * Laplace's approximation.
 */
final class HermiteRule {

  /** Half-width and steps of the lattice whose Gauss rule is that of the normal density. */
  private static final double WIDTH = 26;

  private static final int LATTICE = 521;

  /** The rules of the normal density, by their number of points. */
  private static final Map<Integer, GaussRule> RULES = new ConcurrentHashMap<>();

  private final StudyIntegrand f;
  private final double[] nodes;
  private final double[] logWeights;

  HermiteRule(StudyIntegrand f, int points) {
    this.f = f;
    GaussRule rule = RULES.computeIfAbsent(points, HermiteRule::normal);
    this.nodes = rule.nodes();
    this.logWeights = new double[points];
    for (int i = 0; i < points; i++) {
      // The weight function is divided out, for the integrand has it.
      logWeights[i] = Math.log(rule.weights()[i]) + 0.5 * nodes[i] * nodes[i];
    }
  }

  /** The rule of the normal density, whose weights sum to 1. */
  private static GaussRule normal(int points) {
    double[] x = new double[LATTICE];
    double[] mass = new double[LATTICE];
    double total = 0;
    for (int i = 0; i < LATTICE; i++) {
      x[i] = WIDTH * (2.0 * i / (LATTICE - 1) - 1);
      mass[i] = Math.exp(-0.5 * x[i] * x[i]);
      total += mass[i];
    }
    for (int i = 0; i < LATTICE; i++) {
      mass[i] /= total;
    }
    return GaussRule.of(x, mass, points);
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
