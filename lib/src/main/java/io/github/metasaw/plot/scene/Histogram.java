package io.github.metasaw.plot.scene;

import java.util.Arrays;

/**
 * Counts in bins of equal width; bins begin at multiples of the width, as ggplot2's {@code
 * geom_histogram(binwidth, boundary = 0)}.
 *
 * @param start where the first bin begins
 * @param width of a bin, on the scale of the values
 * @param counts [bin]
 * @param size of the sample, values outside the bins included
 */
public record Histogram(double start, double width, int[] counts, int size) {

  /** A finer histogram than this says nothing. */
  private static final int MAX_BINS = 2000;

  /**
   * Of values from {@code low} to {@code high}; those that are not finite are left out.
   *
   * @param values any numbers [n]
   * @param low left end of the first bin
   * @param high right end of the range
   * @param width of a bin
   * @return the histogram
   */
  public static Histogram of(double[] values, double low, double high, double width) {
    double step = (high - low) / width > MAX_BINS ? (high - low) / MAX_BINS : width;
    double first = Math.floor(low / step);
    int bins = (int) Math.max(1, Math.ceil(high / step) - first);
    int[] counts = new int[bins];
    for (double value : values) {
      double bin = Math.floor(value / step) - first;
      if (bin >= 0 && bin < bins) {
        counts[(int) bin]++;
      }
    }
    return new Histogram(first * step, step, counts, values.length);
  }

  /**
   * A round width near that of Freedman and Diaconis (1981): 2 IQR / cube root of n.
   *
   * @param values any numbers [n]
   * @param low left end of the first bin
   * @param high right end of the range
   * @return above 0
   */
  public static double width(double[] values, double low, double high) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double iqr = sorted[(int) (0.75 * (n - 1))] - sorted[(int) (0.25 * (n - 1))];
    double ideal = 2 * iqr / Math.cbrt(n);
    double span = high - low;
    return Axis.step(Math.max(span / 80, Math.min(span / 8, ideal > 0 ? ideal : span / 20)) / 1.6);
  }

  /**
   * Where a bin begins.
   *
   * @param bin number of the bin, from 0
   * @return left end of the bin
   */
  public double from(int bin) {
    return start + bin * width;
  }

  /**
   * Height on the scale of a density.
   *
   * @param bin number of the bin, from 0
   * @return counts divided by the size of the sample and the width
   */
  public double density(int bin) {
    return counts[bin] / (size * width);
  }

  public int most() {
    return Arrays.stream(counts).max().orElse(0);
  }
}
