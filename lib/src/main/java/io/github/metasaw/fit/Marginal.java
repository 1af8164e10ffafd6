package io.github.metasaw.fit;

/**
 * The posterior of one quantity, on its own scale. A moment that does not exist because the tail is
 * too heavy is positive infinity, or NaN for a mean without a sign.
 */
public interface Marginal {

  /**
   * The mean.
   *
   * @return infinite where the tail is too heavy, NaN where it then has no sign
   */
  double mean();

  /**
   * The standard deviation.
   *
   * @return infinite where the tail is too heavy
   */
  double sd();

  /**
   * The density.
   *
   * @param x a value
   * @return its height; infinite at a value that has a probability of its own
   */
  double density(double x);

  /**
   * The distribution function.
   *
   * @param x a value
   * @return P(X &lt;= x)
   */
  double cdf(double x);

  /**
   * The quantile function.
   *
   * @param p from 0 to 1
   * @return the smallest x with {@code cdf(x) >= p}
   */
  double quantile(double p);

  /**
   * Where the density is largest.
   *
   * @return a value
   */
  double mode();

  /**
   * The shortest interval; the density must be unimodal.
   *
   * @param level its probability
   * @return both ends
   */
  Interval shortest(double level);

  /**
   * The values of a quantity that has finitely many.
   *
   * @return ascending; empty for a continuous quantity
   */
  default double[] points() {
    return new double[0];
  }

  /**
   * The median.
   *
   * @return the quantile of 0.5
   */
  default double median() {
    return quantile(0.5);
  }

  /**
   * The interval with equal tails.
   *
   * @param level its probability
   * @return both ends
   */
  default Interval interval(double level) {
    double tail = (1 - level) / 2;
    return new Interval(quantile(tail), quantile(1 - tail));
  }
}
