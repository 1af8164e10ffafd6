package io.github.metasaw.freq.counts;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.optim.Objective;
import java.util.Arrays;

/**
 * Minus the log-likelihood of a beta-binomial regression. With mean p and overdispersion theta =
 * s^2, which is 1/(a + b) of the beta distribution, the probability of x events of n is C(n, x)
 * prod_{j &lt; x} (p + j theta) prod_{j &lt; n - x} (1 - p + j theta) / prod_{j &lt; n} (1 + j
 * theta) (Griffiths 1973, Biometrics 29, 637, eq. 2): binomial at theta = 0, where the search may
 * pass.
 */
final class BetaBinomialObjective implements Objective {

  private final ArmRows rows;
  private final int q;
  private final double[] constants;
  private final double[] terms = new double[6];
  private double[] gradient = new double[0];
  private double[] hessian = new double[0];
  private double[] outer = new double[0];

  /**
   * The objective.
   *
   * @param rows of the regression, whole numbers
   */
  BetaBinomialObjective(ArmRows rows) {
    this.rows = rows;
    this.q = rows.columns() + 1;
    this.constants = new double[rows.size()];
    for (int i = 0; i < constants.length; i++) {
      // log C(n, x) is that of the binomial likelihood at even odds, but for the powers of 1/2.
      constants[i] = rows.likelihood(i).value(0) + rows.sizes()[i] * Math.log(2);
    }
  }

  /**
   * Minus the log-likelihood.
   *
   * @param t coefficients, then s [q]
   */
  @Override
  public double value(double[] t) {
    gradient = new double[q];
    hessian = new double[q * q];
    outer = new double[q * q];
    double s = t[q - 1];
    double log = 0;
    double[] b = Arrays.copyOf(t, q - 1);
    double[] own = new double[q];
    for (int i = 0; i < rows.size(); i++) {
      double eta = rows.predictor(i, b);
      double p = 1 / (1 + Math.exp(-eta));
      log += constants[i] + row(i, p, 1 / (1 + Math.exp(eta)), s * s);
      double v = p * (1 - p);
      double slope = terms[1] * v;
      double bend = terms[3] * v * v + terms[1] * v * (1 - 2 * p);
      double mixed = terms[4] * v * 2 * s;
      double spread = terms[5] * 4 * s * s + 2 * terms[2];
      add(rows.x()[i], new double[] {slope, terms[2] * 2 * s, bend, mixed, spread}, own);
    }
    return -log;
  }

  /** Adds the derivatives of a row by its predictor and by s. */
  private void add(double[] x, double[] d, double[] own) {
    for (int j = 0; j < q; j++) {
      double left = j < q - 1 ? x[j] : 0;
      own[j] = j < q - 1 ? d[0] * x[j] : d[1];
      gradient[j] -= own[j];
      for (int m = 0; m < q; m++) {
        double right = m < q - 1 ? x[m] : 0;
        boolean isBoth = j == q - 1 && m == q - 1;
        hessian[j * q + m] -=
            isBoth
                ? d[4]
                : j == q - 1 ? d[3] * right : m == q - 1 ? d[3] * left : d[2] * left * right;
      }
    }
    for (int j = 0; j < q; j++) {
      for (int m = 0; m < q; m++) {
        outer[j * q + m] += own[j] * own[m];
      }
    }
  }

  /** The log-likelihood of a row; sets its derivatives by p, theta, pp, p theta, theta theta. */
  private double row(int i, double p, double rest, double theta) {
    Arrays.fill(terms, 0);
    double x = rows.events()[i];
    double n = rows.sizes()[i];
    product(x, p, theta, 1);
    product(n - x, rest, theta, -1);
    for (int j = 1; j < n; j++) {
      double f = 1 + j * theta;
      terms[0] -= Math.log1p(j * theta);
      terms[2] -= j / f;
      terms[5] += (double) j * j / (f * f);
    }
    return terms[0];
  }

  /** Adds the log of the product of (p + j theta), and its derivatives; sign is dp/dp. */
  private void product(double count, double p, double theta, int sign) {
    for (int j = 0; j < count; j++) {
      double f = p + j * theta;
      terms[0] += Math.log(f);
      terms[1] += sign / f;
      terms[2] += j / f;
      terms[3] -= 1 / (f * f);
      terms[4] -= sign * j / (f * f);
      terms[5] -= (double) j * j / (f * f);
    }
  }

  @Override
  public double[] gradient() {
    return gradient.clone();
  }

  @Override
  public double[] exactHessian() {
    return hessian.clone();
  }

  /** The Hessian where it is positive definite, else the sum of squared slopes of the rows. */
  @Override
  public double[] information() {
    if (Cholesky.ofSize(q).factor(hessian)) {
      return hessian.clone();
    }
    double[] positive = outer.clone();
    for (int j = 0; j < q; j++) {
      positive[j * q + j] += 1e-3 * Math.abs(hessian[j * q + j]) + 1e-8;
    }
    return positive;
  }
}
