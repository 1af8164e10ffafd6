package io.github.metasaw.bayes;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;

/**
 * A quantity with finitely many values.
 *
 * @param values ascending
 * @param probability of each, summing to one
 */
record PointsMarginal(double[] values, double[] probability) implements Marginal {

  static PointsMarginal at(double value) {
    return new PointsMarginal(new double[] {value}, new double[] {1});
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
    double sum = 0;
    for (int i = 0; i < values.length && values[i] <= x; i++) {
      sum += probability[i];
    }
    return Math.min(1, sum);
  }

  @Override
  public double quantile(double p) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += probability[i];
      if (sum >= p) {
        return values[i];
      }
    }
    return values[values.length - 1];
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

  /** The same with every value transformed by an increasing function. */
  PointsMarginal squared() {
    double[] squares = values.clone();
    for (int i = 0; i < squares.length; i++) {
      squares[i] *= squares[i];
    }
    return new PointsMarginal(squares, probability);
  }
}
