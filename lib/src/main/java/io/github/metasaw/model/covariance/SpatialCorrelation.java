package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Definiteness;
import io.github.metasaw.linalg.Dense;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A correlation between levels that falls with their distance, R_gh = f(d_gh / range), with one
 * parameter, the logarithm of the range in the unit of the distances. At a range of 0 the levels
 * are independent, unless they are at the same place.
 */
public final class SpatialCorrelation extends LevelDependence {

  /** The usual start, as a share of the mean distance. */
  private static final double SHARE_OF_MEAN = 0.5;

  /** Ranges that are compared before a search, up to this many times the largest distance. */
  private static final int GRID = 32;

  private static final double BEYOND_LARGEST = 2;

  /** Difference of the logarithms of distances that are the same but for rounding. */
  private static final double SAME_DISTANCE = 1e-8;

  private final SpatialFunction function;
  private final int levels;

  /** Row-major [levels x levels]. */
  private final double[] distance;

  private final LevelBlocks blocks;
  private final double smallest;
  private final double mean;
  private final double largest;
  private final double[] corners;

  private SpatialCorrelation(SpatialFunction function, int levels, double[] distance) {
    this.function = function;
    this.levels = levels;
    this.distance = distance;
    this.blocks = LevelBlocks.whole(levels);
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    double sum = 0;
    int count = 0;
    for (double d : distance) {
      if (d > 0) {
        least = Math.min(least, d);
        most = Math.max(most, d);
        sum += d;
        count++;
      }
    }
    this.smallest = count == 0 ? 1 : least;
    this.mean = count == 0 ? 1 : sum / count;
    this.largest = count == 0 ? 1 : most;
    this.corners = function == SpatialFunction.LINEAR ? apart(distance) : new double[0];
  }

  /**
   * A correlation by distance.
   *
   * @param function of the distance
   * @param levels their number
   * @param distance symmetric, 0 on the diagonal and 0 or larger elsewhere, row-major [levels x
   *     levels]
   * @return with the range as its parameter
   */
  public static SpatialCorrelation of(SpatialFunction function, int levels, double[] distance) {
    if (distance.length != levels * levels) {
      throw new IllegalArgumentException("one distance for each pair of levels is needed");
    }
    return new SpatialCorrelation(function, levels, distance.clone());
  }

  /**
   * The function of the distance.
   *
   * @return for example exponential
   */
  public SpatialFunction function() {
    return function;
  }

  /**
   * The distance of two levels.
   *
   * @param g a level, from 0
   * @param h another
   * @return 0 or larger
   */
  public double distance(int g, int h) {
    return distance[g * levels + h];
  }

  /**
   * The largest distance of two levels.
   *
   * @return in the unit of the distances
   */
  public double largest() {
    return largest;
  }

  /**
   * Looks for a range at which the function of the distance gives no correlations, which by
   * rounding errors apart have no negative eigenvalue: the linear function does so on a line only.
   *
   * @return the first of the ranges that searches begin at; NaN for none
   */
  public double impossibleRange() {
    for (double log : grid()) {
      double range = Math.exp(log);
      Symmetric r = Dense.of(levels, (g, h, zero) -> function.correlation(distance(g, h), range));
      if (!Definiteness.isSemidefinite(r)) {
        return range;
      }
    }
    return Double.NaN;
  }

  @Override
  public LevelBlocks blocks() {
    return blocks;
  }

  @Override
  int dimension() {
    return 1;
  }

  @Override
  List<Parameter> parameters(String group) {
    return List.of(new Parameter.SpatialRange(group));
  }

  @Override
  void start(double[] theta, int from) {
    theta[from] = Math.log(SHARE_OF_MEAN * mean);
  }

  /** From the smallest distance to beyond the largest. */
  @Override
  double[] grid() {
    double low = Math.log(smallest);
    double high = Math.log(BEYOND_LARGEST * largest);
    double[] grid = new double[GRID];
    Arrays.setAll(grid, j -> low + (high - low) * (j + 1) / GRID);
    return grid;
  }

  @Override
  List<Boundary> boundaries(int from) {
    return List.of(Boundary.range(from, smallest));
  }

  /** The linear function has a corner at each distance; those that rounding makes are one. */
  @Override
  double[] corners() {
    return corners;
  }

  private static double[] apart(double[] distance) {
    double[] logs = Arrays.stream(distance).filter(d -> d > 0).map(Math::log).sorted().toArray();
    double[] apart = new double[logs.length];
    int count = 0;
    for (double log : logs) {
      if (count == 0 || log > apart[count - 1] + SAME_DISTANCE) {
        apart[count++] = log;
      }
    }
    return Arrays.copyOf(apart, count);
  }

  @Override
  LevelCorrelation at(double[] theta, int from) {
    double range = Math.exp(theta[from]);
    double[] r = symmetric(i -> function.correlation(distance[i], range));
    return LevelCorrelation.of(blocks, new double[][] {r});
  }

  @Override
  double[][] slope(double[] theta, int from, LevelCorrelation here) {
    double range = Math.exp(theta[from]);
    double[] r = here.of(0);
    return new double[][] {symmetric(i -> function.slope(distance[i], range, r[i]))};
  }

  /** A matrix of levels from the elements of its lower triangle. */
  private double[] symmetric(IntToDoubleFunction element) {
    double[] all = new double[levels * levels];
    for (int g = 0; g < levels; g++) {
      for (int h = 0; h <= g; h++) {
        double value = element.applyAsDouble(g * levels + h);
        all[g * levels + h] = value;
        all[h * levels + g] = value;
      }
    }
    return all;
  }
}
