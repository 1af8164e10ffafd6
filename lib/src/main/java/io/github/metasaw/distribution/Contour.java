package io.github.metasaw.distribution;

import java.util.List;

/**
 * The nodes at which a {@link QuadraticFormInversion} evaluated the Laplace transform of one form
 * to find its distribution at a value x. They serve values near x as well: any path gives the same
 * integral, and the transforms, which are nearly all of the work, do not depend on x. Immutable.
 */
public final class Contour {

  /**
   * Farther from x than this, as a share of x and of the SD of the form, the path need no longer
   * suit.
   */
  private static final double NEAR = 0.02;

  private final double x;
  private final double unit;
  private final double sd;
  private final double start;
  private final double bend;
  private final double step;
  private final List<ContourNode> nodes;

  /**
   * @param x value in the unit
   * @param unit of the form
   * @param sd of the form in the unit
   * @param path that the nodes are on
   * @param step between neighbouring nodes
   */
  Contour(
      double x, double unit, double sd, ContourPath path, double step, List<ContourNode> nodes) {
    this.x = x;
    this.unit = unit;
    this.sd = sd;
    this.start = path.start();
    this.bend = path.bend();
    this.step = step;
    this.nodes = List.copyOf(nodes);
  }

  /**
   * Whether the nodes serve another value.
   *
   * @param other value of the form
   * @return whether it is near enough to that which they were made for
   */
  public boolean isNear(double other) {
    return Math.abs(other / unit - x) < NEAR * Math.min(x, sd);
  }

  /**
   * The distribution at a value near that which the nodes were made for.
   *
   * @param other value of the form
   * @return the probability of smaller values, and the density
   */
  public double[] at(double other) {
    ContourSum sum = new ContourSum(bend, other / unit);
    nodes.forEach(sum::add);
    double cdf = sum.distributions() * step + atPole(start, bend, step, -1);
    return new double[] {Math.max(0, Math.min(1, cdf)), Math.max(0, sum.densities() * step) / unit};
  }

  /**
   * What the pole at s = 0 adds to F beside the sum: 1/(1 + sign exp(2 pi a/h)) for each u = ia on
   * the path's continuation with s(u) = start - a - bend a^2 = 0.
   *
   * @param h step between nodes
   * @param sign -1 for nodes at 0, h, ..., 1 for midpoints
   */
  static double atPole(double start, double bend, double h, int sign) {
    double discriminant = 1 + 4 * bend * start;
    double turn = 2 * Math.PI / h;
    if (discriminant >= 0) {
      double root = Math.sqrt(discriminant);
      double near = 2 * start / (1 + root);
      // A straight path has no second pole.
      double far = bend < 0 ? -(1 + root) / (2 * bend) : Double.POSITIVE_INFINITY;
      return 1 / (1 + sign * Math.exp(turn * near)) + 1 / (1 + sign * Math.exp(turn * far));
    }
    double growth = Math.exp(-turn / (2 * bend));
    double angle = turn * Math.sqrt(-discriminant) / (2 * bend);
    double re = 1 + sign * growth * Math.cos(angle);
    double im = sign * growth * Math.sin(angle);
    return growth > 1e100 ? 0 : 2 * re / (re * re + im * im);
  }
}
