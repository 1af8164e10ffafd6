package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.fit.Interval;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How an interval follows from bootstrap draws (Davison and Hinkley 1997, Bootstrap methods and
 * their application, chapter 5). Quantiles are order statistics, R's type 1, as those of the R
 * package simhelpers are.
 */
public enum BootstrapInterval implements Named {
  /** Between quantiles of the draws. */
  PERCENTILE("percentile", "percentile"),
  /** Twice the estimate less those quantiles. */
  BASIC("basic", "basic"),
  /** The estimate less its standard error times quantiles of (draw - estimate) / SE of the draw. */
  STUDENT("student", "studentised");

  private final String id;
  private final String label;

  BootstrapInterval(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The interval of a name.
   *
   * @param name one of the ids
   * @return the interval
   * @throws MetaException for another name
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
   * The interval.
   *
   * @param estimate of the data themselves
   * @param se its standard error
   * @param draws estimates of the resamples, which may be infinite [n]
   * @param errors their standard errors; NaN leaves a draw out of a studentised interval [n]
   * @param level confidence, between 0 and 1
   * @return NaN where there are no draws, or no finite estimate or standard error that it needs
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

  /** The smallest value that a share p of the values do not exceed. */
  private static double quantile(double[] sorted, double p) {
    double at = sorted.length * p;
    int below = (int) Math.ceil(at - 1e-9 * Math.max(1, at)) - 1;
    return sorted[Math.min(Math.max(0, below), sorted.length - 1)];
  }
}
