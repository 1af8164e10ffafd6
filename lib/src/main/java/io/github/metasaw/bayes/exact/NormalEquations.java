package io.github.metasaw.bayes.exact;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Orthonormal;
import java.util.Arrays;

/**
 * The studies weighted by 1/(vi + tau2), and the coefficients by the normal equations: Q'WQ plus
 * the precisions of the priors. Holds working arrays: one thread at a time.
 */
final class NormalEquations implements ConditionalSolver {

  private final int k;
  private final int r;
  private final double[] vi;
  private final double[] y;
  private final Orthonormal basis;
  private final double[] q;
  private final PriorInBasis prior;

  private final double[] w;
  private final double[] qwq;
  private final double[] qwy;
  private double logDetWeights;

  private final double[] posterior;
  private final Cholesky cholesky;
  private double[] g = new double[0];
  private double lambda = 1;

  /**
   * The equations of one model.
   *
   * @param vi sampling variances [k]
   * @param y estimates less what known coefficients explain [k]
   * @param basis of the design's unknown columns
   * @param prior of their coefficients
   */
  NormalEquations(double[] vi, double[] y, Orthonormal basis, PriorInBasis prior) {
    this.k = vi.length;
    this.vi = vi;
    this.y = y;
    this.basis = basis;
    this.q = basis.q();
    this.r = k == 0 ? 0 : q.length / k;
    this.prior = prior;
    this.w = new double[k];
    this.qwq = new double[r * r];
    this.qwy = new double[r];
    this.posterior = new double[r * r];
    this.cholesky = Cholesky.ofSize(r);
  }

  /**
   * Computes the weights of the studies, for {@link #fit} and {@link #weights}.
   *
   * @param tau2 variance of the true effects
   */
  void weigh(double tau2) {
    Arrays.fill(qwq, 0);
    Arrays.fill(qwy, 0);
    double product = 1;
    logDetWeights = 0;
    for (int i = 0; i < k; i++) {
      double v = vi[i] + tau2;
      double wi = 1 / v;
      w[i] = wi;
      double next = product * v;
      if (next > 1e100 || next < 1e-100) {
        logDetWeights -= Math.log(product) + Math.log(v);
        next = 1;
      }
      product = next;
      for (int a = 0; a < r; a++) {
        double wq = wi * q[i * r + a];
        qwy[a] += wq * y[i];
        for (int b = 0; b <= a; b++) {
          qwq[a * r + b] += wq * q[i * r + b];
        }
      }
    }
    logDetWeights -= Math.log(product);
  }

  /** The weights [k], not a copy: {@link #weigh} writes them anew. */
  double[] weights() {
    return w;
  }

  /** Sum of the natural logs of the weights. */
  double logDetWeights() {
    return logDetWeights;
  }

  @Override
  public boolean fit(double lambda, double[] g) {
    this.lambda = lambda;
    this.g = g;
    System.arraycopy(qwq, 0, posterior, 0, posterior.length);
    System.arraycopy(qwy, 0, g, 0, r);
    prior.addTo(lambda, posterior, g);
    if (r == 0) {
      return true;
    }
    if (!cholesky.factor(posterior)) {
      return false;
    }
    cholesky.solve(g);
    return true;
  }

  @Override
  public double rss() {
    double rss = 0;
    for (int i = 0; i < k; i++) {
      double residual = y[i];
      for (int a = 0; a < r; a++) {
        residual -= q[i * r + a] * g[a];
      }
      rss += w[i] * residual * residual;
    }
    return prior.proper() > 0 ? rss + prior.squares(basis.coefficients(g), lambda) : rss;
  }

  @Override
  public double logDet() {
    return r > 0 ? cholesky.logDet() : 0;
  }

  @Override
  public double[] inverse() {
    return cholesky.inverse();
  }

  @Override
  public void deviate(double[] z) {
    cholesky.halfSolveTransposed(z);
  }
}
