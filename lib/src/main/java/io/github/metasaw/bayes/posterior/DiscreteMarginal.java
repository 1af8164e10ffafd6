package io.github.metasaw.bayes.posterior;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import org.apiguardian.api.API;

/** A quantity with finitely many values. */
@API(status = API.Status.INTERNAL)
public final class DiscreteMarginal implements Marginal {

  private final double[] values;
  private final double[] probability;
  private final double[] cumulative;

  /**
   * A distribution.
   *
   * @param values ascending
   * @param probability of each, summing to one
   */
  public DiscreteMarginal(double[] values, double[] probability) {
    this.values = values;
    this.probability = probability;
    this.cumulative = new double[values.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += probability[i];
      cumulative[i] = sum;
    }
  }

  /**
   * A distribution with probabilities in proportion to exp(logs).
   *
   * @param values ascending [n]
   * @param logs natural logs of weights [n]
   * @return the distribution
   */
  public static DiscreteMarginal ofLogs(double[] values, double[] logs) {
    double[] probability = logs.clone();
    LogWeights.normalise(probability);
    return new DiscreteMarginal(values, probability);
  }

  /**
   * A point.
   *
   * @param value the only value
   * @return the distribution
   */
  public static DiscreteMarginal at(double value) {
    return new DiscreteMarginal(new double[] {value}, new double[] {1});
  }

  @Override
  public double[] points() {
    return values.clone();
  }

  @Override
  public double mean() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += probability[i] * values[i];
    }
    return sum;
  }

  @Override
  public double sd() {
    double mean = mean();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += probability[i] * (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(sum);
  }

  @Override
  public double density(double x) {
    for (double value : values) {
      if (value == x) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return 0;
  }

  @Override
  public double cdf(double x) {
    int at = -1;
    while (at + 1 < values.length && values[at + 1] <= x) {
      at++;
    }
    return at < 0 ? 0 : Math.min(1, cumulative[at]);
  }

  @Override
  public double quantile(double p) {
    int lo = 0;
    int hi = values.length - 1;
    while (lo < hi) {
      int middle = (lo + hi) >>> 1;
      if (cumulative[middle] < p) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    return values[lo];
  }

  @Override
  public double mode() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = probability[i] > probability[best] ? i : best;
    }
    return values[best];
  }

  /** The shortest run of neighbouring values with at least this probability. */
  @Override
  public Interval shortest(double level) {
    Interval best = new Interval(values[0], values[values.length - 1]);
    for (int from = 0; from < values.length; from++) {
      double sum = 0;
      for (int to = from; to < values.length; to++) {
        sum += probability[to];
        if (sum >= level) {
          if (values[to] - values[from] < best.width()) {
            best = new Interval(values[from], values[to]);
          }
          break;
        }
      }
    }
    return best;
  }

  /**
   * The distribution of the square of a quantity that is not negative.
   *
   * @return with the same probabilities
   */
  public DiscreteMarginal squared() {
    double[] squares = values.clone();
    for (int i = 0; i < squares.length; i++) {
      squares[i] *= squares[i];
    }
    return new DiscreteMarginal(squares, probability);
  }
}
