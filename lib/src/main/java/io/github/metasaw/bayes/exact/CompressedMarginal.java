package io.github.metasaw.bayes.exact;

import io.github.metasaw.fit.HighestDensityInterval;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;

/**
 * A marginal whose quantiles come from few values of tau ({@link PosteriorQuadrature#condense}) in
 * its middle, and from all of them in its tails, where an error that is small relative to one need
 * not be small relative to the probability of the tail.
 */
final class CompressedMarginal implements Marginal {

  /** Largest error of a probability with which few values are accepted. */
  static final double TOLERANCE = 1e-10;

  /** Probability of each tail. */
  private static final double TAIL = 0.01;

  private final Marginal all;
  private final Marginal few;

  private CompressedMarginal(Marginal all, Marginal few) {
    this.all = all;
    this.few = few;
  }

  static Marginal of(Marginal all, Marginal few) {
    return new CompressedMarginal(all, few);
  }

  /** Whether the distribution functions agree at one point on either side of the middle. */
  static boolean agree(Marginal all, Marginal few) {
    return agreeAt(all, few.quantile(2 * TAIL), 2 * TAIL) && agreeAt(all, few.quantile(0.8), 0.8);
  }

  /** The larger of the differences at these points. */
  static double difference(Marginal all, Marginal few) {
    double low = Math.abs(all.cdf(few.quantile(2 * TAIL)) - 2 * TAIL);
    return Math.max(low, Math.abs(all.cdf(few.quantile(0.8)) - 0.8));
  }

  private static boolean agreeAt(Marginal all, double x, double p) {
    return Math.abs(all.cdf(x) - p) < TOLERANCE;
  }

  private static boolean isTail(double p) {
    return !(p > TAIL && p < 1 - TAIL);
  }

  @Override
  public double mean() {
    return all.mean();
  }

  @Override
  public double sd() {
    return all.sd();
  }

  @Override
  public double density(double x) {
    return all.density(x);
  }

  @Override
  public double cdf(double x) {
    double p = few.cdf(x);
    return isTail(p) ? all.cdf(x) : p;
  }

  @Override
  public double quantile(double p) {
    return isTail(p) ? all.quantile(p) : few.quantile(p);
  }

  @Override
  public double mode() {
    return all.mode();
  }

  @Override
  public Interval shortest(double level) {
    return HighestDensityInterval.interval(this::quantile, level);
  }
}
