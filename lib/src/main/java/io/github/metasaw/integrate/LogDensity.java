package io.github.metasaw.integrate;

/**
 * A density over the real line up to a constant, and what is known of it: where to look for its
 * mass and how it falls off. Densities of tau are given in u = log tau.
 */
public interface LogDensity {

  /** Natural log of the density at u; negative infinity where it is 0. */
  double at(double u);

  /** Where its support begins; negative infinity for none. */
  double lower();

  /** Where its support ends; positive infinity for none. */
  double upper();

  /**
   * Rate r of exp(r u) as u goes to {@link #lower}; positive infinity if it falls off faster than
   * any such, or the support ends. A rate of 0 or less has no finite integral.
   */
  double lowerRate();

  /** Rate r of exp(-r u) as u goes to {@link #upper}, as {@link #lowerRate}. */
  double upperRate();

  /**
   * Places [any number, within reason] about which its mass may lie, as scales of data and prior.
   */
  double[] landmarks();
}
