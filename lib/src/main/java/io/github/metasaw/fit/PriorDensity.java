package io.github.metasaw.fit;

/**
 * The prior of one quantity as a density on that quantity's own scale, whatever scale it was
 * written on: to be drawn beside the posterior.
 *
 * @param code as model text writes it, the parameter first: {@code tau = half_cauchy(0.5)}
 * @param isProper whether it integrates to one; else the height of the density is arbitrary
 * @param curve the density at x; infinite at a value that has a probability of its own
 */
public record PriorDensity(
    String code, boolean isProper, java.util.function.DoubleUnaryOperator curve) {

  /**
   * The density.
   *
   * @param x a value on the scale of the quantity
   * @return its height
   */
  public double density(double x) {
    return curve.applyAsDouble(x);
  }
}
