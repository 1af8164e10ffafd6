package io.github.metasaw.bayes;

import io.github.metasaw.data.Studies;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;

/**
 * Draws everything but tau exactly, given tau: beta from its normal (or mixture of normals), theta
 * given beta, and what follows from them. Holds working arrays: one thread at a time.
 */
final class GivenTau {

  private final Conditional conditional;
  private final boolean interceptOnly;
  private final double[] yi;
  private final double[] vi;
  private final double[] x;
  private final double[] eta;
  private final int p;
  private final double[] mean;
  private final double[] covariance;
  private final double[] beta;
  private final double[] logs;

  GivenTau(Studies studies, Design design, PriorSet priors) {
    this.yi = studies.yi();
    this.vi = studies.vi();
    this.x = design.x();
    this.p = design.columns();
    this.interceptOnly = design.isInterceptOnly();
    this.conditional = new Conditional(yi, vi, x, design.names(), priors.coefficients());
    int components = conditional.components();
    this.mean = new double[components * p];
    this.covariance = new double[components * p * p];
    this.logs = new double[components];
    this.beta = new double[p];
    this.eta = new double[yi.length];
    double sum = 0;
    for (int i = 0; i < vi.length; i++) {
      eta[i] = 1 / vi[i];
      sum += eta[i];
    }
    for (int i = 0; i < vi.length; i++) {
      eta[i] /= sum;
    }
  }

  /** log p(y | tau). */
  double logLikelihood(double tau) {
    return conditional.logLikelihood(tau * tau);
  }

  /**
   * Draws all variables.
   *
   * @param out [variable][iteration], in the order of {@link Variables}
   * @param at the iteration
   */
  void draw(double tau, RandomStream stream, double[][] out, int at) {
    double tau2 = tau * tau;
    conditional.weigh(tau2);
    drawBeta(pick(stream), stream);
    finish(beta, tau, stream, out, at);
  }

  /** As {@link #draw} with beta [p] known too. */
  void finish(double[] beta, double tau, RandomStream stream, double[][] out, int at) {
    double tau2 = tau * tau;
    int v = 0;
    for (int j = 0; j < p; j++) {
      out[v++][at] = beta[j];
    }
    out[v++][at] = tau;
    out[v++][at] = tau2;
    if (interceptOnly) {
      out[v++][at] = beta[0] + tau * stream.nextGaussian();
    }
    int theta = v + 2;
    double betaF = 0;
    for (int i = 0; i < yi.length; i++) {
      double linear = 0;
      for (int j = 0; j < p; j++) {
        linear += x[i * p + j] * beta[j];
      }
      double b = vi[i] / (vi[i] + tau2);
      double sd = Math.sqrt((1 - b) * vi[i]);
      double value = b * linear + (1 - b) * yi[i] + sd * stream.nextGaussian();
      out[theta + i][at] = value;
      betaF += eta[i] * value;
    }
    double zeta2 = 0;
    for (int i = 0; i < yi.length; i++) {
      double gap = out[theta + i][at] - betaF;
      zeta2 += eta[i] * gap * gap;
    }
    out[v][at] = betaF;
    out[v + 1][at] = zeta2;
  }

  /** A component of beta, with its probability. */
  private int pick(RandomStream stream) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < logs.length; m++) {
      logs[m] = conditional.component(m, mean, covariance, m);
      largest = Math.max(largest, logs[m]);
    }
    if (logs.length == 1) {
      return 0;
    }
    double sum = 0;
    for (int m = 0; m < logs.length; m++) {
      logs[m] = Math.exp(logs[m] - largest);
      sum += logs[m];
    }
    double left = stream.nextUniform() * sum;
    int m = 0;
    while (m < logs.length - 1 && left > logs[m]) {
      left -= logs[m++];
    }
    return m;
  }

  /** beta = mean + L e, with the covariance L L' of component m factored in place. */
  private void drawBeta(int m, RandomStream stream) {
    int from = m * p * p;
    System.arraycopy(mean, m * p, beta, 0, p);
    for (int j = 0; j < p; j++) {
      double e = stream.nextGaussian();
      double pivot = covariance[from + j * p + j];
      if (!(pivot > 0)) {
        continue;
      }
      double root = Math.sqrt(pivot);
      for (int i = j; i < p; i++) {
        double l = covariance[from + i * p + j] / root;
        beta[i] += l * e;
        covariance[from + i * p + j] = l;
      }
      for (int i = j + 1; i < p; i++) {
        for (int a = j + 1; a <= i; a++) {
          covariance[from + i * p + a] -=
              covariance[from + i * p + j] * covariance[from + a * p + j];
        }
      }
    }
  }
}
