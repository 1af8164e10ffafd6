package io.github.metasaw.bayes;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The model given tau, where everything is Gaussian: yi ~ N(x_i'beta, vi + tau2) with normal or
 * flat priors of beta. Gives log p(y | tau) and beta | tau, y.
 *
 * <p>Works in an orthonormal basis of the columns of X, so that the units of moderators do not
 * matter. A Student prior is a normal one whose precision is lambda/scale^2 with lambda ~
 * Gamma(df/2, df/2): its precision is integrated by the trapezoidal rule in log lambda, which
 * converges geometrically, and beta is then a mixture. Holds working arrays: one thread at a time.
 */
final class Conditional {

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** Steps of log lambda: exp(-pi^2/0.3) is below 1e-14. */
  private static final double STEP = 0.3;

  private final int k;
  private final int p;
  private final int r;
  private final double[] y;
  private final double[] vi;
  private final double[] x;
  private final int[] free;
  private final double[] fixed;
  private final Orthonormal basis;
  private final double[] q;
  private final double[] shifted;
  private final double centre;
  private final double[] mean;
  private final double[] precision;
  private final double logDetR;
  private final int proper;
  private final int student;
  private final double[] lambdas;
  private final double[] logLambdaWeights;

  // working arrays of the last tau
  private final double[] w;
  private final double[] qwq;
  private final double[] qwy;
  private final double[] posterior;
  private final double[] g;
  private final double[] noise;
  private final double[] deviation;
  private final double[] column;
  private final Cholesky cholesky;
  private double logDetW;

  /**
   * @param y estimates [k]
   * @param vi sampling variances [k], positive
   * @param x design, row-major [k x p]
   * @param names of its columns [p]
   * @param priors of its coefficients [p]
   * @throws MetaException if more than one is Student's, or columns of the design are aliased
   */
  Conditional(double[] y, double[] vi, double[] x, List<String> names, List<Location> priors) {
    this.k = y.length;
    this.p = names.size();
    this.vi = vi;
    this.x = x;
    this.fixed = new double[p];
    List<Integer> unknown = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      if (priors.get(j) instanceof Location.Fixed known) {
        fixed[j] = known.value();
      } else {
        unknown.add(j);
      }
    }
    this.free = unknown.stream().mapToInt(Integer::intValue).toArray();
    this.r = free.length;
    this.y = new double[k];
    double[] columns = new double[k * r];
    for (int i = 0; i < k; i++) {
      double known = 0;
      for (int j = 0; j < p; j++) {
        known += x[i * p + j] * fixed[j];
      }
      this.y[i] = y[i] - known;
      for (int j = 0; j < r; j++) {
        columns[i * r + j] = x[i * p + free[j]];
      }
    }
    this.basis = Orthonormal.of(columns, k, r);
    if (basis.aliased().length > 0) {
      throw MetaException.of(
          "the coefficient %s cannot be told from the others: earlier columns of the design"
                  .formatted(names.get(free[basis.aliased()[0]]))
              + " explain it; leave it out");
    }
    this.q = basis.q();
    this.mean = new double[r];
    this.precision = new double[r];
    int studentAt = -1;
    int properCount = 0;
    for (int j = 0; j < r; j++) {
      Location prior = priors.get(free[j]);
      properCount += prior.isProper() ? 1 : 0;
      if (prior instanceof Location.Normal normal) {
        mean[j] = normal.mean();
        precision[j] = 1 / (normal.sd() * normal.sd());
      } else if (prior instanceof Location.StudentT t) {
        mean[j] = t.mean();
        precision[j] = 1 / (t.scale() * t.scale());
        if (studentAt >= 0) {
          throw twoStudents(names.get(free[studentAt]), names.get(free[j]));
        }
        studentAt = j;
      }
    }
    this.proper = properCount;
    this.student = studentAt;
    double logDet = 0;
    for (int j = 0; j < r; j++) {
      logDet += Math.log(basis.r()[j * r + j]);
    }
    this.logDetR = logDet;
    if (student < 0) {
      this.lambdas = new double[] {1};
      this.logLambdaWeights = new double[1];
    } else {
      double df = ((Location.StudentT) priors.get(free[student])).df();
      double step = Math.min(STEP, 0.7 * Math.sqrt(2 / df));
      // Twelve SDs of log lambda, and below as far as lambda^((df + 1)/2) takes to vanish.
      double reach = 12 * Math.sqrt(2 / df);
      int from = (int) Math.floor(-(80 / (df + 1) + reach) / step);
      int to = (int) Math.ceil(Math.max(Math.log1p(90 / df), reach) / step);
      this.lambdas = new double[to - from + 1];
      this.logLambdaWeights = new double[lambdas.length];
      double constant = 0.5 * df * Math.log(df / 2) - LogGamma.value(df / 2) + Math.log(step);
      for (int m = 0; m < lambdas.length; m++) {
        double log = (from + m) * step;
        lambdas[m] = Math.exp(log);
        logLambdaWeights[m] = constant + 0.5 * df * (log - lambdas[m]);
      }
    }
    this.shifted = new double[k];
    double projection = 0;
    for (int i = 0; i < k && r == 1; i++) {
      projection += q[i] * this.y[i];
    }
    this.centre = projection;
    for (int i = 0; i < k && r == 1; i++) {
      shifted[i] = this.y[i] - q[i] * projection;
    }
    this.w = new double[k];
    this.qwq = new double[r * r];
    this.qwy = new double[r];
    this.posterior = new double[r * r];
    this.g = new double[r];
    this.noise = new double[r];
    this.deviation = new double[r];
    this.column = new double[r];
    this.cholesky = Cholesky.ofSize(r);
  }

  private static MetaException twoStudents(String first, String second) {
    return MetaException.of(
        "%s and %s both have a t or Cauchy prior, and exact results allow one; use normal for the other, or take --sampler gibbs or nuts"
            .formatted(first.equals("(Intercept)") ? "mu" : first, second));
  }

  /** Number of coefficients, fixed ones among them. */
  int p() {
    return p;
  }

  /** Number of coefficients that are not fixed. */
  int unknowns() {
    return r;
  }

  /** X, row-major [k x p]. */
  double[] x() {
    return x;
  }

  /** Number of normal components of beta given tau: 1, or the nodes of a Student prior. */
  int components() {
    return lambdas.length;
  }

  /** log p(y | tau), natural, priors of beta integrated out; flat ones with density 1. */
  double logLikelihood(double tau2) {
    if (r == 1 && student < 0) {
      return logLikelihoodOfOne(tau2);
    }
    weigh(tau2);
    if (lambdas.length == 1) {
      return solve(0);
    }
    double[] logs = new double[lambdas.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < logs.length; m++) {
      logs[m] = logLambdaWeights[m] + solve(m);
      largest = Math.max(largest, logs[m]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - largest);
    }
    return largest + Math.log(sum);
  }

  /** The same for one coefficient without a Student prior, where a pass needs no arrays. */
  private double logLikelihoodOfOne(double tau2) {
    double product = 1;
    double logDet = 0;
    double a = 0;
    double b = 0;
    double c = 0;
    for (int i = 0; i < k; i++) {
      double v = vi[i] + tau2;
      double wi = 1 / v;
      product *= v;
      if (product > 1e100 || product < 1e-100) {
        logDet -= Math.log(product);
        product = 1;
      }
      double wq = wi * q[i];
      a += wq * q[i];
      b += wq * shifted[i];
      c += wi * shifted[i] * shifted[i];
    }
    logDet -= Math.log(product);
    // The prior in the basis, on y less its projection.
    double root = basis.r()[0];
    double own = precision[0] / (root * root);
    double gap = root * mean[0] - centre;
    double rss = c - b * b / a + (proper > 0 ? own * a / (a + own) * square(b / a - gap) : 0);
    double logPrior = proper > 0 ? Math.log(precision[0]) : 0;
    return 0.5
        * ((r - proper - k) * LOG_TWO_PI
            + logDet
            + logPrior
            - Math.log((a + own) * root * root)
            - rss);
  }

  private static double square(double x) {
    return x * x;
  }

  /** Makes {@link #component} speak of this tau2. */
  void weigh(double tau2) {
    java.util.Arrays.fill(qwq, 0);
    java.util.Arrays.fill(qwy, 0);
    double product = 1;
    logDetW = 0;
    for (int i = 0; i < k; i++) {
      double v = vi[i] + tau2;
      double wi = 1 / v;
      w[i] = wi;
      product *= v;
      if (product > 1e100 || product < 1e-100) {
        logDetW -= Math.log(product);
        product = 1;
      }
      for (int a = 0; a < r; a++) {
        double wq = wi * q[i * r + a];
        qwy[a] += wq * y[i];
        for (int b = 0; b <= a; b++) {
          qwq[a * r + b] += wq * q[i * r + b];
        }
      }
    }
    logDetW -= Math.log(product);
  }

  /**
   * One normal component of beta.
   *
   * @param m its number
   * @param beta receives its mean from {@code at * p} on
   * @param covariance receives its covariance, row-major [p x p], from {@code at * p * p} on
   * @return log of its weight times p(y | tau, lambda)
   */
  double component(int m, double[] beta, double[] covariance, int at) {
    double log = logWeight(m);
    double[] b = basis.coefficients(g);
    double[] c = basis.covariance(cholesky.inverse());
    System.arraycopy(fixed, 0, beta, at * p, p);
    java.util.Arrays.fill(covariance, at * p * p, (at + 1) * p * p, 0);
    for (int i = 0; i < r; i++) {
      beta[at * p + free[i]] = b[i];
      for (int j = 0; j < r; j++) {
        covariance[at * p * p + free[i] * p + free[j]] = c[i * r + j];
      }
    }
    return log;
  }

  /** Log of the weight of component m times p(y | tau, lambda), at the tau2 of {@link #weigh}. */
  double logWeight(int m) {
    return logLambdaWeights[m] + solve(m);
  }

  /** Draws beta [p] from one normal component, at the tau2 of {@link #weigh}. */
  void draw(int m, RandomStream stream, double[] beta) {
    for (int a = 0; a < r; a++) {
      noise[a] = stream.nextGaussian();
    }
    place(m, noise, beta);
  }

  /**
   * beta at standard deviates of one normal component, at the tau2 of {@link #weigh}: its mean at
   * 0. NaN where its precision is not positive definite in double precision.
   *
   * @param m its number
   * @param z deviates [number of unknown coefficients]
   * @param beta receives coefficients [p]
   */
  void place(int m, double[] z, double[] beta) {
    addPrior(lambdas[m]);
    boolean definite = r == 0 || cholesky.factor(posterior);
    if (definite) {
      cholesky.solve(g);
    }
    System.arraycopy(z, 0, deviation, 0, r);
    cholesky.halfSolveTransposed(deviation);
    for (int a = 0; a < r; a++) {
      g[a] = definite ? g[a] + deviation[a] : Double.NaN;
    }
    double[] rr = basis.r();
    System.arraycopy(fixed, 0, beta, 0, p);
    for (int i = r - 1; i >= 0; i--) {
      double sum = g[i];
      for (int j = i + 1; j < r; j++) {
        sum -= rr[i * r + j] * beta[free[j]];
      }
      beta[free[i]] = sum / rr[i * r + i];
    }
  }

  /** Gives a coefficient (by its column, [p]) with a normal prior another prior precision. */
  void setPriorPrecision(int coefficient, double value) {
    precision[java.util.Arrays.binarySearch(free, coefficient)] = value;
  }

  /** Solves for beta in the basis; returns log p(y | tau, lambda). */
  private double solve(int m) {
    addPrior(lambdas[m]);
    if (r > 0 && !cholesky.factor(posterior)) {
      return Double.NEGATIVE_INFINITY;
    }
    if (r > 0) {
      cholesky.solve(g);
    }
    double rss = 0;
    for (int i = 0; i < k; i++) {
      double residual = y[i];
      for (int a = 0; a < r; a++) {
        residual -= q[i * r + a] * g[a];
      }
      rss += w[i] * residual * residual;
    }
    double logDetPrior = 0;
    if (proper > 0) {
      double[] b = basis.coefficients(g);
      for (int j = 0; j < r; j++) {
        double own = precision[j] * (j == student ? lambdas[m] : 1);
        if (own > 0) {
          rss += own * (b[j] - mean[j]) * (b[j] - mean[j]);
          logDetPrior += Math.log(own);
        }
      }
    }
    double logDetPosterior = (r > 0 ? cholesky.logDet() : 0) + 2 * logDetR;
    return 0.5 * ((r - proper - k) * LOG_TWO_PI + logDetW + logDetPrior - logDetPosterior - rss);
  }

  /** The prior in the basis: precision R^-T L R^-1 and shift R^-T L m. */
  private void addPrior(double lambda) {
    System.arraycopy(qwq, 0, posterior, 0, posterior.length);
    System.arraycopy(qwy, 0, g, 0, r);
    if (proper == 0) {
      return;
    }
    for (int j = 0; j < r; j++) {
      double own = precision[j] * (j == student ? lambda : 1);
      if (own == 0) {
        continue;
      }
      // R^-T e_j: forward substitution with R', e_j before j being 0.
      double[] rr = basis.r();
      java.util.Arrays.fill(column, 0);
      column[j] = 1 / rr[j * r + j];
      for (int i = j + 1; i < r; i++) {
        double sum = 0;
        for (int l = j; l < i; l++) {
          sum -= rr[l * r + i] * column[l];
        }
        column[i] = sum / rr[i * r + i];
      }
      for (int a = j; a < r; a++) {
        g[a] += own * mean[j] * column[a];
        for (int b = j; b <= a; b++) {
          posterior[a * r + b] += own * column[a] * column[b];
        }
      }
    }
  }
}
