package io.github.metasaw.freq;

import io.github.metasaw.fit.Solution;

/** Fits all rows of a model with one tau2 at the tau2 of other solutions. */
final class OneVarianceBorrowing implements BorrowedDispersion {

  private final OneVarianceData data;
  private final OneVarianceSolution full;
  private final double[] hat;
  private double[] covariance = new double[0];
  private double tau2;
  private double s2w;

  OneVarianceBorrowing(OneVarianceData data, OneVarianceSolution full) {
    this.data = data;
    this.full = full;
    this.hat = full.hat();
  }

  @Override
  public boolean borrow(Solution other) {
    tau2 = other.tau2();
    s2w = ((OneVarianceSolution) other).s2w();
    covariance = full.covarianceAt(tau2, s2w);
    return true;
  }

  @Override
  public double[] covariance() {
    return covariance;
  }

  @Override
  public double rowVariance(int i) {
    return s2w * (data.vi(i) + tau2);
  }

  /** As metafor, from the leverages of all rows where weights are inverse variances. */
  @Override
  public double fittedVariance(int i) {
    return full.options.weights() == null
        ? s2w * hat[i] * (tau2 + data.vi(i))
        : data.fittedVariance(full.kept, covariance, i);
  }
}
