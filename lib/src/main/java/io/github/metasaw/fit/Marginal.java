package io.github.metasaw.fit;

/**
 * The posterior of one quantity, on its own scale. A moment that does not exist because the tail is
 * too heavy is positive infinity, or NaN for a mean without a sign.
 */
public interface Marginal {

  double mean();

  double sd();

  /** The density at x; infinite at a value that has a probability of its own. */
  double density(double x);

  /** P(X &lt;= x). */
  double cdf(double x);

  /** The smallest x with {@code cdf(x) >= p}. */
  double quantile(double p);

  /** Where the density is largest. */
  double mode();

  /** The shortest interval of probability {@code level}; the mass must have one hump. */
  Interval shortest(double level);

  /** The values, ascending, of a quantity that has finitely many; empty for a continuous one. */
  default double[] points() {
    return new double[0];
  }

  default double median() {
    return quantile(0.5);
  }

  /** The interval with equal tails of probability {@code level}. */
  default Interval interval(double level) {
    double tail = (1 - level) / 2;
    return new Interval(quantile(tail), quantile(1 - tail));
  }
}
