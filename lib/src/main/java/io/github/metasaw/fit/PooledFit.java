package io.github.metasaw.fit;

/**
 * A fit whose answer is one estimate with its standard error, interval and test: mu, or the first
 * coefficient where there are moderators.
 */
public interface PooledFit extends Fit, HasHeterogeneity {

  /**
   * The first coefficient.
   *
   * @return mu where there are no moderators, on the scale of yi
   */
  double estimate();

  /**
   * Its standard error.
   *
   * @return on the scale of yi
   */
  double se();

  /**
   * The lower end of its interval.
   *
   * @return on the scale of yi
   */
  double lower();

  /**
   * The upper end of its interval.
   *
   * @return on the scale of yi
   */
  double upper();

  /**
   * Its test statistic.
   *
   * @return z or t
   */
  double statistic();

  /**
   * Its p value.
   *
   * @return two-sided
   */
  double p();
}
