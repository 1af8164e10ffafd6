package io.github.metasaw.data.effect.convert;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;

/**
 * Quantiles of a sample, from which its mean and SD are estimated as if it were normal: range,
 * quartiles, or both (Wan and others 2014, Luo and others 2018, Shi and others 2020). R: metafor's
 * {@code conv.fivenum} with its default method.
 *
 * @param min smallest value; NaN where missing
 * @param q1 lower quartile; NaN where missing
 * @param median NaN where missing
 * @param q3 upper quartile; NaN where missing
 * @param max largest value; NaN where missing
 * @param n sample size
 */
public record FiveNumbers(double min, double q1, double median, double q3, double max, double n) {

  /** The smallest sample that the methods were made for. */
  public static final int LEAST_N = 5;

  /**
   * Checks the order.
   *
   * @throws MetaException if a quantile is below a lower one
   */
  public FiveNumbers {
    double before = Double.NEGATIVE_INFINITY;
    for (double value : new double[] {min, q1, median, q3, max}) {
      if (value < before) {
        throw MetaException.of(
            "min, q1, median, q3 and max must ascend, but %s follows %s"
                .formatted(CheckNumber.plain(value), CheckNumber.plain(before)));
      }
      before = Double.isNaN(value) ? before : value;
    }
  }

  private boolean hasRange() {
    return !Double.isNaN(min) && !Double.isNaN(max);
  }

  private boolean hasQuartiles() {
    return !Double.isNaN(q1) && !Double.isNaN(q3);
  }

  private boolean isLarge() {
    return n >= LEAST_N;
  }

  /**
   * The mean: a weighted average of mid-range, mid-quartile range and median (Luo and others 2018,
   * equations 7, 11 and 15).
   *
   * @return NaN where the median or both ends are missing, or the sample is smaller than 5
   */
  public double mean() {
    if (!isLarge() || Double.isNaN(median)) {
      return Double.NaN;
    }
    double power = Math.pow(n, 0.75);
    if (hasRange() && hasQuartiles()) {
      double ofRange = 2.2 / (2.2 + power);
      double ofQuartiles = 0.7 - 0.72 / Math.pow(n, 0.55);
      return ofRange * (min + max) / 2
          + ofQuartiles * (q1 + q3) / 2
          + (1 - ofRange - ofQuartiles) * median;
    }
    if (hasQuartiles()) {
      double weight = 0.7 + 0.39 / n;
      return weight * (q1 + q3) / 2 + (1 - weight) * median;
    }
    double weight = 4 / (4 + power);
    return hasRange() ? weight * (min + max) / 2 + (1 - weight) * median : Double.NaN;
  }

  /**
   * The SD: range and quartile range over what a normal sample of this size has (Wan and others
   * 2014, equations 9 and 16; Shi and others 2020, equation 10).
   *
   * @return NaN where both ends are missing, or the sample is smaller than 5
   */
  public double sd() {
    if (!isLarge()) {
      return Double.NaN;
    }
    double ofRange = (max - min) / (2 * Normal.quantile((n - 0.375) / (n + 0.25)));
    double ofQuartiles = (q3 - q1) / (2 * Normal.quantile((0.75 * n - 0.125) / (n + 0.25)));
    if (hasRange() && hasQuartiles()) {
      double weight = 1 / (1 + 0.07 * Math.pow(n, 0.6));
      return weight * ofRange + (1 - weight) * ofQuartiles;
    }
    return hasQuartiles() ? ofQuartiles : ofRange;
  }

  /**
   * Whether the quantiles lie so unevenly that the sample is hardly one of a normal distribution:
   * the test of Shi and others 2023 at 5 %.
   *
   * @return false where there is too little to tell
   */
  public boolean isSkewed() {
    if (!isLarge() || Double.isNaN(median)) {
      return false;
    }
    double ofRange = Math.abs(min + max - 2 * median) / (max - min);
    double ofQuartiles = Math.abs(q1 + q3 - 2 * median) / (q3 - q1);
    if (hasRange() && hasQuartiles()) {
      double larger = Math.max(2.65 * Math.log(0.6 * n) / Math.sqrt(n) * ofRange, ofQuartiles);
      return larger >= 3 / Math.sqrt(n) - 40 / (n * n * n);
    }
    return hasQuartiles()
        ? ofQuartiles >= 2.65 / Math.sqrt(n) - 6 / (n * n)
        : ofRange >= 1 / Math.log(n + 9) + 2.5 / (n + 1);
  }

  /**
   * The papers that mean and SD follow.
   *
   * @return authors and years
   */
  public String source() {
    return hasRange() && hasQuartiles()
        ? "Luo 2018, equation 15; Shi 2020, equation 10"
        : hasQuartiles()
            ? "Luo 2018, equation 11; Wan 2014, equation 16"
            : "Luo 2018, equation 7; Wan 2014, equation 9";
  }
}
