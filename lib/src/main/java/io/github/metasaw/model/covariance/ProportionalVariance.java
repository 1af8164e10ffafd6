package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A sampling variance known up to its factor: phi / w_i, with log phi in theta. */
public final class ProportionalVariance extends CovarianceComponent {

  private final double[] relative;

  /**
   * A component phi diag(1 / w) with an unknown factor phi.
   *
   * @param relative variances up to a common factor, 1 / w [n]
   */
  public ProportionalVariance(double[] relative) {
    this.relative = relative;
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  List<Parameter> parameters() {
    return List.of(new Parameter.Proportion());
  }

  @Override
  boolean modelled() {
    return true;
  }

  @Override
  Optional<Designed> designed() {
    return Optional.empty();
  }

  @Override
  List<Boundary> boundaries(int from) {
    return List.of(Boundary.variance(from));
  }

  /** All that V leaves open is sampling error, to begin with. */
  @Override
  void start(double logSd, double[] theta, int from) {
    theta[from] = 2 * logSd - Math.log(Arrays.stream(relative).average().orElse(1));
  }

  /** Sampling variances at a factor phi [n]. */
  double[] variances(double phi) {
    return Arrays.stream(relative).map(value -> phi * value).toArray();
  }

  /** Relative variance of row i. */
  double at(int i) {
    return relative[i];
  }

  /** The same on the rows {@code keep}, in that order. */
  ProportionalVariance select(int[] keep) {
    return new ProportionalVariance(Arrays.stream(keep).mapToDouble(i -> relative[i]).toArray());
  }
}
