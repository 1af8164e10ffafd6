package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The model given tau, where everything is Gaussian: yi ~ N(x_i'beta, vi + tau2) with normal or
 * flat priors of beta. Gives log p(y | tau) and beta | tau, y.
 *
 * <p>Works in an orthonormal basis of the columns of X, so that the units of moderators do not
 * matter. A Student prior is a normal one whose precision is lambda/scale^2 with lambda ~
 * Gamma(df/2, df/2): its precision is integrated by the trapezoidal rule in log lambda, which
 * converges geometrically, and beta is then a mixture. Holds working arrays: one thread at a time.
 */
@API(status = API.Status.INTERNAL)
public final class GaussianGivenTau {

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** Steps of log lambda: exp(-pi^2/0.3) is below 1e-14. */
  private static final double STEP = 0.3;

  /** Sampling variances that differ by more are weighed by rotations: {@link StiffLeastSquares}. */
  private static final double STIFF = 1e6;

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
  private final boolean isOne;
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
  private final @Nullable StiffLeastSquares rotations;
  private final boolean isStiff;
  private final double largestPrecision;
  private @Nullable StiffLeastSquares stiff;
  private double logDetW;

  /**
   * @param y estimates [k]
   * @param vi sampling variances [k], positive
   * @param x design, row-major [k x p]
   * @param names of its columns [p]
   * @param priors of its coefficients [p]
   * @throws MetaException if more than one is Student's, or columns of the design are aliased
   */
  public GaussianGivenTau(
      double[] y, double[] vi, double[] x, List<String> names, List<LocationPrior> priors) {
    this.k = y.length;
    this.p = names.size();
    this.vi = vi;
    this.x = x;
    this.fixed = new double[p];
    List<Integer> unknown = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      if (priors.get(j) instanceof LocationPrior.Fixed known) {
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
      LocationPrior prior = priors.get(free[j]);
      properCount += prior.isProper() ? 1 : 0;
      if (prior instanceof LocationPrior.Normal normal) {
        mean[j] = normal.mean();
        precision[j] = 1 / (normal.sd() * normal.sd());
      } else if (prior instanceof LocationPrior.StudentT t) {
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
      double df = ((LocationPrior.StudentT) priors.get(free[student])).df();
      double step = Math.min(STEP, 0.7 * Math.sqrt(2 / df));
      // Twelve SDs of log lambda, and below as far as lambda^((df + 1)/2) takes to vanish.
      double reach = 12 * Math.sqrt(2 / df);
      int from = (int) Math.floor(-(80 / (df + 1) + reach + far(priors)) / step);
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
    int most = mostPrecise(vi);
    this.isStiff = vi[most] * STIFF < Arrays.stream(vi).max().orElse(0) || isStiffPrior(vi[most]);
    this.isOne = r == 1 && student < 0 && (!isStiff || isConstant(q));
    this.centre = isOne ? centre(isStiff ? most : -1) : 0;
    for (int i = 0; i < k && isOne; i++) {
      shifted[i] = this.y[i] - q[i] * centre;
    }
    if (isOne && isStiff) {
      // Exactly 0 of the study that is known best, whatever its weight.
      for (int i = 0; i < k; i++) {
        shifted[i] = this.y[i] - this.y[most];
      }
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
    boolean isMixed = proper > 0 && proper < r;
    this.rotations =
        (isStiff || isMixed) && r > 0 ? new StiffLeastSquares(q, this.y, priorRows(), mean) : null;
    this.largestPrecision = Arrays.stream(precision).max().orElse(0);
    this.stiff = isStiff ? rotations : null;
  }

  /** How far below 1 log lambda must go where the prior lies far from the estimates. */
  private double far(List<LocationPrior> priors) {
    double[] projection = new double[r];
    for (int i = 0; i < k; i++) {
      for (int a = 0; a < r; a++) {
        projection[a] += q[i * r + a] * y[i];
      }
    }
    double gap = basis.coefficients(projection)[student] - mean[student];
    double z = gap / ((LocationPrior.StudentT) priors.get(free[student])).scale();
    return 2 * Math.log(Math.max(1, Math.abs(z)));
  }

  private static int mostPrecise(double[] vi) {
    int best = 0;
    for (int i = 1; i < vi.length; i++) {
      best = vi[i] < vi[best] ? i : best;
    }
    return best;
  }

  private static boolean isConstant(double[] q) {
    return Arrays.stream(q).allMatch(value -> value == q[0]);
  }

  /** Whether a prior says much more than any study. */
  private boolean isStiffPrior(double least) {
    return Arrays.stream(precision).anyMatch(value -> value * least > STIFF);
  }

  /** What is subtracted from y, in the basis: its projection, or what fits one study. */
  private double centre(int study) {
    if (study >= 0) {
      return y[study] / q[study];
    }
    double projection = 0;
    for (int i = 0; i < k; i++) {
      projection += q[i] * y[i];
    }
    return projection;
  }

  private static MetaException twoStudents(String first, String second) {
    return MetaException.format(
        "%s and %s both have a t or Cauchy prior, and exact results allow one; use normal for the other, or take %s or nuts",
        first.equals(Parameter.INTERCEPT) ? "mu" : first,
        second,
        Remedy.option("sampler", "gibbs"));
  }

  /** Number of coefficients, fixed ones among them. */
  int p() {
    return p;
  }

  /** Number of coefficients that are not fixed. */
  public int unknowns() {
    return r;
  }

  /** X, row-major [k x p]. */
  double[] x() {
    return x;
  }

  /** Number of normal components of beta given tau: 1, or the nodes of a Student prior. */
  public int components() {
    return lambdas.length;
  }

  /** Largest distance of an estimate from where proper priors alone would put it. */
  double gapOfPriors() {
    double largest = 0;
    for (int i = 0; i < k && proper == r; i++) {
      double gap = y[i];
      for (int j = 0; j < r; j++) {
        gap -= x[i * p + free[j]] * mean[j];
      }
      largest = Math.max(largest, Math.abs(gap));
    }
    return largest;
  }

  /** log p(y | tau), natural, priors of beta integrated out; flat ones with density 1. */
  public double logLikelihood(double tau2) {
    double log = isOne ? logLikelihoodOfOne(tau2) : logLikelihoodOfAll(tau2);
    // Squares past the largest number, of studies that are known and differ.
    return Double.isNaN(log) ? Double.NEGATIVE_INFINITY : log;
  }

  private double logLikelihoodOfAll(double tau2) {
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
      double next = product * v;
      if (next > 1e100 || next < 1e-100) {
        logDet -= Math.log(product) + Math.log(v);
        next = 1;
      }
      product = next;
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
    double rss = c - b * (b / a) + (proper > 0 ? own * a / (a + own) * square(b / a - gap) : 0);
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

  /**
   * Makes {@link #component} speak of this tau2. At a large one the priors say much more than any
   * study, but nothing of flat coefficients.
   */
  public void weigh(double tau2) {
    stiff = isStiff || largestPrecision * tau2 > STIFF ? rotations : null;
    Arrays.fill(qwq, 0);
    Arrays.fill(qwy, 0);
    double product = 1;
    logDetW = 0;
    for (int i = 0; i < k; i++) {
      double v = vi[i] + tau2;
      double wi = 1 / v;
      w[i] = wi;
      double next = product * v;
      if (next > 1e100 || next < 1e-100) {
        logDetW -= Math.log(product) + Math.log(v);
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
    StiffLeastSquares rows = stiff;
    double[] c = basis.covariance(rows == null ? cholesky.inverse() : rows.inverse());
    System.arraycopy(fixed, 0, beta, at * p, p);
    Arrays.fill(covariance, at * p * p, (at + 1) * p * p, 0);
    for (int i = 0; i < r; i++) {
      beta[at * p + free[i]] = b[i];
      for (int j = 0; j < r; j++) {
        covariance[at * p * p + free[i] * p + free[j]] = c[i * r + j];
      }
    }
    return log;
  }

  /** Log of the weight of component m times p(y | tau, lambda), at the tau2 of {@link #weigh}. */
  public double logWeight(int m) {
    return logLambdaWeights[m] + solve(m);
  }

  /** Draws beta [p] from one normal component, at the tau2 of {@link #weigh}. */
  public void draw(int m, RandomStream stream, double[] beta) {
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
  public void place(int m, double[] z, double[] beta) {
    System.arraycopy(z, 0, deviation, 0, r);
    StiffLeastSquares rows = stiff;
    boolean definite;
    if (rows != null) {
      definite = rows.fit(w, priorPrecisions(lambdas[m]), g);
      rows.deviate(deviation);
    } else {
      addPrior(lambdas[m]);
      definite = r == 0 || cholesky.factor(posterior);
      if (definite) {
        cholesky.solve(g);
      }
      cholesky.halfSolveTransposed(deviation);
    }
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
  public void setPriorPrecision(int coefficient, double value) {
    precision[Arrays.binarySearch(free, coefficient)] = value;
  }

  /** Solves for beta in the basis; returns log p(y | tau, lambda). */
  private double solve(int m) {
    StiffLeastSquares rows = stiff;
    if (rows != null) {
      return rows.fit(w, priorPrecisions(lambdas[m]), g)
          ? logOf(m, rows.rss(), rows.logDet())
          : Double.NEGATIVE_INFINITY;
    }
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
    if (proper > 0) {
      double[] b = basis.coefficients(g);
      for (int j = 0; j < r; j++) {
        double own = precision(j, lambdas[m]);
        rss += own * (b[j] - mean[j]) * (b[j] - mean[j]);
      }
    }
    return logOf(m, rss, r > 0 ? cholesky.logDet() : 0);
  }

  /** Prior precision of the unknown coefficient j; 0 of a flat one. */
  private double precision(int j, double lambda) {
    return precision[j] * (j == student ? lambda : 1);
  }

  /**
   * log p(y | tau, lambda).
   *
   * @param rss weighted squares that are left over, those of the priors among them
   * @param logDet of the posterior precision in the basis
   */
  private double logOf(int m, double rss, double logDet) {
    double logDetPrior = 0;
    for (int j = 0; j < r && proper > 0; j++) {
      double own = precision(j, lambdas[m]);
      logDetPrior += own > 0 ? Math.log(own) : 0;
    }
    double logDetPosterior = logDet + 2 * logDetR;
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
      double own = precision(j, lambda);
      if (own == 0) {
        continue;
      }
      priorRow(j, column);
      for (int a = j; a < r; a++) {
        g[a] += own * mean[j] * column[a];
        for (int b = j; b <= a; b++) {
          posterior[a * r + b] += own * column[a] * column[b];
        }
      }
    }
  }

  /** Coefficients as rows in the basis [r x r]. */
  private double[] priorRows() {
    double[] rows = new double[r * r];
    for (int j = 0; j < r; j++) {
      priorRow(j, column);
      System.arraycopy(column, 0, rows, j * r, r);
    }
    return rows;
  }

  private double[] priorPrecisions(double lambda) {
    double[] own = new double[r];
    Arrays.setAll(own, j -> precision(j, lambda));
    return own;
  }

  /** R^-T e_j [r]: forward substitution with R', e_j before j being 0. */
  private void priorRow(int j, double[] row) {
    double[] rr = basis.r();
    Arrays.fill(row, 0);
    row[j] = 1 / rr[j * r + j];
    for (int i = j + 1; i < r; i++) {
      double sum = 0;
      for (int l = j; l < i; l++) {
        sum -= rr[l * r + i] * row[l];
      }
      row[i] = sum / rr[i * r + i];
    }
  }
}
