package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;

/**
 * How the effects of different levels of a group are correlated: as a known matrix says, the
 * identity among them ({@link LevelCorrelation}), or by their distance ({@link
 * SpatialCorrelation}), with parameters of its own. Immutable.
 */
public abstract sealed class LevelDependence permits LevelCorrelation, SpatialCorrelation {

  /** Its kinds are those of this package. */
  LevelDependence() {}

  /**
   * The levels that may be correlated, whatever the parameters.
   *
   * @return blocks of levels
   */
  public abstract LevelBlocks blocks();

  /** Whether effects of different levels are independent. */
  boolean isIndependent() {
    return false;
  }

  /** Number of elements of theta. */
  int dimension() {
    return 0;
  }

  /** What they are. */
  List<Parameter> parameters(String group) {
    return List.of();
  }

  /** Values to begin a search with. */
  void start(double[] theta, int from) {}

  /** Values of the one element of theta that cover its range, ascending. */
  double[] grid() {
    return new double[0];
  }

  /** Values of the one element of theta where R has a corner, ascending. */
  double[] corners() {
    return new double[0];
  }

  /** Places at infinity where a maximum may be. */
  List<Boundary> boundaries(int from) {
    return List.of();
  }

  /** The correlation at theta, the elements of this one beginning at {@code from}. */
  abstract LevelCorrelation at(double[] theta, int from);

  /**
   * The derivative of the correlation by the one element of theta.
   *
   * @param here the correlation at theta
   * @return for each block, row-major
   */
  double[][] slope(double[] theta, int from, LevelCorrelation here) {
    throw new IllegalStateException("a known correlation has no parameter");
  }
}
