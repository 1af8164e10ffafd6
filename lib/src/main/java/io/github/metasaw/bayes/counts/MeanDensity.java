package io.github.metasaw.bayes.counts;

import io.github.metasaw.integrate.FunctionTable;

/**
 * The density of the mean given tau at any place, and of what is normal about it. Where the normal
 * density is wide against the nodes of the mean, a sum over these; where it is narrow, the
 * trapezoidal rule of the normal density, on a table of the likelihood.
 */
final class MeanDensity {

  /** Distances of nodes in an SD from which on they resolve the normal density. */
  private static final double WIDE = 1.6;

  private static final double STEP = 0.5;
  private static final double REACH = 8.5;
  private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
  private static final double SMALL = 0.01;

  /** A table takes the time of some twenty densities. */
  private static final int WITHOUT_TABLE = 6;

  private final MeanGivenTau given;
  private final MeanQuadrature mean;
  private final FunctionTable table;
  private int asked;
  private final double[] logNodes;

  /** The same less the log-likelihood of a study [k][n]. */
  private final double[][] without;

  MeanDensity(MeanGivenTau given, MeanQuadrature mean) {
    this.given = given;
    this.mean = mean;
    EffectIntegral[] studies = mean.studies();
    int k = studies.length;
    int n = given.nodes().length;
    this.logNodes = new double[n];
    this.without = new double[k][n];
    for (int m = 0; m < n; m++) {
      logNodes[m] = Math.log(given.probabilities()[m]);
      for (int i = 0; i < k; i++) {
        without[i][m] = logNodes[m] - given.log()[i][m];
      }
    }
    double width = Double.POSITIVE_INFINITY;
    for (EffectIntegral study : studies) {
      width = Math.min(width, study.likelihood().panel());
    }
    double tau = given.tau();
    this.table =
        new FunctionTable(
            (mu, out) -> {
              out[0] = 0;
              for (int i = 0; i < k; i++) {
                out[1 + i] = studies[i].log(mu, tau);
                out[0] += out[1 + i];
              }
            },
            k + 1,
            Math.max(width, tau));
  }

  MeanGivenTau given() {
    return given;
  }

  boolean isTwoSided(int i) {
    return mean.studies()[i].likelihood().isTwoSided();
  }

  /** Whether no study bounds the mean on one of the sides. */
  boolean isOpen() {
    boolean left = true;
    boolean right = true;
    for (EffectIntegral study : mean.studies()) {
      left &= study.likelihood().flat().left();
      right &= study.likelihood().flat().right();
    }
    return left || right;
  }

  /** Log density of the mean at mu. */
  private double log(double mu) {
    return mean.logPrior(mu) + table.value(0, mu) - given.logIntegral();
  }

  /** The same, without a table as long as it would not pay. */
  private double logOfFew(double mu) {
    return ++asked > WITHOUT_TABLE ? log(mu) : mean.log(mu, given.tau()) - given.logIntegral();
  }

  /** Density of the mean at mu; 0 beyond the nodes, where nothing is left of it. */
  double at(double mu) {
    return isAmongNodes(mu, 0) ? Math.exp(logOfFew(mu)) : 0;
  }

  private boolean isAmongNodes(double x, double reach) {
    double[] nodes = given.nodes();
    return x >= nodes[0] - reach && x <= nodes[nodes.length - 1] + reach;
  }

  /** Density at x of what is normal about the mean. */
  double normal(double x, double sd) {
    return isAmongNodes(x, REACH * sd) ? mixed(x, sd, -1, 0) : 0;
  }

  /** Density at x of the effect of a study. */
  double effect(double x, int i) {
    double tau = given.tau();
    return isAmongNodes(x, REACH * tau)
        ? mixed(x, tau, i, mean.studies()[i].likelihood().log(x))
        : 0;
  }

  /** exp(log) int N(x; mu, sd^2) p(mu)/m_i(mu) dmu; without a study for i = -1. */
  private double mixed(double x, double sd, int i, double log) {
    double sum = 0;
    if (sd >= WIDE * given.resolution() && sd > 0) {
      double[] logs = i < 0 ? logNodes : without[i];
      double[] nodes = given.nodes();
      double constant = log - LOG_ROOT_TWO_PI;
      for (int m = 0; m < nodes.length; m++) {
        double z = (x - nodes[m]) / sd;
        double exponent = logs[m] + constant - 0.5 * z * z;
        if (exponent > -60) {
          sum += Math.exp(exponent);
        }
      }
      return sum / sd;
    }
    if (sd == 0) {
      return Math.exp(log(x) + log - (i < 0 ? 0 : table.value(1 + i, x)));
    }
    double step = Math.min(STEP, mean.step() / sd);
    int reach = (int) Math.ceil(REACH / step);
    for (int j = -reach; j <= reach; j++) {
      double z = j * step;
      double mu = x - sd * z;
      if (!isAmongNodes(mu, 0)) {
        continue;
      }
      double own = i < 0 ? 0 : table.value(1 + i, mu);
      sum += Math.exp(log(mu) - own + log - 0.5 * z * z - LOG_ROOT_TWO_PI);
    }
    return sum * step;
  }

  /**
   * What studies and prior say of the mean: -d^2 log m_i/d mu^2, its posterior mean given tau [k +
   * 1], the prior's last.
   */
  double[] information() {
    EffectIntegral[] studies = mean.studies();
    int k = studies.length;
    double tau = given.tau();
    double[] information = new double[k + 1];
    double[] derivatives = new double[2];
    for (int i = 0; i < k; i++) {
      EffectLikelihood one = studies[i].likelihood();
      double[] variance = given.variance()[i];
      information[i] =
          tau > SMALL * one.step()
              ? given.average(m -> 1 - variance[m]) / (tau * tau)
              : given.average(
                  m -> {
                    one.derivatives(given.nodes()[m], derivatives);
                    return -derivatives[1];
                  });
      information[i] = Math.max(0, information[i]);
    }
    information[k] = given.average(m -> mean.priorCurvature(given.nodes()[m]));
    information[k] = Math.max(0, information[k]);
    return information;
  }
}
