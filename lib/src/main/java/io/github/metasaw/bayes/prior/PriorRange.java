package io.github.metasaw.bayes.prior;

import io.github.metasaw.data.ComputableRange;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.PriorText;

/**
 * How large and small the numbers of a prior may be. The fourth power of tau, which the SD of tau2
 * needs, must not overflow, nor may sums of it; and a prior must be wide enough for quadrature to
 * tell it from a point.
 */
public final class PriorRange {

  /** In units of log tau, of a prior with two ends. */
  private static final double NARROWEST_SUPPORT = 1e-5;

  private static final double NARROWEST_SD = 1e-4;
  private static final double WIDEST_SD = 30;

  private static final String REMEDY = "; change its numbers, or the unit of the effects";

  private PriorRange() {}

  /**
   * Refuses a prior of heterogeneity about values of tau that cannot be computed with.
   *
   * @throws MetaException with line and column
   */
  static void refuse(PriorText text, ScaledDensity density) {
    for (double u : density.landmarks()) {
      refuse(text, u);
    }
    if (density.lower() > Double.NEGATIVE_INFINITY) {
      refuse(text, density.lower());
    }
    if (density.upper() < Double.POSITIVE_INFINITY) {
      refuse(text, density.upper());
    }
    if (density.upper() - density.lower() < NARROWEST_SUPPORT) {
      throw narrow(text, density.lower(), density.scale());
    }
  }

  private static void refuse(PriorText text, double u) {
    if (!(Math.abs(u) <= Math.log(ComputableRange.LARGEST) + 1e-9)) {
      throw outside(text, u > 0);
    }
  }

  /**
   * Refuses a known tau that cannot be computed with.
   *
   * @throws MetaException with line and column
   */
  static void refuseTau(PriorText text, double tau, boolean mayBeZero) {
    if (!(ComputableRange.holdsScale(tau) || (tau == 0 && mayBeZero))) {
      throw outside(text, tau > 1);
    }
  }

  private static MetaException outside(PriorText text, boolean above) {
    return MetaException.format(
        "prior %s = %s puts %s %s, which cannot be computed with%s %s",
        text.target(),
        text.call(),
        PriorScale.of(text.target()) == null ? "an SD" : "tau",
        above ? "above 1e50" : "below 1e-50",
        REMEDY,
        text.distributionSpan().place());
  }

  /**
   * Refuses an SD of log tau that quadrature cannot resolve, or whose tails leave all numbers.
   *
   * @param centre of log tau, the scale's own value
   * @param sd on that scale
   * @throws MetaException with line and column
   */
  static void refuseSpread(PriorText text, PriorScale scale, double centre, double sd) {
    double own = scale.isLog() ? sd / Math.abs(scale.rate(1)) : sd / 2;
    if (!(own >= NARROWEST_SD)) {
      throw narrow(text, scale.logTau(scale.isLog() ? centre : Math.exp(centre)), scale);
    }
    if (!(own <= WIDEST_SD)) {
      throw outside(text, true);
    }
  }

  private static MetaException narrow(PriorText text, double u, PriorScale scale) {
    return MetaException.format(
        "prior %s = %s is so narrow that it is a known value; write prior %s = fixed(%s) %s",
        text.target(),
        text.call(),
        text.target(),
        (float) scale.value(u),
        text.distributionSpan().place());
  }
}
