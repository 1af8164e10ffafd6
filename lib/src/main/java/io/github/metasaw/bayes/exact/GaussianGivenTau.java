package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.LogWeights;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ScaleMixture;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The model given tau, where everything is Gaussian: yi ~ N(x_i'beta, vi + tau2) with normal or
 * flat priors of beta. Gives log p(y | tau) and beta | tau, y (Gelman et al. 2013, section 5.4).
 *
 * <p>Works in an orthonormal basis of the columns of X, so that the units of moderators do not
 * matter. One prior may be a scale mixture of normals: its precision factor lambda is integrated by
 * quadrature ({@link ScaleMixture#nodes}), and beta is then a mixture with a component for each
 * node. Holds working arrays: one thread at a time.
 */
@API(status = API.Status.INTERNAL)
public final class GaussianGivenTau {

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** Weights whose ratio is larger are solved for by rotations: {@link StiffLeastSquares}. */
  private static final double STIFF = 1e6;

  private final int k;
  private final int r;
  private final RegressionData data;
  private final double[] vi;
  private final UnknownCoefficients unknown;
  private final double[] y;
  private final Orthonormal basis;
  private final double[] q;
  private final double logDetR;
  private final PriorInBasis prior;
  private final double[] lambdas;
  private final double[] logLambdaWeights;
  private final @Nullable SingleCoefficient single;
  private final @Nullable StiffLeastSquares rotations;
  private final boolean isStiff;
  private final double largestPrecision;

  // working arrays of the last tau
  private final double[] w;
  private final double[] qwq;
  private final double[] qwy;
  private final double[] posterior;
  private final double[] g;
  private final double[] deviation;
  private final Cholesky cholesky;
  private @Nullable StiffLeastSquares stiff;
  private double logDetW;

  private GaussianGivenTau(
      RegressionData data, UnknownCoefficients unknown, Orthonormal basis, int mixed) {
    this.data = data;
    this.vi = data.vi();
    this.k = data.k();
    this.unknown = unknown;
    this.r = unknown.size();
    this.y = unknown.y();
    this.basis = basis;
    this.q = basis.q();
    this.prior = new PriorInBasis(unknown, basis.r(), mixed);
    double logDet = 0;
    for (int j = 0; j < r; j++) {
      logDet += Math.log(basis.r()[j * r + j]);
    }
    this.logDetR = logDet;
    ScaleMixture.Nodes nodes = nodes(mixed);
    this.lambdas = nodes.lambda();
    this.logLambdaWeights = nodes.logWeight();
    this.largestPrecision = prior.largestPrecision();
    int most = mostPrecise(vi);
    this.isStiff =
        vi[most] * STIFF < Arrays.stream(vi).max().orElse(0) || largestPrecision * vi[most] > STIFF;
    boolean isSingle = r == 1 && mixed < 0 && (!isStiff || isConstant(q));
    this.single =
        isSingle
            ? new SingleCoefficient(y, vi, q, basis.r()[0], prior, isStiff ? most : null)
            : null;
    boolean isPartlyFlat = prior.proper() > 0 && prior.proper() < r;
    this.rotations =
        (isStiff || isPartlyFlat) && r > 0
            ? new StiffLeastSquares(q, y, prior.rows(), prior.means())
            : null;
    this.stiff = isStiff ? rotations : null;
    this.w = new double[k];
    this.qwq = new double[r * r];
    this.qwy = new double[r];
    this.posterior = new double[r * r];
    this.g = new double[r];
    this.deviation = new double[r];
    this.cholesky = Cholesky.ofSize(r);
  }

  /**
   * The model of independent studies.
   *
   * @param data estimates, sampling variances, all positive, and the design
   * @param priors of the coefficients [p]
   * @return the model, at no tau yet
   * @throws MetaException if more than one prior is a t or Cauchy, or columns of the design are
   *     aliased
   */
  public static GaussianGivenTau of(RegressionData data, List<LocationPrior> priors) {
    UnknownCoefficients unknown = UnknownCoefficients.of(data.yi(), data.x(), priors);
    Orthonormal basis = Orthonormal.of(unknown.x(), data.k(), unknown.size());
    unknown.refuseAliased(basis.aliased(), data.names());
    MixedCoefficient[] mixed = MixedCoefficient.of(priors);
    if (mixed.length > 1) {
      throw twoMixtures(data.names().get(mixed[0].column()), data.names().get(mixed[1].column()));
    }
    return new GaussianGivenTau(
        data, unknown, basis, mixed.length == 0 ? -1 : unknown.indexOf(mixed[0].column()));
  }

  private static MetaException twoMixtures(String first, String second) {
    return MetaException.format(
        "%s and %s both have a t or Cauchy prior, and exact results allow one; use normal for the other, or take %s or nuts",
        first.equals(Parameter.INTERCEPT) ? "mu" : first,
        second,
        Remedy.option("sampler", "gibbs"));
  }

  /** The rule for lambda, which depends on how far the prior lies from the least squares fit. */
  private ScaleMixture.Nodes nodes(int mixed) {
    if (mixed < 0) {
      return ScaleMixture.Nodes.ONE;
    }
    double[] projection = new double[r];
    for (int i = 0; i < k; i++) {
      for (int a = 0; a < r; a++) {
        projection[a] += q[i * r + a] * y[i];
      }
    }
    LocationPrior own = unknown.prior(mixed);
    double gap = basis.coefficients(projection)[mixed] - own.mode();
    return own.mixture().orElseThrow().nodes(gap / own.scale());
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

  /** Number of coefficients, fixed ones among them. */
  int p() {
    return unknown.all();
  }

  /**
   * Number of coefficients that are not fixed.
   *
   * @return r
   */
  public int unknowns() {
    return r;
  }

  /** X, row-major [k x p]. */
  double[] x() {
    return data.x();
  }

  /**
   * Number of normal components of beta given tau.
   *
   * @return 1, or the number of nodes of a scale mixture
   */
  public int components() {
    return lambdas.length;
  }

  /** Largest distance of an estimate from where proper priors alone would put it. */
  double gapOfPriors() {
    return unknown.gapOfPriors();
  }

  /**
   * The likelihood of tau, with beta integrated out over its priors.
   *
   * @param tau2 variance of the true effects
   * @return log p(y | tau), natural; flat priors have the density 1
   */
  public double logLikelihood(double tau2) {
    double log = single != null ? single.logLikelihood(tau2) : logLikelihoodOfAll(tau2);
    // Squares past the largest number, of studies that are known and differ.
    return Double.isNaN(log) ? Double.NEGATIVE_INFINITY : log;
  }

  private double logLikelihoodOfAll(double tau2) {
    weigh(tau2);
    if (lambdas.length == 1) {
      return solve(0);
    }
    double[] logs = new double[lambdas.length];
    for (int m = 0; m < logs.length; m++) {
      logs[m] = logWeight(m);
    }
    return LogWeights.normalise(logs);
  }

  /**
   * Weighs the studies for {@link #component}, {@link #logWeight}, {@link #draw} and {@link
   * #place}.
   *
   * @param tau2 variance of the true effects
   */
  public void weigh(double tau2) {
    // At a large tau2 proper priors say much more than any study, but nothing of flat coefficients.
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
    int p = unknown.all();
    unknown.placeKnown(beta, at * p);
    Arrays.fill(covariance, at * p * p, (at + 1) * p * p, 0);
    for (int i = 0; i < r; i++) {
      beta[at * p + unknown.column(i)] = b[i];
      for (int j = 0; j < r; j++) {
        covariance[at * p * p + unknown.column(i) * p + unknown.column(j)] = c[i * r + j];
      }
    }
    return log;
  }

  /**
   * The weight of a component, at the tau2 of {@link #weigh}.
   *
   * @param m its number
   * @return natural log of its weight times p(y | tau, lambda)
   */
  public double logWeight(int m) {
    return logLambdaWeights[m] + solve(m);
  }

  /**
   * Draws beta from one normal component, at the tau2 of {@link #weigh}.
   *
   * @param m its number
   * @param stream random numbers
   * @param beta receives coefficients [p]
   */
  public void draw(int m, RandomStream stream, double[] beta) {
    for (int a = 0; a < r; a++) {
      deviation[a] = stream.nextGaussian();
    }
    place(m, deviation, beta);
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
      definite = rows.fit(w, prior.precisions(lambdas[m]), g);
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
    unknown.placeKnown(beta, 0);
    for (int i = r - 1; i >= 0; i--) {
      double sum = g[i];
      for (int j = i + 1; j < r; j++) {
        sum -= rr[i * r + j] * beta[unknown.column(j)];
      }
      beta[unknown.column(i)] = sum / rr[i * r + i];
    }
  }

  /**
   * Gives a coefficient with a normal prior another prior precision.
   *
   * @param column of the coefficient, from 0 [p]
   * @param value 1/variance
   */
  public void setPriorPrecision(int column, double value) {
    prior.setPrecision(unknown.indexOf(column), value);
  }

  /** Solves for beta in the basis; returns log p(y | tau, lambda). */
  private double solve(int m) {
    StiffLeastSquares rows = stiff;
    if (rows != null) {
      return rows.fit(w, prior.precisions(lambdas[m]), g)
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
    if (prior.proper() > 0) {
      rss += prior.squares(basis.coefficients(g), lambdas[m]);
    }
    return logOf(m, rss, r > 0 ? cholesky.logDet() : 0);
  }

  /**
   * log p(y | tau, lambda).
   *
   * @param rss weighted squares that are left over, those of the priors among them
   * @param logDet of the posterior precision in the basis
   */
  private double logOf(int m, double rss, double logDet) {
    double logDetPosterior = logDet + 2 * logDetR;
    return 0.5
        * ((r - prior.proper() - k) * LOG_TWO_PI
            + logDetW
            + prior.logDet(lambdas[m])
            - logDetPosterior
            - rss);
  }

  /** The normal equations of beta in the basis. */
  private void addPrior(double lambda) {
    System.arraycopy(qwq, 0, posterior, 0, posterior.length);
    System.arraycopy(qwy, 0, g, 0, r);
    prior.addTo(lambda, posterior, g);
  }
}
