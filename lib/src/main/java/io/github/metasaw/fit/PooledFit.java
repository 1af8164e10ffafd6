package io.github.metasaw.fit;

import io.github.metasaw.distribution.Reference;

/**
 * A fit that reports one estimate with its standard error, interval and test: mu, or the first
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
   * Degrees of freedom of its test and interval.
   *
   * @return those of t; NaN for the standard normal distribution
   */
  double testDf();

  /**
   * Half-width of its interval.
   *
   * @return in standard errors: the quantile of the standard normal or t distribution
   */
  default double critical() {
    return Reference.critical(level(), testDf());
  }

  /**
   * Its interval.
   *
   * @return estimate less and plus {@link #critical} standard errors, on the scale of yi
   */
  default Interval interval() {
    double half = critical() * se();
    return new Interval(estimate() - half, estimate() + half);
  }

  /**
   * The lower end of its interval.
   *
   * @return on the scale of yi
   */
  default double lower() {
    return interval().lower();
  }

  /**
   * The upper end of its interval.
   *
   * @return on the scale of yi
   */
  default double upper() {
    return interval().upper();
  }

  /**
   * Its test statistic, estimate over standard error.
   *
   * @return z or t
   */
  default double statistic() {
    return estimate() / se();
  }

  /**
   * Its p value.
   *
   * @return two-sided
   */
  default double p() {
    return Reference.twoSided(statistic(), testDf());
  }
}
