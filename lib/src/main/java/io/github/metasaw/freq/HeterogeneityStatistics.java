package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;

/** How much the studies differ, from any solution. */
final class HeterogeneityStatistics {

  private HeterogeneityStatistics() {}

  static Heterogeneity of(Studies studies, Solved fit) {
    PrecisionWeightedMean mean = PrecisionWeightedMean.of(studies.yi(), studies.V());
    double q = fit.q();
    int df = fit.df();
    boolean known = !Double.isNaN(q);
    double zf2 = known ? mean.squaredZ() : Double.NaN;
    double z2 = known ? zf2 + mean.q() : Double.NaN;
    return new Heterogeneity(
        fit.tau2(),
        fit.seTau2(),
        q,
        df,
        tail(q, df),
        fit.i2(),
        fit.h2(),
        df > 0 ? (q > 0 ? Math.max(0, (q - df) / q) : q) : 0,
        df > 0 ? q / df : 1,
        known ? mean.zeta2() : Double.NaN,
        zf2,
        z2,
        tail(zf2, 1),
        tail(z2, studies.k()),
        studies.k());
  }

  /** P(chi2 &gt; x); NaN for a statistic that does not exist. */
  static double tail(double x, int df) {
    return Double.isNaN(x) ? Double.NaN : ChiSquared.survival(x, df);
  }
}
