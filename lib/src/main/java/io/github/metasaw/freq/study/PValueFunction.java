package io.github.metasaw.freq.study;

import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.Interval;

/**
 * The two-sided p value of an estimate for every effect that might be the true one: its confidence
 * intervals of all levels, stacked (Infanger and Schmidt-Trucksäss 2019, Stat Med 38:4189).
 *
 * @param label whose estimate it is
 * @param estimate the effect with p = 1, on the scale of yi
 * @param sd its standard error; of a next study's effect, the SD of its prediction
 * @param df degrees of freedom of t; NaN for the normal distribution
 */
public record PValueFunction(String label, double estimate, double sd, double df) {

  /**
   * The p value of an effect.
   *
   * @param effect supposed to be true, on the scale of yi
   * @return two-sided
   */
  public double p(double effect) {
    return Reference.twoSided((estimate - effect) / sd, df);
  }

  /**
   * The effects whose p value is not below 1 less a level.
   *
   * @param level of confidence
   * @return on the scale of yi
   */
  public Interval interval(double level) {
    double half = Reference.critical(level, df) * sd;
    return new Interval(estimate - half, estimate + half);
  }
}
