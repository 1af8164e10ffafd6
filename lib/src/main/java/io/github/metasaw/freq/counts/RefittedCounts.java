package io.github.metasaw.freq.counts;

import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.BorrowedDispersion;
import io.github.metasaw.freq.RowMean;

/**
 * Standard errors for the influence of studies on pooled counts. The likelihood of counts is not
 * evaluated for all studies at the variance of some of them; the covariance is that of the refit
 * itself.
 */
final class RefittedCounts implements BorrowedDispersion {

  private final double[] x;
  private final int columns;
  private final double[] vi;
  private Solution other;

  RefittedCounts(CountsModel model) {
    this.other = model.solution();
    this.x = model.design().x();
    this.columns = model.design().columns();
    this.vi = model.ownEstimates().vi(model.data().k());
  }

  @Override
  public boolean borrow(Solution other) {
    this.other = other;
    return true;
  }

  @Override
  public double[] covariance() {
    int p = other.p();
    double[] out = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        out[i * p + j] = other.covariance(i, j);
      }
    }
    return out;
  }

  @Override
  public double rowVariance(int i) {
    return vi[i] + other.tau2();
  }

  @Override
  public double fittedVariance(int i) {
    return RowMean.of(other, x, columns, i).variance();
  }
}
