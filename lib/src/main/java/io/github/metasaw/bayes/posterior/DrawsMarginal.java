package io.github.metasaw.bayes.posterior;

import io.github.metasaw.fit.HighestDensityInterval;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The empirical distribution of the draws of one quantity: quantiles are R's type 7, the density is
 * a Gaussian kernel estimate with Silverman's bandwidth (R's {@code bw.nrd0}).
 */
@API(status = API.Status.INTERNAL)
public final class DrawsMarginal implements Marginal {

  private final double[] sorted;
  private final double mean;
  private final double sd;

  /**
   * A distribution.
   *
   * @param draws in any order, copied [n]
   */
  public DrawsMarginal(double[] draws) {
    this.sorted = draws.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (double x : sorted) {
      sum += x;
    }
    this.mean = sum / sorted.length;
    double squares = 0;
    for (double x : sorted) {
      squares += (x - mean) * (x - mean);
    }
    this.sd = Math.sqrt(squares / (sorted.length - 1));
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double sd() {
    return sd;
  }

  @Override
  public double density(double x) {
    double h = bandwidth();
    if (!(h > 0)) {
      return x == mean ? Double.POSITIVE_INFINITY : 0;
    }
    double sum = 0;
    for (int i = below(x - 8 * h); i < sorted.length && sorted[i] < x + 8 * h; i++) {
      double z = (x - sorted[i]) / h;
      sum += Math.exp(-0.5 * z * z);
    }
    return sum / (sorted.length * h * Math.sqrt(2 * Math.PI));
  }

  private double bandwidth() {
    double iqr = quantile(0.75) - quantile(0.25);
    double spread = iqr > 0 ? Math.min(sd, iqr / 1.34) : sd;
    return 0.9 * spread * Math.pow(sorted.length, -0.2);
  }

  /** The number of draws below x. */
  private int below(double x) {
    int at = Arrays.binarySearch(sorted, x);
    at = at < 0 ? -at - 1 : at;
    while (at > 0 && sorted[at - 1] >= x) {
      at--;
    }
    return at;
  }

  @Override
  public double cdf(double x) {
    return below(Math.nextUp(x)) / (double) sorted.length;
  }

  @Override
  public double quantile(double p) {
    double h = (sorted.length - 1) * p;
    int i = (int) Math.floor(h);
    int next = Math.min(i + 1, sorted.length - 1);
    return sorted[i] + (h - i) * (sorted[next] - sorted[i]);
  }

  @Override
  public double mode() {
    return HighestDensityInterval.minimise(x -> -density(x), quantile(0.001), quantile(0.999));
  }

  /** The narrowest interval that holds this share of the draws (Chen and Shao 1999). */
  @Override
  public Interval shortest(double level) {
    int span = Math.min(sorted.length - 1, (int) Math.ceil(level * sorted.length));
    int best = 0;
    for (int i = 1; i + span < sorted.length; i++) {
      if (sorted[i + span] - sorted[i] < sorted[best + span] - sorted[best]) {
        best = i;
      }
    }
    return new Interval(sorted[best], sorted[best + span]);
  }
}
