package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import java.util.Arrays;

/** Estimates under selections that are given by their place in the grid of gamma0 and gamma1. */
final class CopasSearch {

  /** Stands for a selection that publishes everything (Copas and Shi 2001, p. 256). */
  private static final double NO_SELECTION = 10;

  private static final double HIGHEST_GAMMA0 = 2;

  /** Difference of the quantiles of the normal distribution at 0.99 and 0.85. */
  private static final double RANGE = 1.29;

  private static final double MARGIN = 0.25;

  private final double[] y;
  private final double[] s;
  private final double largest;
  private final double lowest0;
  private final double highest1;

  /** Of rho: that of the regression of effects on standard errors. */
  private final int sign;

  private final CopasMaximum.Scale scale;
  private final double level;

  private CopasSearch(FrequentistFit fit, double[] y, double[] s, int sign) {
    this.y = y;
    this.s = s;
    this.sign = sign;
    double smallest = Arrays.stream(s).min().orElse(0);
    this.largest = Arrays.stream(s).max().orElse(0);
    this.highest1 = RANGE / (1 / smallest - 1 / largest);
    this.lowest0 = -MARGIN - highest1 / largest;
    this.scale = CopasMaximum.Scale.of(s, fit.estimate(), fit.tau());
    this.level = fit.level();
  }

  /**
   * A search.
   *
   * @param fit that tells where to begin
   * @param data its studies
   * @throws MetaException for studies of one standard error
   */
  static CopasSearch of(FrequentistFit fit, FunnelStudies data) {
    double[] s = data.sei();
    double mean = Arrays.stream(s).average().orElse(0);
    if (Arrays.stream(s).allMatch(value -> Math.abs(value - mean) < 1e-6 * mean)) {
      throw MetaException.of(
          "all studies have the same standard error, and Copas' model tells selection from the"
              + " effect by studies of different precision");
    }
    double slope =
        FunnelRegression.multiplicative(data.yi(), data.vi(), FunnelStudies.line(s), fit.level())
            .slope();
    return new CopasSearch(fit, data.yi(), s, slope > 0 ? 1 : -1);
  }

  /** The estimate at a place of the grid, both coordinates from 0 to 1. */
  double estimate(double x0, double x1) {
    return CopasMaximum.without(new CopasLikelihood(y, s, gamma0(x0), gamma1(x1)), scale, sign)
        .mu();
  }

  /** All of a place of the grid, both coordinates from 0 to 1. */
  CopasPoint at(double x0, double x1) {
    return point(gamma0(x0), gamma1(x1));
  }

  /** The usual model, without selection. */
  CopasPoint unselected() {
    return point(NO_SELECTION, 0);
  }

  private double gamma0(double x) {
    return lowest0 + x * (HIGHEST_GAMMA0 - lowest0);
  }

  private double gamma1(double x) {
    return x * highest1;
  }

  private CopasPoint point(double gamma0, double gamma1) {
    CopasLikelihood f = new CopasLikelihood(y, s, gamma0, gamma1);
    CopasMaximum best = CopasMaximum.without(f, scale, sign);
    double larger = CopasMaximum.with(f, scale, sign);
    double se = best.se(f, scale.unit());
    return new CopasPoint(
        gamma0,
        gamma1,
        Normal.survival(-gamma0 - gamma1 / largest),
        best.mu(),
        se,
        Interval.wald(best.mu(), se, level),
        gamma0 == NO_SELECTION ? Double.NaN : best.rho(),
        best.tau(),
        ChiSquared.survival(Math.max(0, 2 * (best.value() - larger)), 1),
        f.unpublished());
  }
}
