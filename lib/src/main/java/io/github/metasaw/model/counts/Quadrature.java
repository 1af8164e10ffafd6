package io.github.metasaw.model.counts;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;

/**
 * How the random effects of a study are integrated out.
 *
 * @param points of an adaptive Gauss-Hermite rule about the mode; 1 is Laplace's approximation, 0
 *     stands for a rule with as many points as the integral needs
 */
public record Quadrature(int points) {

  /** To the precision of a double: the trapezoidal rule on a lattice fine enough. */
  public static final Quadrature EXACT = new Quadrature(0);

  /** Laplace's approximation: R's {@code nAGQ = 1}. */
  public static final Quadrature LAPLACE = new Quadrature(1);

  /** Seven points: metafor's default {@code nAGQ = 7}. */
  public static final Quadrature SEVEN_POINTS = new Quadrature(7);

  private static final int MAX_POINTS = 100;

  /**
   * Checks the number of points.
   *
   * @throws MetaException for a number below 0 or above 100, which is what R takes
   */
  public Quadrature {
    if (points < 0 || points > MAX_POINTS) {
      throw MetaException.format(
          "a rule of quadrature has 1 to %d points, not %d", MAX_POINTS, points);
    }
  }

  /**
   * The rule of a name.
   *
   * @param name {@code exact}, {@code laplace} or a number of points
   * @return the rule
   * @throws MetaException for another name
   */
  public static Quadrature parse(String name) {
    if (name.equalsIgnoreCase("exact")) {
      return EXACT;
    }
    if (name.equalsIgnoreCase("laplace")) {
      return LAPLACE;
    }
    if (!name.matches("[1-9]\\d{0,3}")) {
      throw MetaException.unknown("quadrature", name, "", List.of("exact", "laplace", "7"));
    }
    return new Quadrature(Integer.parseInt(name));
  }

  /**
   * The name by which it is asked for.
   *
   * @return {@code exact}, {@code laplace} or a number of points
   */
  public String id() {
    return points == 0 ? "exact" : points == 1 ? "laplace" : Integer.toString(points);
  }

  /**
   * The rule in words.
   *
   * @return for example {@code adaptive Gauss-Hermite quadrature with 7 points}
   */
  public String label() {
    return points == 0
        ? "exact integrals"
        : points == 1
            ? "Laplace approximation"
            : "adaptive Gauss-Hermite quadrature with " + points + " points";
  }

  /**
   * Whether the integral is exact.
   *
   * @return false for a rule that reproduces what another program approximates
   */
  public boolean isExact() {
    return points == 0;
  }
}
