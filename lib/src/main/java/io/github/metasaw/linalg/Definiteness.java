package io.github.metasaw.linalg;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Whether a symmetric matrix is positive semidefinite, and how near to singular. What counts as
 * zero is judged on the scale of correlations, so that it does not depend on units.
 *
 * @param fullRank whether all eigenvalues are above zero
 * @param condition the ratio of the largest to the smallest eigenvalue, roughly; infinite where the
 *     rank is not full
 */
public record Definiteness(boolean fullRank, double condition) {

  /**
   * An eigenvalue of the correlations is negative by more than rounding if it is further below
   * zero.
   */
  private static final double ROUNDING = 1e-8;

  /** An eigenvalue below this cannot be distinguished from zero. */
  private static final double ZERO = 1e-12;

  /** Steps of power iteration: the condition is wanted to its order of magnitude. */
  private static final int STEPS = 30;

  /**
   * Rank and condition of a positive semidefinite matrix.
   *
   * @param a [n x n], without eigenvalues below zero
   * @return whether it has full rank, and its condition
   */
  public static Definiteness of(Symmetric a) {
    Optional<Factor> factor = Factor.of(a);
    if (factor.isEmpty() || !isFullRank(a)) {
      return new Definiteness(false, Double.POSITIVE_INFINITY);
    }
    double largest = dominant(a.size(), a::multiply);
    double inverse =
        dominant(
            a.size(),
            x -> {
              factor.get().solve(x);
              return x;
            });
    return new Definiteness(true, largest * inverse);
  }

  /**
   * Whether all eigenvalues are above zero.
   *
   * @param a positive semidefinite [n x n]
   * @return whether those of its correlations exceed 1e-12
   */
  public static boolean isFullRank(Symmetric a) {
    return Factor.of(shifted(correlations(a), -ZERO)).isPresent();
  }

  /**
   * Whether no eigenvalue is below zero but for rounding.
   *
   * @param a [n x n]
   * @return whether those of its correlations exceed -1e-8
   */
  public static boolean isSemidefinite(Symmetric a) {
    return Factor.of(shifted(correlations(a), ROUNDING)).isPresent();
  }

  /**
   * The smallest eigenvalue, by bisection: A - s I is positive definite for s below it.
   *
   * @param a [n x n]
   * @return the eigenvalue, to three digits
   */
  public static double smallestEigenvalue(Symmetric a) {
    double[] reach = new double[a.size()];
    a.forEach(
        (i, j, value) -> {
          reach[i] += Math.abs(value);
          reach[j] += Math.abs(value);
        });
    double low = -Arrays.stream(reach).max().orElse(0);
    double high = Arrays.stream(a.diagonal()).min().orElse(0);
    double close = 1e-15 * (high - low);
    while (high - low > close && high - low > 1e-4 * Math.min(Math.abs(low), Math.abs(high))) {
      double middle = (low + high) / 2;
      if (Factor.of(shifted(a, -middle)).isPresent()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static Symmetric shifted(Symmetric a, double by) {
    return a.map((i, j, value) -> i == j ? value + by : value);
  }

  /** Scaled to a unit diagonal; zeros on it are left. */
  private static Symmetric correlations(Symmetric a) {
    double[] scale = a.diagonal();
    for (int i = 0; i < scale.length; i++) {
      scale[i] = scale[i] > 0 ? 1 / Math.sqrt(scale[i]) : 1;
    }
    return a.map((i, j, value) -> value * scale[i] * scale[j]);
  }

  /** The largest eigenvalue of a positive definite operator, by power iteration. */
  private static double dominant(int n, UnaryOperator<double[]> operator) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 1 + 0.5 * Math.sin(i + 1.0);
    }
    double value = 0;
    for (int step = 0; step < STEPS; step++) {
      double length = Vectors.norm(x);
      for (int i = 0; i < n; i++) {
        x[i] /= length;
      }
      x = operator.apply(x);
      value = Vectors.norm(x);
    }
    return value;
  }
}
