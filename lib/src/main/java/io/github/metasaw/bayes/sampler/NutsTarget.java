package io.github.metasaw.bayes.sampler;

import io.github.metasaw.bayes.exact.GaussianGivenTau;
import io.github.metasaw.bayes.exact.LogTauPosterior;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.data.Studies;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The posterior in the coordinates in which NUTS moves: first the r unknown coefficients, as
 * standard deviates of their normal posterior at a tau of the size of the sampling errors; then t,
 * of which log tau is a function ({@link TailSdTransform}; {@link BoundedTransform} where the prior
 * has ends or falls off fast towards 0, and for the centred form, which is the one of the
 * textbooks), unless tau is fixed; then, unless theta is integrated out, k coordinates for it. With
 * v_i = vi + tau2, e_i = yi - theta_i and eta = X beta, up to constants
 *
 * <pre>
 * marginal     -1/2 sum (log v_i + (yi - eta_i)^2/v_i)
 * noncentred   -1/2 sum (e_i^2/vi + z_i^2),                         theta_i = eta_i + tau z_i
 * centred      -1/2 sum (e_i^2/vi + 2 log tau + (theta_i - eta_i)^2/tau2),  theta_i = yi - sqrt(vi) c_i
 * </pre>
 *
 * plus the log priors of beta and t. Holds working arrays: one thread at a time.
 */
final class NutsTarget implements DifferentiableDensity {

  private final Parameterization parameters;
  private final double[] yi;
  private final double[] vi;
  private final int k;
  private final int p;
  private final int r;
  private final List<LocationPrior> locations;
  private final @Nullable ScaledDensity tauPrior;
  private final @Nullable LogTauPosterior given;
  private final UnconstrainingTransform line;
  private final double fixedTau;
  private final int effectsAt;
  private final int size;

  /** beta = centre + spread x [p x r], and X beta = offset + rows x [k x r]. */
  private final double[] centre;

  private final double[] spread;
  private final double[] offset;
  private final double[] rows;

  // working arrays of the last place
  private final double[] beta;
  private final double[] theta;

  /** Derivative of the last likelihood by log tau. */
  private double logTauSlope;

  /**
   * @throws IllegalArgumentException for a tau on a grid, which has no gradient
   */
  NutsTarget(Studies studies, Design design, ModelPriors priors, Parameterization parameters) {
    this.parameters = parameters;
    this.yi = studies.yi();
    this.vi = studies.vi();
    this.k = yi.length;
    this.p = design.columns();
    this.locations = priors.coefficients();
    double[] x = design.x();
    GaussianGivenTau normal =
        GaussianGivenTau.of(design.data(studies), priors.withNormals().coefficients());
    double[] sorted = vi.clone();
    Arrays.sort(sorted);
    double typical = sorted[k / 2];
    this.r = normal.unknowns();
    if (priors.tau() instanceof DispersionPrior.OfScale continuous) {
      this.tauPrior = continuous.density();
      this.given = LogTauPosterior.of(normal, priors, design.data(studies));
      this.line = line(given, 0.5 * Math.log(typical));
      this.fixedTau = Double.NaN;
    } else if (priors.tau() instanceof DispersionPrior.Known known) {
      this.tauPrior = null;
      this.given = null;
      this.line = new BoundedTransform(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      this.fixedTau = known.natural();
    } else {
      throw new IllegalArgumentException("tau on a grid");
    }
    this.effectsAt = tauPrior == null ? r : r + 1;
    this.size = effectsAt + (parameters == Parameterization.MARGINAL ? 0 : k);
    this.centre = new double[p];
    this.spread = new double[p * r];
    this.offset = new double[k];
    this.rows = new double[k * r];
    this.beta = new double[p];
    this.theta = new double[k];
    standardise(normal, x, typical);
  }

  private UnconstrainingTransform line(LogTauPosterior given, double centre) {
    boolean hasEnds =
        given.lower() > Double.NEGATIVE_INFINITY || given.upper() < Double.POSITIVE_INFINITY;
    return hasEnds
            || given.lowerRate() == Double.POSITIVE_INFINITY
            || parameters == Parameterization.CENTRED
        ? new BoundedTransform(given.lower(), given.upper())
        : TailSdTransform.of(centre, given.lowerRate(), given.upperRate());
  }

  private void standardise(GaussianGivenTau normal, double[] x, double tau2) {
    normal.weigh(tau2);
    double[] z = new double[r];
    normal.place(0, z, centre);
    for (int a = 0; a < r; a++) {
      Arrays.fill(z, 0);
      z[a] = 1;
      normal.place(0, z, beta);
      for (int j = 0; j < p; j++) {
        spread[j * r + a] = beta[j] - centre[j];
      }
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < p; j++) {
        offset[i] += x[i * p + j] * centre[j];
        for (int a = 0; a < r; a++) {
          rows[i * r + a] += x[i * p + j] * spread[j * r + a];
        }
      }
    }
  }

  @Override
  public int size() {
    return size;
  }

  /** A place where a chain may begin, wider apart than draws of the posterior are [size]. */
  double[] start(RandomStream stream) {
    double[] q = new double[size];
    for (int i = 0; i < size; i++) {
      q[i] = 2 * stream.nextGaussian();
    }
    if (given != null) {
      q[r] = line.t(given.start(stream));
    }
    return q;
  }

  /** tau at a place. */
  double tau(double[] q) {
    return tauPrior == null ? fixedTau : Math.exp(line.u(q[r]));
  }

  /** beta [p] at a place; the next call overwrites it. */
  double[] beta(double[] q) {
    for (int j = 0; j < p; j++) {
      double value = centre[j];
      for (int a = 0; a < r; a++) {
        value += spread[j * r + a] * q[a];
      }
      beta[j] = value;
    }
    return beta;
  }

  /** theta [k] at a place, where it is a coordinate; the next call overwrites it. */
  double[] theta(double[] q) {
    double tau = tau(q);
    for (int i = 0; i < k; i++) {
      double own = q[effectsAt + i];
      theta[i] =
          parameters == Parameterization.CENTRED
              ? yi[i] - Math.sqrt(vi[i]) * own
              : linear(i, q) + tau * own;
    }
    return theta;
  }

  /** eta_i. */
  private double linear(int i, double[] q) {
    double value = offset[i];
    for (int a = 0; a < r; a++) {
      value += rows[i * r + a] * q[a];
    }
    return value;
  }

  /** Adds to the gradient what comes through eta_i. */
  private void pull(int i, double slope, double[] gradient) {
    for (int a = 0; a < r; a++) {
      gradient[a] += rows[i * r + a] * slope;
    }
  }

  @Override
  public double at(double[] q, double[] gradient) {
    Arrays.fill(gradient, 0);
    double log = coefficients(q, gradient);
    double tau = fixedTau;
    double slope = 0;
    if (tauPrior != null) {
      double u = line.u(q[r]);
      double x = tauPrior.scale().value(u);
      tau = tauPrior.scale().tau(x);
      log += tauPrior.at(u, x) + line.logSlope(q[r]);
      slope = tauPrior.slope(x);
    }
    switch (parameters) {
      case MARGINAL -> log += marginal(q, gradient, tau);
      case CENTRED -> log += centred(q, gradient, tau);
      case NONCENTRED -> log += noncentred(q, gradient, tau);
    }
    if (tauPrior != null) {
      double t = q[r];
      gradient[r] = (slope + logTauSlope) * line.slope(t) + line.slopeOfLogSlope(t);
    }
    return log;
  }

  /** Log prior of beta; adds its gradient. */
  private double coefficients(double[] q, double[] gradient) {
    double log = 0;
    beta(q);
    for (int j = 0; j < p; j++) {
      LocationPrior prior = locations.get(j);
      if (!prior.isProper() || prior.isKnown()) {
        continue;
      }
      log += prior.logKernel(beta[j]);
      double slope = prior.slope(beta[j]);
      for (int a = 0; a < r; a++) {
        gradient[a] += spread[j * r + a] * slope;
      }
    }
    return log;
  }

  private double marginal(double[] q, double[] gradient, double tau) {
    double tau2 = tau * tau;
    double squares = 0;
    double logDet = 0;
    double product = 1;
    double sum = 0;
    for (int i = 0; i < k; i++) {
      double v = vi[i] + tau2;
      double w = 1 / v;
      double gap = yi[i] - linear(i, q);
      double pull = gap * w;
      product *= v;
      if (product > 1e100 || product < 1e-100) {
        logDet += Math.log(product);
        product = 1;
      }
      squares += gap * pull;
      pull(i, pull, gradient);
      sum += pull * pull - w;
    }
    logTauSlope = tau2 * sum;
    return -0.5 * (logDet + Math.log(product) + squares);
  }

  private double noncentred(double[] q, double[] gradient, double tau) {
    double squares = 0;
    double sum = 0;
    for (int i = 0; i < k; i++) {
      double z = q[effectsAt + i];
      double gap = yi[i] - linear(i, q) - tau * z;
      double pull = gap / vi[i];
      squares += gap * pull + z * z;
      pull(i, pull, gradient);
      gradient[effectsAt + i] = tau * pull - z;
      sum += pull * z;
    }
    logTauSlope = tau * sum;
    return -0.5 * squares;
  }

  private double centred(double[] q, double[] gradient, double tau) {
    double squares = 0;
    double pulls = 0;
    for (int i = 0; i < k; i++) {
      double c = q[effectsAt + i];
      double sd = Math.sqrt(vi[i]);
      double z = (yi[i] - sd * c - linear(i, q)) / tau;
      squares += c * c + z * z;
      pulls += z * z;
      pull(i, z / tau, gradient);
      gradient[effectsAt + i] = sd * z / tau - c;
    }
    logTauSlope = pulls - k;
    return -0.5 * squares - k * Math.log(tau);
  }
}
