package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import org.apiguardian.api.API;

/** Heterogeneity statistics of any solution. */
@API(status = API.Status.INTERNAL)
public final class HeterogeneityStatistics {

  private HeterogeneityStatistics() {}

  /**
   * All statistics of heterogeneity.
   *
   * @param studies the rows of the solution
   * @param fit their solution
   * @return NaN where a sampling variance of 0, or a singular V, leaves a statistic without a value
   */
  public static Heterogeneity of(Studies studies, Solution fit) {
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

  /**
   * P(chi2 &gt; x).
   *
   * @param x the statistic
   * @param df its degrees of freedom
   * @return NaN for a statistic that does not exist
   */
  public static double tail(double x, int df) {
    return Double.isNaN(x) ? Double.NaN : ChiSquared.survival(x, df);
  }
}
