package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.FrequentistFit.ModeratorTest;
import io.github.metasaw.model.Design;
import java.util.stream.IntStream;

/** Tests of several coefficients, and what moderators account for. */
final class ModeratorTests {

  private ModeratorTests() {}

  /**
   * QM = b' V^-1 b of all coefficients but the intercept (of the intercept where there is nothing
   * else): chi-square for z, F = QM/m else.
   */
  static ModeratorTest omnibus(Univariate fit, Design design) {
    int from = design.hasIntercept() && fit.p > 1 ? 1 : 0;
    int[] tested = IntStream.range(from, fit.p).toArray();
    int m = tested.length;
    double[] b = new double[m];
    double[] v = new double[m * m];
    for (int i = 0; i < m; i++) {
      b[i] = fit.beta()[tested[i]];
      for (int j = 0; j < m; j++) {
        v[i * m + j] = fit.vcov()[tested[i] * fit.p + tested[j]];
      }
    }
    double qm = Small.quadratic(v, b);
    if (fit.options.test().usesT()) {
      double f = qm / m;
      return new ModeratorTest(f, m, fit.df(), Reference.fTail(f, m, fit.df()));
    }
    return new ModeratorTest(qm, m, Double.NaN, ChiSquared.survival(qm, m));
  }

  /**
   * 1 - tau2 / tau2 without moderators, not below 0 (Raudenbush 2009); for models that put tau2 at
   * 0, the adjusted R2 of the weighted regression. NaN without moderators, or where the model does
   * not contain the one without them.
   */
  static double r2(Univariate fit, Studies studies) {
    if (fit.p == 1 || fit.options.hasFixedTau2() || !fit.data().containsIntercept()) {
      return Double.NaN;
    }
    Univariate alone = Univariate.fit(studies.yi(), studies.vi(), null, 1, fit.options);
    if (!fit.options.method().isZero()) {
      return alone.tau2 == 0 ? 0 : Math.max(0, 1 - fit.tau2 / alone.tau2);
    }
    double unexplained = fit.q() / fit.df();
    double all = alone.q() / alone.df();
    return all == 0 ? 0 : Math.max(0, 1 - unexplained / all);
  }
}
