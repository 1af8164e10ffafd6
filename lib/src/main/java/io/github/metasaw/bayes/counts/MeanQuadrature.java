package io.github.metasaw.bayes.counts;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;

/**
 * Integrates over the mean given tau, by the trapezoidal rule in v, mu = c + s sinh(v), in which
 * the tails of all priors are exponential or lighter. A rule whose even and odd nodes disagree is
 * made finer. Each search for the mode begins where the last ended. Not for several threads at
 * once.
 */
final class MeanQuadrature {

  /** The step in SDs of the mean. With every other node only, the error would be near 1e-4. */
  private static final double STEP_IN_SDS = 0.72;

  /** s in SDs of the mean, about which the rule is all but equidistant. */
  private static final double STRETCH = 8;

  /** Longest step in v. */
  private static final double MAX_STEP = 0.3;

  /** How far even and odd nodes may disagree; the error of all is near the square of it. */
  private static final double TOLERANCE = 2e-4;

  private static final double NEGLIGIBLE = -23;

  /** How far in v a peak of the prior reaches. */
  private static final double BEYOND_PEAK = 3;

  private static final int MAX_HALVINGS = 8;
  private static final int MAX_NODES = 100_000;
  private static final int MAX_ITERATIONS = 60;

  /** By how much the longest move to the mode grows with each. */
  private static final double GROWTH = 1.5;

  /** Below this SD of effects, in steps of a study, moments have too few digits for curvatures. */
  private static final double SMALL = 0.01;

  /** Of a mean that is hardly known, times the variance of effects: its SD is at most 100 tau. */
  private static final double LEAST_CURVATURE = 1e-4;

  private final EffectIntegral[] studies;
  private final LocationPrior prior;
  private final double constant;
  private final double fineness;
  private final double[] logs;
  private final double[] derivatives = new double[2];
  private final double dataCentre;
  private double centre;
  private double lastTau;
  private double slope;
  private double curvature;
  private double dataCurvature;
  private double c;
  private double s;

  /**
   * A rule for any tau.
   *
   * @param studies those that say something of their effects [k]
   * @param prior of the mean
   * @param centre near which the mean may lie
   * @param fineness by how much steps are shortened
   */
  MeanQuadrature(EffectIntegral[] studies, LocationPrior prior, double centre, double fineness) {
    this.studies = studies;
    this.prior = prior;
    this.dataCentre = centre;
    this.centre = centre;
    this.fineness = fineness;
    this.logs = new double[studies.length];
    double mode = prior.mode();
    this.constant = prior.isKnown() ? 0 : Math.log(prior.density(mode)) - prior.logKernel(mode);
  }

  EffectIntegral[] studies() {
    return studies;
  }

  /** Log of the prior density of the mean; 0 of a known one. */
  double logPrior(double mu) {
    return prior.logKernel(mu) + constant;
  }

  /** Log of the prior density and the likelihood. */
  double log(double mu, double tau) {
    double sum = logPrior(mu);
    for (int i = 0; i < studies.length; i++) {
      logs[i] = studies[i].log(mu, tau);
      sum += logs[i];
    }
    return sum;
  }

  /** Log of the integral over the mean. */
  double logIntegral(double tau) {
    if (prior.isKnown()) {
      return log(prior.mode(), tau);
    }
    return integrate(tau, new Nodes(0, false));
  }

  /** Laplace's approximation of {@link #logIntegral}, at a fraction of its cost. */
  double laplace(double tau) {
    if (prior.isKnown()) {
      return log(prior.mode(), tau);
    }
    double value = findMode(tau);
    return value + 0.5 * Math.log(2 * Math.PI / curvature);
  }

  /** The mean given tau on the nodes of the rule. */
  MeanGivenTau at(double tau) {
    Nodes nodes = new Nodes(studies.length, true);
    double log;
    if (prior.isKnown()) {
      log = log(prior.mode(), tau);
      nodes.add(0, prior.mode(), log);
    } else {
      log = integrate(tau, nodes);
    }
    return nodes.given(tau, log);
  }

  /** A draw of the mean given tau. */
  double draw(double tau, RandomStream stream) {
    if (prior.isKnown()) {
      return prior.mode();
    }
    MeanGivenTau given = at(tau);
    double[] nodes = given.nodes();
    double[] log = Arrays.stream(nodes).map(mu -> log(mu, tau)).toArray();
    return LineSampler.draw(nodes, log, mu -> log(mu, tau), stream);
  }

  private double integrate(double tau, Nodes nodes) {
    findMode(tau);
    double step = layOut();
    for (int halvings = 0; ; halvings++) {
      nodes.clear();
      double peak = sweep(tau, step, nodes);
      double even = 0;
      double odd = 0;
      for (int m = 0; m < nodes.size; m++) {
        double term = Math.exp(nodes.weights[m] - peak);
        if ((nodes.places[m] & 1) == 0) {
          even += term;
        } else {
          odd += term;
        }
      }
      if (Math.abs(even - odd) <= TOLERANCE * (even + odd) || halvings == MAX_HALVINGS) {
        nodes.step = step;
        return peak + Math.log((even + odd) * step);
      }
      step /= 2;
    }
  }

  /** Sets the map from v to mu; returns a step in v. */
  private double layOut() {
    double sd = 1 / Math.sqrt(curvature);
    if (prior.mixture().isPresent()) {
      c = prior.mode();
      s = prior.scale();
      double ofData = 1 / Math.sqrt(Math.max(dataCurvature, Double.MIN_NORMAL));
      double step = STEP_IN_SDS * sd / Math.hypot(s, centre - c);
      double stepOfData = STEP_IN_SDS * ofData / Math.hypot(s, dataCentre - c);
      return Math.min(MAX_STEP, Math.min(step, stepOfData)) / fineness;
    }
    c = centre;
    s = STRETCH * sd;
    return STEP_IN_SDS / STRETCH / fineness;
  }

  private double sweep(double tau, double step, Nodes nodes) {
    double y = (centre - c) / s;
    double start = Math.copySign(Math.log(Math.abs(y) + Math.hypot(y, 1)), y);
    double peak = Double.NEGATIVE_INFINITY;
    // The prior may have a peak of its own, which must not be passed over.
    boolean hasOwnPeak = c != centre && log(c, tau) > log(centre, tau) - 40;
    for (int sign = 1; sign >= -1; sign -= 2) {
      for (int i = sign > 0 ? 0 : -1; nodes.size < MAX_NODES; i += sign) {
        double v = start + i * step;
        double mu = c + s * Math.sinh(v);
        double log = log(mu, tau) + Math.log(s * Math.cosh(v));
        peak = Math.max(peak, log);
        nodes.add(i, mu, log);
        boolean isBeforePeak = hasOwnPeak && sign * start < 0 && sign * v < BEYOND_PEAK;
        if (!(log > peak + NEGLIGIBLE) && !isBeforePeak) {
          break;
        }
      }
    }
    return peak;
  }

  /** Sets value, slope and curvature of the logarithm at a mean. */
  private double derivatives(double mu, double tau) {
    double value = log(mu, tau);
    slope = prior.slope(mu);
    dataCurvature = 0;
    for (EffectIntegral study : studies) {
      if (tau > SMALL * study.likelihood().step()) {
        slope += study.mean() / tau;
        dataCurvature += Math.max(0, 1 - study.variance()) / (tau * tau);
      } else {
        study.likelihood().derivatives(mu, derivatives);
        slope += derivatives[0];
        dataCurvature += Math.max(0, -derivatives[1]);
      }
    }
    curvature = dataCurvature + Math.max(0, priorCurvature(mu));
    return value;
  }

  /** Minus the second derivative of the log prior density. */
  double priorCurvature(double mu) {
    double gap = 1e-4 * Math.max(Math.abs(mu - prior.mode()), finite(prior.scale()));
    return (prior.slope(mu - gap) - prior.slope(mu + gap)) / (2 * gap);
  }

  /** The longest step that resolves the density of the mean. */
  double step() {
    double step = prior.mixture().isPresent() ? 0.3 * prior.scale() : Double.POSITIVE_INFINITY;
    return step / fineness;
  }

  private static double finite(double scale) {
    return scale > 0 && scale < Double.POSITIVE_INFINITY ? scale : 1;
  }

  /** Sets the mode and the curvature there; returns the value there. */
  private double findMode(double tau) {
    if (!(tau < 2 * lastTau && tau > lastTau / 2)) {
      centre = dataCentre;
    }
    lastTau = tau;
    double value = derivatives(centre, tau);
    double least = LEAST_CURVATURE / (1 + tau * tau);
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double longest = Math.max(2, 4 * tau) * Math.pow(GROWTH, i);
      double move = Math.max(-longest, Math.min(longest, slope / Math.max(curvature, least)));
      if (move * move * curvature < 0.02) {
        break;
      }
      double before = centre;
      double there = value;
      for (int half = 0; half < 20; half++, move /= 2) {
        centre = before + move;
        there = derivatives(centre, tau);
        if (there >= value) {
          break;
        }
      }
      value = there;
    }
    curvature = Math.max(curvature, least);
    return value;
  }

  /** Nodes in the order in which they are found. */
  private final class Nodes {
    private final int k;
    private final boolean isKept;
    private int size;
    private double step;
    private int[] places = new int[64];
    private double[] weights = new double[64];
    private double[] mus = new double[64];
    private double[][] rows = new double[64][];

    Nodes(int k, boolean isKept) {
      this.k = k;
      this.isKept = isKept;
    }

    void clear() {
      size = 0;
    }

    void add(int place, double mu, double log) {
      if (size == places.length) {
        places = Arrays.copyOf(places, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
        mus = Arrays.copyOf(mus, 2 * size);
        rows = Arrays.copyOf(rows, 2 * size);
      }
      places[size] = place;
      weights[size] = log;
      mus[size] = mu;
      if (isKept) {
        double[] row = new double[3 * k];
        for (int i = 0; i < k; i++) {
          row[i] = logs[i];
          row[k + i] = studies[i].mean();
          row[2 * k + i] = studies[i].variance();
        }
        rows[size] = row;
      }
      size++;
    }

    MeanGivenTau given(double tau, double log) {
      Integer[] order = new Integer[size];
      Arrays.setAll(order, m -> m);
      Arrays.sort(order, (a, b) -> Integer.compare(places[a], places[b]));
      double[] nodes = new double[size];
      double[] probabilities = new double[size];
      double[][] columns = new double[3 * k][size];
      double widest = 0;
      double logStep = step > 0 ? Math.log(step) : 0;
      for (int m = 0; m < size; m++) {
        int at = order[m];
        nodes[m] = mus[at];
        probabilities[m] = Math.exp(weights[at] + logStep - log);
        for (int r = 0; r < 3 * k; r++) {
          columns[r][m] = rows[at][r];
        }
        if (m > 0 && Math.max(probabilities[m], probabilities[m - 1]) > 1e-10) {
          widest = Math.max(widest, nodes[m] - nodes[m - 1]);
        }
      }
      return new MeanGivenTau(
          tau,
          log,
          nodes,
          probabilities,
          widest,
          Arrays.copyOfRange(columns, 0, k),
          Arrays.copyOfRange(columns, k, 2 * k),
          Arrays.copyOfRange(columns, 2 * k, 3 * k));
    }
  }
}
