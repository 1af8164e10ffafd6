package io.github.metasaw.freq.tau2;

import io.github.metasaw.distribution.WeightedChiSquares;
import io.github.metasaw.parallel.Interrupts;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Q_a = y'Py with fixed weights a: given tau2 it follows sum_j lambda_j chi2(1), lambda the
 * eigenvalues of S P S with S^2 = V + tau2 I (Biggerstaff and Jackson 2008; Jackson 2013, Res.
 * Synth. Meth. 4, 220). P(Q_a &lt;= observed) falls as tau2 grows, so it can be inverted.
 */
final class GeneralizedQ {

  private static final int MAX_EVALUATIONS = 200;

  private final Projection projection;
  private final double[] v;
  private int evaluations;

  GeneralizedQ(Projection projection, double[] v) {
    this.projection = projection;
    this.v = v;
  }

  int evaluations() {
    return evaluations;
  }

  /** P(Q_a &lt;= observed | tau2). */
  double cdf(double tau2) {
    Interrupts.check();
    evaluations++;
    double[] s = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      s[i] = Math.sqrt(v[i] + tau2);
    }
    double[] lambda = WeightedChiSquares.positiveEigenvalues(projection.scaled(s));
    return WeightedChiSquares.cdf(lambda, projection.yPy());
  }

  /**
   * The tau2 with P(Q_a &lt;= observed | tau2) = {@code probability}; 0 where it is below that at 0
   * already.
   */
  double tau2At(double probability) {
    if (cdf(0) <= probability) {
      return 0;
    }
    double high = projection.yPy() / projection.trace(Projection.ones(v.length));
    high = Math.max(high, Double.MIN_NORMAL);
    while (cdf(high) > probability) {
      high *= 4;
    }
    BrentSolver solver = new BrentSolver(1e-14, 1e-14 * high, 0);
    return solver.solve(MAX_EVALUATIONS, t -> cdf(t) - probability, 0, high);
  }
}
