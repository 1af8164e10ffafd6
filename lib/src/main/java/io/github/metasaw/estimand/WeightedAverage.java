package io.github.metasaw.estimand;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.linalg.Symmetric;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A weighted average of the studies' own effects, sum p_i beta_i with weights p that sum to 1. Its
 * estimate is sum p_i yi with variance p'Vp, whatever the effects are: nothing is assumed of how
 * they differ. With a flat prior of every beta_i these are also the posterior mean and variance.
 *
 * @param name of the weights, as they were asked for
 * @param weights shares p_i, summing to 1 [k]
 * @param estimate on the scale of yi
 * @param se its standard error
 * @param efficiency the smallest variance of any weighted average, over this one's; at most 1
 * @param level confidence of the interval
 */
public record WeightedAverage(
    String name, List<Double> weights, double estimate, double se, double efficiency, double level)
    implements Tabular {

  /** Confidence of the intervals. */
  static final double LEVEL = 0.95;

  /** Takes a copy. */
  public WeightedAverage {
    weights = List.copyOf(weights);
  }

  /**
   * The average with some shares.
   *
   * @param name of the weights
   * @param shares summing to 1 [k]
   * @param yi estimates [k]
   * @param v their covariance [k][k]
   * @param smallest variance of any average
   * @return with an interval of 95 %
   */
  public static WeightedAverage of(
      String name, double[] shares, double[] yi, Symmetric v, double smallest) {
    double estimate = 0;
    for (int i = 0; i < yi.length; i++) {
      estimate += shares[i] * yi[i];
    }
    double variance = variance(shares, v);
    return new WeightedAverage(
        name,
        Arrays.stream(shares).boxed().toList(),
        estimate,
        Math.sqrt(variance),
        smallest / variance,
        LEVEL);
  }

  /** p'Vp. */
  static double variance(double[] shares, Symmetric v) {
    double[] across = v.multiply(shares);
    double variance = 0;
    for (int i = 0; i < shares.length; i++) {
      variance += shares[i] * across[i];
    }
    return variance;
  }

  public double lower() {
    return estimate - half();
  }

  public double upper() {
    return estimate + half();
  }

  private double half() {
    return se * Normal.critical(level);
  }

  /** Z of the test that this average is zero. */
  public double statistic() {
    return estimate / se;
  }

  /** Its two-sided p value. */
  public double p() {
    return Normal.twoSided(statistic());
  }

  /** As {@link WeightedAverages#table}: one row. */
  @Override
  public Table table() {
    return table(List.of(this));
  }

  /**
   * Averages of the same studies, one row each.
   *
   * @param rows the averages
   * @return weights, estimate, se, lower, upper, p, efficiency
   */
  static Table table(List<WeightedAverage> rows) {
    return Table.create(
        "weighted averages",
        StringColumn.create("weights", rows.stream().map(WeightedAverage::name).toList()),
        column("estimate", rows, WeightedAverage::estimate),
        column("se", rows, WeightedAverage::se),
        column("lower", rows, WeightedAverage::lower),
        column("upper", rows, WeightedAverage::upper),
        column("p", rows, WeightedAverage::p),
        column("efficiency", rows, WeightedAverage::efficiency));
  }

  private static DoubleColumn column(
      String name, List<WeightedAverage> rows, ToDoubleFunction<WeightedAverage> of) {
    return DoubleColumn.create(name, rows.stream().mapToDouble(of).toArray());
  }
}
