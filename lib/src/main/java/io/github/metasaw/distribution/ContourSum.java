package io.github.metasaw.distribution;

/**
 * Sums of the integrands of distribution function and density at the nodes of a path s(u) = start +
 * bend u^2 + iu, those above the axis; those below are conjugates. Working storage.
 */
final class ContourSum {

  private final double bend;
  private final double x;

  private double distributions;
  private double densities;
  private double modulus;
  private double term;

  /**
   * @param bend of the path
   * @param x value at which the transform is inverted
   */
  ContourSum(double bend, double x) {
    this.bend = bend;
    this.x = x;
  }

  /** Adds what exp(sx) M(s) at a node contributes to both. */
  void add(ContourNode node) {
    double u = node.u();
    double sr = node.sr();
    double rootR = node.rootR();
    double rootI = node.rootI();
    double size = Math.exp(sr * x + node.exponentR()) / (rootR * rootR + rootI * rootI);
    double angle = u * x + node.exponentI();
    double er = size * Math.cos(angle);
    double ei = size * Math.sin(angle);
    double valueR = er * rootR + ei * rootI;
    double valueI = ei * rootR - er * rootI;
    modulus = Math.hypot(valueR, valueI);
    // Times s'(u) = i + lean.
    double lean = 2 * bend * u;
    double tr = lean * valueR - valueI;
    double ti = valueR + lean * valueI;
    double share = (u == 0 ? 0.5 : 1) / Math.PI;
    distributions += share * (ti * sr - tr * u) / (sr * sr + u * u);
    densities += share * ti;
    term = Math.max(Math.abs(tr), Math.abs(ti)) * Math.max(1 / Math.hypot(sr, u), x);
  }

  /** |exp(sx) M(s)| at the node added last. */
  double modulus() {
    return modulus;
  }

  /** The larger of what that node adds to F and to x times the density, per unit of u. */
  double term() {
    return term;
  }

  /** To be multiplied by the step for the distribution function without what the pole adds. */
  double distributions() {
    return distributions;
  }

  /** To be multiplied by the step for the density. */
  double densities() {
    return densities;
  }
}
