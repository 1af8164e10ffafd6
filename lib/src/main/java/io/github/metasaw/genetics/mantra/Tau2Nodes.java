package io.github.metasaw.genetics.mantra;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The rule for the integral over tau2 with its prior, density rate exp(-rate tau2): Gauss-Legendre
 * in log(1 + tau2 / V), V the sampling variance of the common effect. Gauss-Laguerre in tau2, which
 * the weight suggests, fails: the integrand bends where tau2 is as small as a sampling variance.
 */
final class Tau2Nodes {

  /** Where rate tau2 is this far beyond its most likely value, nothing is left: exp(-45). */
  private static final double TAIL = 45;

  private static final int PANEL = 64;

  private final int n;
  private final double[] x;
  private final double[] logWeight;
  final double[] tau2;

  /** Logarithm of the weight of each node with the prior of tau2, natural. */
  final double[] logMass;

  /** A rule of n nodes; above 64 and a multiple of 64, panels of 64 each. */
  Tau2Nodes(int n) {
    int panels = Math.max(1, n / PANEL);
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(n / panels);
    this.n = n;
    this.x = new double[n];
    this.logWeight = new double[n];
    this.tau2 = new double[n];
    this.logMass = new double[n];
    for (int i = 0; i < n; i++) {
      int panel = i * panels / n;
      int within = i - panel * (n / panels);
      x[i] = (panel + (1 + rule.getPoint(within)) / 2) / panels;
      logWeight[i] = Math.log(rule.getWeight(within) / 2 / panels);
    }
  }

  int size() {
    return n;
  }

  /**
   * Sets the nodes for a SNP.
   *
   * @param scale V, 1 over the sum of the precisions
   * @param rate of the exponential prior of tau2
   * @param spread sum of squared distances of the estimates from where mu draws them: if it is
   *     large in the units of the prior, the data pull tau2 beyond what the prior expects
   */
  void set(double scale, double rate, double spread) {
    double likely = Math.sqrt(rate * spread / 2); // of rate tau2: -x - rate spread / (2 x) is least
    double beyond = (TAIL + Math.sqrt(TAIL * (TAIL + 4 * likely))) / 2;
    double end = Math.log1p((likely + beyond) / (rate * scale));
    double constant = Math.log(end * scale * rate);
    for (int i = 0; i < n; i++) {
      double y = end * x[i];
      double t = scale * Math.expm1(y);
      tau2[i] = t;
      logMass[i] = constant + logWeight[i] + y - rate * t;
    }
  }
}
