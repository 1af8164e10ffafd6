package io.github.metasaw.bayes.bias;

import io.github.metasaw.distribution.Logistic;
import io.github.metasaw.distribution.Normal;
import java.util.Arrays;

/**
 * The likelihood with selection by p value, integrated over the weights. A study whose p value lies
 * in interval j has the likelihood omega_j N(y; mu, se^2 + tau^2) / sum_m omega_m P_m, P_m the
 * probability of interval m (Hedges 1992, Stat. Sci. 7, 246). The weights are products of
 * independent beta variables, omega_j = v_1 ... v_j, v_e ~ Beta(d + 1 - e, 1): what a cumulative
 * Dirichlet(1, ..., 1) distribution of d + 1 intervals is. The logits of all v are integrated over.
 */
final class StepLikelihood implements BiasLikelihood {

  private static final double STEP = 0.22;

  /** In SDs given all else; those of the posterior are larger. */
  private static final double SPREAD = 3;

  /** Logits farther from 0 than this have no probability left. */
  private static final double REACH = 45;

  private static final double[] TRIED = {0.02, 0.3, 0.9};
  private static final int SWEEPS = 4;

  private final ObservedEffects data;
  private final StepWeights function;
  private final double[] critical;

  /** Number of free weights. */
  private final int d;

  /** Number of studies whose weight contains v_e [d]. */
  private final int[] below;

  /** Probabilities of the intervals, the most significant first [d + 1][k]. */
  private final double[][] probability;

  private StepSum sum;

  StepLikelihood(ObservedEffects data, StepWeights function) {
    this.data = data;
    this.function = function;
    this.critical = function.criticalValues();
    this.d = critical.length;
    this.below = new int[d];
    this.probability = new double[d + 1][data.k()];
    for (int i = 0; i < data.k(); i++) {
      int interval = function.intervalOf(data.yi()[i] / data.sei()[i]);
      for (int e = 0; e < interval; e++) {
        below[e]++;
      }
    }
    this.sum = new StepSum(new NodeAxis[0], data.k());
  }

  /** Fills the probabilities of the intervals. */
  private void at(double mu, double tau) {
    boolean hasOneSide = function.sides() == StepWeights.Sides.ONE;
    double end = hasOneSide ? Double.NEGATIVE_INFINITY : 0;
    for (double[] interval : probability) {
      Arrays.fill(interval, 0);
    }
    for (int i = 0; i < data.k(); i++) {
      double sd = Math.sqrt(data.variance(i, tau));
      addSide(i, mu, sd, end);
      if (!hasOneSide) {
        addSide(i, -mu, sd, end);
      }
    }
  }

  /**
   * Adds the probabilities of one study's intervals on one side. Each boundary is evaluated once;
   * differences are taken between the tails that are small, without loss of digits.
   *
   * @param i index of the study
   * @param mu mean on this side
   * @param sd of the estimate
   * @param end lower end of the last interval
   */
  private void addSide(int i, double mu, double sd, double end) {
    double se = data.sei()[i];
    double above = 0;
    double under = 1;
    for (int j = 0; j <= d; j++) {
      double from = (Math.max(end, j < d ? critical[j] * se : end) - mu) / sd;
      double tail = Normal.survival(Math.abs(from));
      double before = from > 0 ? above : under;
      above = from > 0 ? tail : 1 - tail;
      under = from > 0 ? 1 - tail : tail;
      probability[j][i] += from > 0 ? above - before : before - under;
    }
  }

  /** The log of the numerator's weights over the denominators, at values v. */
  private double logSelection(double... v) {
    double log = 0;
    for (int e = 0; e < d; e++) {
      log += below[e] * Math.log(v[e]);
    }
    double product = 1;
    for (int i = 0; i < data.k(); i++) {
      double omega = 1;
      double denominator = probability[0][i];
      for (int e = 0; e < d; e++) {
        omega *= v[e];
        denominator += omega * probability[e + 1][i];
      }
      product *= denominator;
      if (product < 1e-200) {
        log -= Math.log(product);
        product = 1;
      }
    }
    return log - Math.log(product);
  }

  @Override
  public double approximate(double mu, double tau) {
    at(mu, tau);
    double best = Double.NEGATIVE_INFINITY;
    double[] v = new double[d];
    int n = (int) Math.pow(TRIED.length, d);
    for (int m = 0; m < n; m++) {
      int rest = m;
      for (int e = 0; e < d; e++) {
        v[e] = TRIED[rest % TRIED.length];
        rest /= TRIED.length;
      }
      best = Math.max(best, logSelection(v));
    }
    return data.logLikelihood(mu, tau) + best;
  }

  /** The log prior density of the logit of v_e, and the power of v_e that all studies share. */
  private double logPrior(int e, double logit) {
    int shape = d - e;
    return Math.log(shape)
        - (shape + below[e]) * Logistic.softplus(-logit)
        - Logistic.softplus(logit);
  }

  @Override
  public void prepare(double mu, double tau, int... refinements) {
    at(mu, tau);
    double[] logit = new double[d];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int e = 0; e < d; e++) {
        logit[e] = mode(e, logit, sweep == 0 ? 1 : 0.125, sweep == 0 ? 12 : 2);
      }
    }
    NodeAxis[] axes = new NodeAxis[d];
    for (int e = 0; e < d; e++) {
      double sd = sd(e, logit);
      int own = e;
      axes[e] =
          NodeAxis.of(
              new NodeAxis.Layout(
                  logit[e], SPREAD * sd, STEP / (1 << refinements[e]), -REACH, REACH),
              l -> logPrior(own, l));
    }
    sum = new StepSum(axes, data.k());
  }

  private double mode(int e, double[] logit, double step, double reach) {
    double[] other = logit.clone();
    double best = logit[e];
    double largest = Double.NEGATIVE_INFINITY;
    for (double l = logit[e] - reach; l <= logit[e] + reach; l += step) {
      other[e] = l;
      double log = logDensity(e, other);
      if (log > largest) {
        largest = log;
        best = l;
      }
    }
    return best;
  }

  private double sd(int e, double[] logit) {
    double step = 0.1;
    double[] other = logit.clone();
    double middle = logDensity(e, other);
    other[e] = logit[e] - step;
    double before = logDensity(e, other);
    other[e] = logit[e] + step;
    double curvature = (2 * middle - before - logDensity(e, other)) / (step * step);
    return curvature > 0.25 ? 1 / Math.sqrt(curvature) : 2;
  }

  /** The log density of the logit of v_e given the others, up to a constant. */
  private double logDensity(int e, double[] logit) {
    double[] v = Arrays.stream(logit).map(Logistic::cdf).toArray();
    return logSelection(v)
        + logPrior(e, logit[e])
        + below[e] * Logistic.softplus(-logit[e]); // which logSelection has already
  }

  @Override
  public int parameters() {
    return d;
  }

  @Override
  public double[] integrate(double mu, double tau, double logWeight) {
    at(mu, tau);
    return sum.add(probability, logWeight + data.logLikelihood(mu, tau));
  }

  @Override
  public void mark() {
    sum.mark();
  }

  @Override
  public void reset() {
    sum.reset();
  }

  /** The posterior of the weights. */
  WeightPosterior weights() {
    return sum.posterior();
  }

  /** The function of the p value whose weights these are. */
  StepWeights function() {
    return function;
  }
}
