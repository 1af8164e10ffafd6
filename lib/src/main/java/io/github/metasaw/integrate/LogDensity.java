package io.github.metasaw.integrate;

/**
 * A density over the real line up to a constant, and what is known of it: where to look for its
 * mass and how it falls off. Densities of tau are given in u = log tau.
 */
public interface LogDensity {

  /**
   * The log density.
   *
   * @param u argument
   * @return natural log of the density, up to a constant; -Infinity where it is 0
   */
  double at(double u);

  /**
   * Roughly the log density, where its exact value is expensive: good enough to find its mass.
   *
   * @param u argument
   * @return {@link #at} with an error of a few tenths
   */
  default double sketch(double u) {
    return at(u);
  }

  /**
   * Where its support begins.
   *
   * @return negative infinity for no lower bound
   */
  double lower();

  /**
   * Where its support ends.
   *
   * @return positive infinity for no upper bound
   */
  double upper();

  /**
   * How the density falls off to the left.
   *
   * @return the rate r of exp(r u) as u goes to {@link #lower}; positive infinity if it falls off
   *     faster than any exponential, or the support ends. With a rate of 0 or less the integral is
   *     infinite
   */
  double lowerRate();

  /**
   * How the density falls off to the right.
   *
   * @return the rate r of exp(-r u) as u goes to {@link #upper}, as {@link #lowerRate}
   */
  double upperRate();

  /**
   * Places about which its mass may lie, such as scales of data and prior.
   *
   * @return arguments, any number of them
   */
  double[] landmarks();
}
