package io.github.metasaw.linalg;

import java.util.Optional;

/** The factor of a diagonal matrix: the square roots. */
final class DiagonalFactor implements Factor {

  private final double[] d;

  private DiagonalFactor(double[] d) {
    this.d = d;
  }

  static Optional<Factor> of(Diagonal a) {
    double[] d = a.diagonal();
    for (double value : d) {
      if (!(value > 0)) {
        return Optional.empty();
      }
    }
    return Optional.of(new DiagonalFactor(d));
  }

  @Override
  public int size() {
    return d.length;
  }

  @Override
  public void solve(double[] b) {
    for (int i = 0; i < d.length; i++) {
      b[i] /= d[i];
    }
  }

  @Override
  public void halfSolve(double[] b) {
    for (int i = 0; i < d.length; i++) {
      b[i] /= Math.sqrt(d[i]);
    }
  }

  @Override
  public void halfMultiply(double[] z) {
    for (int i = 0; i < d.length; i++) {
      z[i] *= Math.sqrt(d[i]);
    }
  }

  @Override
  public double logDet() {
    double sum = 0;
    for (double value : d) {
      sum += Math.log(value);
    }
    return sum;
  }

  @Override
  public double logDet(double[] weights) {
    double sum = 0;
    for (int i = 0; i < d.length; i++) {
      sum += weights[i] * Math.log(d[i]);
    }
    return sum;
  }

  @Override
  public Diagonal inverse() {
    return Diagonal.of(d).map((i, j, value) -> 1 / value);
  }
}
