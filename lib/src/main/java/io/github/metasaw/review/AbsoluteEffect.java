package io.github.metasaw.review;

import io.github.metasaw.data.effect.EffectConversions;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.fit.Interval;
import java.util.Locale;

/**
 * What a relative effect makes of a baseline risk (Cochrane Handbook, section 15.4.4).
 *
 * @param baseline risk without the intervention, between 0 and 1
 * @param risk risk with the intervention
 * @param interval of that risk; the baseline is taken as known
 */
public record AbsoluteEffect(double baseline, double risk, Interval interval) {

  /** Risks are told by so many people. */
  public static final int PEOPLE = 1000;

  /**
   * Computes.
   *
   * @param measure odds ratio, risk ratio, hazard ratio or risk difference
   * @param effect on the scale of the analysis: logs of ratios
   * @param bounds of the effect, on the same scale
   * @param baseline risk without the intervention, between 0 and 1
   * @return the risk with it, at most 1
   * @throws MetaException for another measure, and a baseline that is no risk
   */
  public static AbsoluteEffect compute(
      EffectMeasure measure, double effect, Interval bounds, double baseline) {
    if (!(baseline > 0 && baseline < 1)) {
      throw MetaException.of(
          "a baseline risk lies between 0 and 1, as 0.1 for 100 of 1,000 people, and is not "
              + CheckNumber.plain(baseline));
    }
    double one = risk(measure, bounds.lower(), baseline);
    double other = risk(measure, bounds.upper(), baseline);
    return new AbsoluteEffect(
        baseline,
        risk(measure, effect, baseline),
        new Interval(Math.min(one, other), Math.max(one, other)));
  }

  private static double risk(EffectMeasure measure, double effect, double baseline) {
    double risk =
        switch (measure) {
          case OR, PETO ->
              baseline + EffectConversions.logOddsRatioToRiskDifference(effect, baseline);
          case RR -> baseline * Math.exp(effect);
          case HR -> -Math.expm1(Math.exp(effect) * Math.log1p(-baseline));
          case RD -> baseline + effect;
          default ->
              throw MetaException.format(
                  "absolute effects are computed from odds ratios, risk ratios, hazard ratios and"
                      + " risk differences, and the measure here is '%s'; name another with %s",
                  measure.label().toLowerCase(Locale.ROOT), Remedy.data("measure", "OR"));
        };
    return Math.max(0, Math.min(1, risk));
  }

  /**
   * The difference that the intervention makes.
   *
   * @return people of {@link #PEOPLE}; fewer are negative
   */
  public double difference() {
    return PEOPLE * (risk - baseline);
  }
}
