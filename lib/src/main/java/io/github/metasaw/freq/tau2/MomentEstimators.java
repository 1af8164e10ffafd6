package io.github.metasaw.freq.tau2;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.optim.NewtonRoot;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Estimators that equate a weighted sum of squares to its expectation. With fixed weights a and P
 * from them, E(y'Py) = tr(PV) + tau2 tr(P); closed forms solve for tau2 and are truncated at 0.
 */
@API(status = API.Status.INTERNAL)
public final class MomentEstimators {

  private MomentEstimators() {}

  /**
   * DerSimonian and Laird 1986, Control. Clin. Trials 7, 177: weights 1/vi.
   *
   * @param m the model on centred estimates
   * @param weights not used
   * @param hint not used
   * @return (Q - (k - p)) / tr P, not below 0
   */
  public static Tau2Estimate derSimonianLaird(
      MarginalModel m, double @Nullable [] weights, double hint) {
    m.at(0);
    return Tau2Estimate.closed((m.yPy - (m.k - m.p)) / m.trP);
  }

  /** DerSimonian and Kacker 2007, eq. 8: weights 1/(v + tau2 of DL). */
  static Tau2Estimate twoStep(MarginalModel m, double @Nullable [] weights, double hint) {
    return generalized(m, twoStepWeights(m), hint);
  }

  static double[] twoStepWeights(MarginalModel m) {
    double first = derSimonianLaird(m, null, Double.NaN).tau2();
    double[] a = new double[m.k];
    for (int i = 0; i < m.k; i++) {
      a[i] = 1 / (m.v[i] + first);
    }
    return a;
  }

  /** Hedges 1983, also Cochran's ANOVA estimator: weights 1. */
  static Tau2Estimate hedges(MarginalModel m, double @Nullable [] weights, double hint) {
    return generalized(m, Projection.ones(m.k), hint);
  }

  /** Any weights: DerSimonian and Kacker 2007, eq. 6; Jackson, Turner, Rhodes, Viechtbauer 2014. */
  static Tau2Estimate generalized(MarginalModel m, double @Nullable [] weights, double hint) {
    Projection projection = new Projection(given(weights), m.q, m.p, m.y);
    return Tau2Estimate.closed(
        (projection.yPy() - projection.trace(m.v)) / projection.trace(Projection.ones(m.k)));
  }

  /** Median-unbiased with fixed weights: P(Q &lt;= observed | tau2) = 1/2. */
  static Tau2Estimate generalizedMedian(MarginalModel m, double @Nullable [] weights, double hint) {
    GeneralizedQ q = new GeneralizedQ(new Projection(given(weights), m.q, m.p, m.y), m.v);
    return new Tau2Estimate(q.tau2At(0.5), q.evaluations(), true);
  }

  /** Hunter and Schmidt 2004: (y'Py - k) / sum w, weights 1/v. */
  static Tau2Estimate hunterSchmidt(MarginalModel m, double @Nullable [] weights, double hint) {
    m.at(0);
    return Tau2Estimate.closed((m.yPy - m.k) / m.sumW);
  }

  /** Hunter-Schmidt with the small-sample factor k/(k - p) (Brannick and others 2019). */
  static Tau2Estimate hunterSchmidtSmall(
      MarginalModel m, double @Nullable [] weights, double hint) {
    m.at(0);
    double factor = (double) m.k / (m.k - m.p);
    return Tau2Estimate.closed((factor * m.yPy - m.k) / m.sumW);
  }

  /** Sidik and Jonkman 2005: a crude tau2 first, then its residual sum of squares; never 0. */
  static Tau2Estimate sidikJonkman(MarginalModel m, double @Nullable [] weights, double hint) {
    double crude = crude(m);
    if (crude == 0) {
      return Tau2Estimate.closed(0);
    }
    m.at(crude);
    return Tau2Estimate.closed(crude * m.yPy / (m.k - m.p));
  }

  /** Mean squared deviation of the estimates: Sidik and Jonkman's start. */
  static double crude(MarginalModel m) {
    return m.totalSquares() / m.k;
  }

  /** Paule and Mandel 1982: y'Py = k - p, decreasing in tau2. */
  static Tau2Estimate pauleMandel(MarginalModel m, double @Nullable [] weights, double hint) {
    return solve(m, m.k - m.p);
  }

  /** Paule-Mandel at the median instead of the mean of chi-square (Viechtbauer 2021). */
  static Tau2Estimate pauleMandelMedian(MarginalModel m, double @Nullable [] weights, double hint) {
    return solve(m, ChiSquared.quantile(0.5, m.k - m.p));
  }

  /** The tau2 at which y'Py(tau2) equals {@code target}; 0 where it is below it already there. */
  static Tau2Estimate solve(MarginalModel m, double target) {
    m.at(0);
    if (m.yPy <= target) {
      return new Tau2Estimate(0, 1, true);
    }
    double low = 0;
    double high = Math.max(m.largestSquare(), Double.MIN_NORMAL);
    int evaluations = 1;
    for (m.at(high); m.yPy > target; m.at(high)) {
      low = high;
      high *= 4;
      evaluations++;
    }
    NewtonRoot.Result result = NewtonRoot.falling(new SumOfSquares(m, target), low, high, low);
    return new Tau2Estimate(result.root(), evaluations + result.evaluations(), result.converged());
  }

  /**
   * 1/target - 1/y'Py, negated to fall: nearly a straight line in tau2, and exactly one when all v
   * are equal.
   */
  private record SumOfSquares(MarginalModel m, double target) implements NewtonRoot.Function {
    @Override
    public double value(double t) {
      m.at(t);
      return 1 / target - 1 / m.yPy;
    }

    @Override
    public double slope() {
      return -m.yPPy / (m.yPy * m.yPy);
    }
  }

  private static double[] given(double @Nullable [] weights) {
    if (weights == null) {
      throw MetaException.of(
          "the estimators GENQ and GENQM need weights: name a column of weights, or choose"
              + " DL, which is GENQ with weights 1/vi");
    }
    return weights;
  }
}
