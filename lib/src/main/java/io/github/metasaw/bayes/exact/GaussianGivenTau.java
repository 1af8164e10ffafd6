package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.LogWeights;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ScaleMixture;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
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
 * flat priors of beta. Gives log p(y | tau) and the distribution of beta given tau and y (Gelman et
 * al. 2013, section 5.4).
 *
 * <p>It works in an orthonormal basis of the columns of X, so that the units of moderators do not
 * matter. One prior may be a scale mixture of normals: its precision factor lambda is integrated
 * out by quadrature ({@link ScaleMixture#nodes}), and beta is then a mixture of normals with one
 * component per node. Holds working arrays: one thread at a time.
 */
@API(status = API.Status.INTERNAL)
public final class GaussianGivenTau {

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** Where weights differ by a larger factor, {@link StiffLeastSquares} solves. */
  private static final double STIFF = 1e6;

  private final int k;
  private final int r;
  private final RegressionData data;
  private final UnknownCoefficients unknown;
  private final Orthonormal basis;
  private final double logDetR;
  private final PriorInBasis prior;
  private final ScaleMixture.Nodes nodes;
  private final double largestPrecision;
  private final boolean isStiff;

  /** The fast path: one coefficient without a mixture; null else. */
  private final @Nullable SingleCoefficient single;

  private final NormalEquations equations;

  /** For weights that differ much; null where they never do. */
  private final @Nullable StiffLeastSquares rotations;

  // state and working arrays of the last tau
  private ConditionalSolver solver;
  private final double[] g;
  private final double[] deviation;

  private GaussianGivenTau(
      RegressionData data, UnknownCoefficients unknown, Orthonormal basis, int mixed) {
    double[] vi = data.vi();
    double[] q = basis.q();
    this.data = data;
    this.k = data.k();
    this.unknown = unknown;
    this.r = unknown.size();
    this.basis = basis;
    this.prior = new PriorInBasis(unknown, basis.r(), mixed);
    this.logDetR = prior.logDetBasis();
    this.nodes = nodes(mixed);
    this.largestPrecision = prior.largestPrecision();
    int most = mostPrecise(vi);
    this.isStiff =
        vi[most] * STIFF < Arrays.stream(vi).max().orElse(0) || largestPrecision * vi[most] > STIFF;
    Integer anchor = isStiff ? most : null;
    this.single =
        r == 1 && mixed < 0 ? SingleCoefficient.of(unknown.y(), vi, basis, prior, anchor) : null;
    this.equations = new NormalEquations(vi, unknown.y(), basis, prior);
    boolean isPartlyFlat = prior.proper() > 0 && prior.proper() < r;
    this.rotations =
        (isStiff || isPartlyFlat) && r > 0
            ? new StiffLeastSquares(q, unknown.y(), prior, equations.weights())
            : null;
    this.solver = equations;
    this.g = new double[r];
    this.deviation = new double[r];
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
    double[] q = basis.q();
    double[] y = unknown.y();
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
    return nodes.lambda().length;
  }

  /** As {@link UnknownCoefficients#gapOfPriors}. */
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
    // Studies that are known all but exactly and differ: their squares overflow.
    return Double.isNaN(log) ? Double.NEGATIVE_INFINITY : log;
  }

  private double logLikelihoodOfAll(double tau2) {
    weigh(tau2);
    if (components() == 1) {
      return solve(0);
    }
    double[] logs = new double[components()];
    Arrays.setAll(logs, this::logWeight);
    return LogWeights.normalise(logs);
  }

  /**
   * Weighs the studies for {@link #component}, {@link #logWeight}, {@link #draw} and {@link
   * #place}.
   *
   * @param tau2 variance of the true effects
   */
  public void weigh(double tau2) {
    // At a large tau2 proper priors weigh much more than any study, but flat coefficients have
    // the studies alone.
    StiffLeastSquares stiff = isStiff || largestPrecision * tau2 > STIFF ? rotations : null;
    solver = stiff == null ? equations : stiff;
    equations.weigh(tau2);
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
    unknown.complete(basis.coefficients(g), beta, at * p());
    unknown.completeCovariance(basis.covariance(solver.inverse()), covariance, at * p() * p());
    return log;
  }

  /**
   * The weight of a component, at the tau2 of {@link #weigh}.
   *
   * @param m its number
   * @return natural log of its weight times p(y | tau, lambda)
   */
  public double logWeight(int m) {
    return nodes.logWeight()[m] + solve(m);
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
    boolean definite = solver.fit(nodes.lambda()[m], g);
    solver.deviate(deviation);
    for (int a = 0; a < r; a++) {
      g[a] = definite ? g[a] + deviation[a] : Double.NaN;
    }
    unknown.complete(basis.coefficients(g), beta, 0);
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
    double lambda = nodes.lambda()[m];
    if (!solver.fit(lambda, g)) {
      return Double.NEGATIVE_INFINITY;
    }
    double logDetPosterior = solver.logDet() + 2 * logDetR;
    return 0.5
        * ((r - prior.proper() - k) * LOG_TWO_PI
            + equations.logDetWeights()
            + prior.logDet(lambda)
            - logDetPosterior
            - solver.rss());
  }
}
