package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.Heterogeneity;

/** How much the studies differ, from a fit. */
final class HeterogeneityOf {

  private HeterogeneityOf() {}

  /**
   * Q = sum w (yi - fitted)^2 with w = 1/vi; Z_F = sum w yi / sqrt(sum w); zeta2 = (Q - (k - 1)) /
   * sum w without moderators, the precision-weighted variance of the effects round beta_F less what
   * chance adds (lecture 7; Rice, Higgins and Lumley 2018, J. R. Stat. Soc. A 181, 205).
   */
  static Heterogeneity fit(Studies studies, Univariate fit) {
    double[] yi = studies.yi();
    double[] vi = studies.vi();
    double sumW = 0;
    double sumWy = 0;
    for (int i = 0; i < yi.length; i++) {
      sumW += 1 / vi[i];
      sumWy += yi[i] / vi[i];
    }
    double betaF = sumWy / sumW;
    double total = 0;
    for (int i = 0; i < yi.length; i++) {
      total += (yi[i] - betaF) * (yi[i] - betaF) / vi[i];
    }
    double zf2 = sumWy * betaF;
    double q = fit.q();
    int df = fit.df();
    return new Heterogeneity(
        fit.tau2,
        fit.seTau2(),
        q,
        df,
        ChiSquared.survival(q, df),
        fit.i2(),
        fit.h2(),
        df > 0 && q > 0 ? Math.max(0, (q - df) / q) : 0,
        df > 0 ? q / df : 1,
        (total - (yi.length - 1)) / sumW,
        zf2,
        zf2 + total,
        ChiSquared.survival(zf2, 1),
        ChiSquared.survival(zf2 + total, yi.length),
        yi.length);
  }
}
