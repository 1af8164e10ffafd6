package io.github.metasaw.freq.tau2;

import org.jspecify.annotations.Nullable;

/**
 * Standard errors of tau2. For moment estimators with fixed weights, from Var(y'Py) = 2 tr(PVPV) +
 * 4 tau2 tr(PVP) + 2 tau2^2 tr(PP); for likelihood from the expected information (Viechtbauer 2005,
 * J. Educ. Behav. Stat. 30, 261; metafor's {@code se.tau2}).
 */
final class StandardErrors {

  private StandardErrors() {}

  static double none(MarginalModel m, double tau2, double @Nullable [] weights) {
    return Double.NaN;
  }

  /** Weights 1/v: tr(PVPV) = k - p and tr(PVP) = tr P. */
  static double derSimonianLaird(MarginalModel m, double tau2, double @Nullable [] weights) {
    m.at(0);
    return Math.sqrt(variance(m.k - m.p, m.trP, m.trPP, tau2)) / m.trP;
  }

  static double hunterSchmidt(MarginalModel m, double tau2, double @Nullable [] weights) {
    m.at(0);
    return Math.sqrt(variance(m.k - m.p, m.trP, m.trPP, tau2)) / m.sumW;
  }

  static double hunterSchmidtSmall(MarginalModel m, double tau2, double @Nullable [] weights) {
    return hunterSchmidt(m, tau2, weights) * m.k / (m.k - m.p);
  }

  static double hedges(MarginalModel m, double tau2, double @Nullable [] weights) {
    return generalized(m, tau2, Projection.ones(m.k));
  }

  static double twoStep(MarginalModel m, double tau2, double @Nullable [] weights) {
    return generalized(m, tau2, MomentEstimators.twoStepWeights(m));
  }

  static double generalized(MarginalModel m, double tau2, double @Nullable [] weights) {
    if (weights == null) {
      return Double.NaN;
    }
    Projection p = new Projection(weights, m.q, m.p, m.y);
    return quadratic(m, tau2, p) / p.trace(Projection.ones(m.k));
  }

  static double sidikJonkman(MarginalModel m, double tau2, double @Nullable [] weights) {
    double crude = MomentEstimators.crude(m);
    double[] a = new double[m.k];
    for (int i = 0; i < m.k; i++) {
      a[i] = 1 / (m.v[i] + crude);
    }
    return quadratic(m, tau2, new Projection(a, m.q, m.p, m.y)) * crude / (m.k - m.p);
  }

  static double ml(MarginalModel m, double tau2, double @Nullable [] weights) {
    m.at(tau2);
    return Math.sqrt(2 / m.sumW2);
  }

  static double reml(MarginalModel m, double tau2, double @Nullable [] weights) {
    m.at(tau2);
    return Math.sqrt(2 / m.trPP);
  }

  /** Morris 1983's empirical Bayes estimator, which is Paule and Mandel's. */
  static double empiricalBayes(MarginalModel m, double tau2, double @Nullable [] weights) {
    m.at(tau2);
    return Math.sqrt(2.0 * m.k * m.k / (m.k - m.p)) / m.sumW;
  }

  private static double quadratic(MarginalModel m, double tau2, Projection p) {
    double[] ones = Projection.ones(m.k);
    return Math.sqrt(variance(p.trace(m.v, m.v), p.trace(m.v, ones), p.trace(ones, ones), tau2));
  }

  private static double variance(double pvpv, double pvp, double pp, double tau2) {
    return 2 * pvpv + 4 * tau2 * pvp + 2 * tau2 * tau2 * pp;
  }
}
