package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.fit.Interval;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How an interval is computed from bootstrap draws (Davison and Hinkley 1997, Bootstrap methods and
 * their application, chapter 5). Quantiles are order statistics (R's type 1), as in the R package
 * simhelpers.
 */
public enum BootstrapInterval implements Named {
  /** The limits are quantiles of the draws. */
  PERCENTILE("percentile", "percentile"),
  /** The limits are twice the estimate minus these quantiles. */
  BASIC("basic", "basic"),
  /**
   * The limits are the estimate minus its standard error times quantiles of (draw - estimate) / SE
   * of the draw.
   */
  STUDENT("student", "studentised");

  private final String id;
  private final String label;

  BootstrapInterval(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * Finds an interval by its name.
   *
   * @param name one of the ids
   * @return the interval
   * @throws MetaException if the name is unknown
   */
  public static BootstrapInterval parse(String name) {
    return Named.parse("bootstrap interval", name, values());
  }

  /**
   * The name in options.
   *
   * @return {@code percentile}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The name in words.
   *
   * @return {@code studentised}
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * Computes the interval.
   *
   * @param estimate estimate from the original data
   * @param se standard error of the estimate
   * @param draws estimates of the resamples, which may be infinite [n]
   * @param errors standard errors of the draws; a draw with NaN is left out of a studentised
   *     interval [n]
   * @param level confidence level, between 0 and 1
   * @return the interval; NaN if there are no draws, or if the estimate or a required standard
   *     error is not finite
   */
  Interval of(double estimate, double se, double[] draws, double[] errors, double level) {
    double tail = (1 - level) / 2;
    double[] sorted =
        this == STUDENT
            ? IntStream.range(0, draws.length)
                .filter(d -> Double.isFinite(draws[d]) && errors[d] > 0)
                .mapToDouble(d -> (draws[d] - estimate) / errors[d])
                .toArray()
            : draws.clone();
    Arrays.sort(sorted);
    boolean isKnown = this == PERCENTILE || Double.isFinite(estimate);
    if (sorted.length == 0 || !isKnown || (this == STUDENT && !(se > 0))) {
      return new Interval(Double.NaN, Double.NaN);
    }
    double low = quantile(sorted, tail);
    double high = quantile(sorted, 1 - tail);
    return switch (this) {
      case PERCENTILE -> new Interval(low, high);
      case BASIC -> new Interval(2 * estimate - high, 2 * estimate - low);
      case STUDENT -> new Interval(estimate - se * high, estimate - se * low);
    };
  }

  /** The smallest of the values that at least a proportion p of them do not exceed. */
  private static double quantile(double[] sorted, double p) {
    double at = sorted.length * p;
    int below = (int) Math.ceil(at - 1e-9 * Math.max(1, at)) - 1;
    return sorted[Math.min(Math.max(0, below), sorted.length - 1)];
  }
}
