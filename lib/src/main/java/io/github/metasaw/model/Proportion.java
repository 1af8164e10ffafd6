package io.github.metasaw.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A sampling variance known up to its factor: phi / w_i, with log phi in theta. */
final class Proportion extends Component {

  private final double[] relative;

  /** Of relative variances 1 / w [n]. */
  Proportion(double[] relative) {
    this.relative = relative;
  }

  @Override
  int parameters() {
    return 1;
  }

  @Override
  List<String> names() {
    return List.of("log(phi)");
  }

  @Override
  boolean modelled() {
    return true;
  }

  @Override
  Optional<ScaleDesign> coefficients() {
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

  @Override
  Proportion fixing(int k, double value) {
    throw new IllegalArgumentException("log(phi) is no coefficient of a design");
  }

  @Override
  Proportion with(ScaleDesign design) {
    throw new IllegalArgumentException("log(phi) is no coefficient of a design");
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
  Proportion select(int[] keep) {
    return new Proportion(Arrays.stream(keep).mapToDouble(i -> relative[i]).toArray());
  }
}
