package io.github.metasaw.linalg;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The convex cone of all sums of given vectors with weights of at least 0. Its nearest point to
 * another vector is found by non-negative least squares (Lawson and Hanson 1995, Solving Least
 * Squares Problems, chapter 23); what is left over is in the polar cone: it has no positive product
 * with any of the vectors (Moreau 1962).
 */
public final class Cone {

  /** Products of unit vectors below this count as 0. */
  private static final double TOLERANCE = 1e-9;

  private final int size;
  private final double[][] generators;

  /**
   * @param size length of the vectors
   * @param vectors that span the cone, each [size]; their lengths do not matter
   */
  public Cone(int size, List<double[]> vectors) {
    this.size = size;
    Map<List<Double>, double[]> distinct = new LinkedHashMap<>();
    for (double[] vector : vectors) {
      double[] unit = unit(vector);
      if (unit.length > 0) {
        distinct.putIfAbsent(Arrays.stream(unit).boxed().toList(), unit);
      }
    }
    this.generators = distinct.values().toArray(double[][]::new);
  }

  /** Of length 1; empty for 0. */
  private static double[] unit(double[] vector) {
    double length = Vectors.norm(vector);
    return length > 0 && length < Double.POSITIVE_INFINITY
        ? Arrays.stream(vector).map(value -> value / length).toArray()
        : new double[0];
  }

  /**
   * Whether a vector lies in the cone.
   *
   * @param vector [size], of any length
   * @return whether it does, but for rounding; a vector of zeros does
   */
  public boolean contains(double[] vector) {
    double[] unit = unit(vector);
    return unit.length == 0 || isNothing(remainder(unit));
  }

  private static boolean isNothing(double[] vector) {
    return Vectors.norm(vector) <= TOLERANCE;
  }

  /**
   * A vector [size] of the polar cone, whose product with as many of the generators as possible is
   * below 0 and with the others 0; all 0 where the cone is a subspace.
   */
  public double[] away() {
    double[] sum = new double[size];
    double[][] level = generators;
    while (level.length > 0) {
      double[] inwards = new double[size];
      for (double[] generator : level) {
        Vectors.add(inwards, -1, generator);
      }
      double[] direction = unit(inwards);
      double[] left = direction.length == 0 ? direction : remainder(direction);
      if (left.length == 0 || isNothing(left)) {
        break;
      }
      double[] step = unit(left);
      double[][] rest =
          Arrays.stream(level)
              .filter(g -> Vectors.dot(g, step) >= -TOLERANCE)
              .toArray(double[][]::new);
      if (rest.length == level.length) {
        break;
      }
      Vectors.add(sum, 1, step);
      level = rest;
    }
    return sum;
  }

  /**
   * Whether the product of a vector with one of the polar cone is below 0, not 0.
   *
   * @param vector [size]
   * @param polar a vector of the polar cone [size]
   * @return whether the product is negative beyond rounding
   */
  public static boolean isBelow(double[] vector, double[] polar) {
    return Vectors.dot(vector, polar)
        < -TOLERANCE
            * Math.sqrt(Vectors.dot(vector, vector) * Math.max(Vectors.dot(polar, polar), 0));
  }

  /** A unit vector less the nearest point of the cone [size]. */
  private double[] remainder(double[] vector) {
    int[] active = {};
    double[] weights = {};
    double[] left = vector.clone();
    for (int i = 0; i < 3 * (size + generators.length); i++) {
      int entering = entering(left, active);
      if (entering < 0) {
        break;
      }
      int[] more = Arrays.copyOf(active, active.length + 1);
      more[active.length] = entering;
      double[] start = Arrays.copyOf(weights, more.length);
      Support support = settle(vector, more, start);
      double[] next = less(vector, support);
      if (!(Vectors.dot(next, next) < Vectors.dot(left, left))) {
        break;
      }
      active = support.active;
      weights = support.weights;
      left = next;
    }
    return left;
  }

  /** The generator whose weight gains most; -1 for none. */
  private int entering(double[] left, int[] active) {
    int best = -1;
    double most = 1e-3 * TOLERANCE;
    for (int g = 0; g < generators.length; g++) {
      double gain = Vectors.dot(generators[g], left);
      int here = g;
      if (gain > most && Arrays.stream(active).noneMatch(a -> a == here)) {
        best = g;
        most = gain;
      }
    }
    return best;
  }

  /** Generators with weights above 0. */
  private record Support(int[] active, double[] weights) {}

  /** Least squares on some generators, those dropped whose weight would fall below 0. */
  private Support settle(double[] vector, int[] candidates, double[] start) {
    int[] active = candidates;
    double[] weights = start;
    while (true) {
      double[] full = leastSquares(vector, active);
      double share = 1;
      for (int a = 0; a < active.length; a++) {
        if (full[a] <= 0) {
          share = Math.min(share, weights[a] > 0 ? weights[a] / (weights[a] - full[a]) : 0);
        }
      }
      if (share >= 1) {
        return new Support(active, full);
      }
      int[] kept = new int[active.length];
      double[] values = new double[active.length];
      int count = 0;
      int lowest = -1;
      for (int a = 0; a < active.length; a++) {
        double value = weights[a] + share * (full[a] - weights[a]);
        boolean falls = full[a] <= 0 && value <= 1e-14;
        lowest = falls ? a : lowest;
        if (!falls) {
          kept[count] = active[a];
          values[count++] = value;
        }
      }
      if (lowest < 0) {
        return new Support(active, weights);
      }
      active = Arrays.copyOf(kept, count);
      weights = Arrays.copyOf(values, count);
    }
  }

  /** Weights of least squares [active]; 0 for a generator that the others explain. */
  private double[] leastSquares(double[] vector, int[] active) {
    int m = active.length;
    double[] columns = new double[size * m];
    for (int j = 0; j < size; j++) {
      for (int a = 0; a < m; a++) {
        columns[j * m + a] = generators[active[a]][j];
      }
    }
    Orthonormal basis = Orthonormal.of(columns, size, m);
    int rank = basis.kept().length;
    double[] products = new double[rank];
    for (int j = 0; j < size; j++) {
      for (int r = 0; r < rank; r++) {
        products[r] += basis.q()[j * rank + r] * vector[j];
      }
    }
    double[] solved = basis.coefficients(products);
    double[] weights = new double[m];
    for (int r = 0; r < rank; r++) {
      weights[basis.kept()[r]] = solved[r];
    }
    return weights;
  }

  private double[] less(double[] vector, Support support) {
    double[] left = vector.clone();
    for (int a = 0; a < support.active.length; a++) {
      Vectors.add(left, -support.weights[a], generators[support.active[a]]);
    }
    return left;
  }
}
