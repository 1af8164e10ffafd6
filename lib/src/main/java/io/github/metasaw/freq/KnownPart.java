package io.github.metasaw.freq;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.linalg.Definiteness;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianLikelihood;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.MarginalCovariance;
import java.util.Arrays;

/**
 * What the estimates say when V is all their covariance: Cochran's Q = y'P y with P at M = V, and
 * the typical sampling variance (n - p) / tr P (Higgins and Thompson 2002, eq. 9, with P as in
 * Viechtbauer's {@code rma.mv}). NaN where V is singular.
 */
final class KnownPart {

  final double q;
  final double typicalVariance;
  private final double total;
  private final double sumW;
  private final double sumWy;

  private KnownPart(double q, double typicalVariance, double total, double sumW, double sumWy) {
    this.q = q;
    this.typicalVariance = typicalVariance;
    this.total = total;
    this.sumW = sumW;
    this.sumWy = sumWy;
  }

  static KnownPart of(GaussianModel model) {
    double[] yi = model.studies().yi();
    Symmetric V = model.studies().V();
    GaussianLikelihood own = likelihood(yi, model.mean(), V);
    boolean singular = !(V instanceof Diagonal) && !Definiteness.isFullRank(V);
    if (model.structure().isProportional() || singular || Double.isNaN(own.at(new double[0]))) {
      return new KnownPart(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double trace = Arrays.stream(own.projectionDiagonal()).sum();
    int df = yi.length - own.rank();
    GaussianLikelihood alone = likelihood(yi, Design.intercept(yi.length), V);
    alone.at(new double[0]);
    double[] ones = MomentEstimators.ones(yi.length);
    double[] w = alone.solve(ones);
    double sumW = 0;
    double sumWy = 0;
    for (int i = 0; i < yi.length; i++) {
      sumW += w[i];
      sumWy += w[i] * yi[i];
    }
    return new KnownPart(
        df == 0 ? 0 : own.squares(), df == 0 ? 0 : df / trace, alone.squares(), sumW, sumWy);
  }

  private static GaussianLikelihood likelihood(double[] yi, Design mean, Symmetric V) {
    return new GaussianLikelihood(
        yi, mean.x(), mean.columns(), MarginalCovariance.known(V), false, null);
  }

  /**
   * How much the studies differ, tau2 being the mean over rows of the variance of true effects.
   *
   * @param seTau2 its standard error, NaN where it is not one number
   */
  Heterogeneity heterogeneity(GaussianNumbers fit, double seTau2) {
    int df = fit.df();
    int k = fit.model.studies().k();
    double tau2 = fit.tau2();
    double zf2 = sumWy * sumWy / sumW;
    return new Heterogeneity(
        tau2,
        seTau2,
        q,
        df,
        tail(q, df),
        df == 0 ? 0 : tau2 / (typicalVariance + tau2),
        df == 0 ? 1 : tau2 / typicalVariance + 1,
        df > 0 ? (q > 0 ? Math.max(0, (q - df) / q) : q) : 0,
        df > 0 ? q / df : 1,
        (total - (k - 1)) / sumW,
        zf2,
        zf2 + total,
        tail(zf2, 1),
        tail(zf2 + total, k),
        k);
  }

  private static double tail(double x, int df) {
    return Double.isNaN(x) ? Double.NaN : ChiSquared.survival(x, df);
  }
}
