package io.github.metasaw.plot.posterior;

import io.github.metasaw.bayes.exact.OneVariancePosterior;

/**
 * A value of tau that a figure points out.
 *
 * @param value an SD, 0 or larger; NaN for none
 * @param most where the axis of tau ends
 */
public record MarkedTau(double value, double most) {

  /**
   * Where an axis ends that shows nearly all of a posterior of tau.
   *
   * @param posterior of a model with one tau
   * @return an SD
   */
  public static double mostOf(OneVariancePosterior posterior) {
    return DisplayRange.of(posterior.tau()).upper();
  }
}
