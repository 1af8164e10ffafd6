package io.github.metasaw.genetics.result;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.genetics.scan.ScanColumn;
import io.github.metasaw.genetics.scan.ScanResults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What a QQ figure of p values draws: observed against expected -log10 p, exact for the smallest
 * thousand and in steps of 0.001 below; and the genomic inflation factor lambda, the median of the
 * chi-squared statistics with 1 degree of freedom over what it would be without association (Devlin
 * and Roeder 1999, Biometrics 55, 997).
 *
 * @param column that the p values come from
 * @param n number of p values
 * @param points from the smallest expected value to the largest
 * @param band what 95 % of samples of n without association keep within, point by point: the
 *     quantiles of beta(i, n + 1 - i) for the i-th smallest; from the largest expected value down
 * @param lambda genomic inflation factor
 */
public record QqData(String column, long n, List<Point> points, List<Band> band, double lambda) {

  private static final int EXACT = 1000;
  private static final double STEP = 0.001;
  private static final int BINS = 20_000;

  /**
   * One point.
   *
   * @param expected -log10 of the expected p value
   * @param observed -log10 of the observed p value
   */
  public record Point(double expected, double observed) {}

  /**
   * The band at one place; all numbers are -log10 of a probability.
   *
   * @param expected place on the axis of expected values
   * @param lower end of the band
   * @param upper end of the band
   */
  public record Band(double expected, double lower, double upper) {}

  /** Copies the lists. */
  public QqData {
    points = List.copyOf(points);
    band = List.copyOf(band);
  }

  /**
   * Reads a column of p values.
   *
   * @param results of a scan, or of another program
   * @param column of p values: {@code p}, {@code p_Z2}
   * @return the points, the band and lambda
   * @throws MetaException if there is no such column, or it holds no p values
   */
  public static QqData of(ScanResults results, String column) {
    Collector collector = new Collector();
    new PColumn(column).read(results, List.of(), (cells, value) -> collector.add(value));
    if (!ScanColumn.isPValue(column)) {
      throw noPValues(column, results);
    }
    return collector.data(column, results.name());
  }

  /**
   * Takes p values as they are.
   *
   * @param minusLog10 -log10 of p values; NaN is left out
   * @return the points, the band and lambda
   * @throws MetaException if there are no p values
   */
  public static QqData of(double[] minusLog10) {
    Collector collector = new Collector();
    for (double value : minusLog10) {
      collector.add(value);
    }
    return collector.data("p", "these");
  }

  /** Where a column holds other numbers. */
  static MetaException noPValues(String column, ScanResults results) {
    return MetaException.of(
        "a QQ figure is of p values, but '%s' of %s holds none".formatted(column, results.name()));
  }

  /** From smallest to largest p: 95 % of samples without association lie in it, point by point. */
  private static List<Band> band(long n) {
    List<Band> band = new ArrayList<>();
    double last = 0;
    for (int step = 0; last < n; step++) {
      double rank = Math.min((double) n, Math.max(last + 1, Math.rint(Math.pow(10, step / 16.0))));
      BetaDistribution p = BetaDistribution.of(rank, n - rank + 1);
      band.add(
          new Band(
              -Math.log10((rank - 0.5) / n),
              -Math.log10(p.inverseCumulativeProbability(0.975)),
              -Math.log10(p.inverseCumulativeProbability(0.025))));
      last = rank;
    }
    return band;
  }

  /** Constant memory: a histogram and the largest values. */
  static final class Collector {
    private final long[] bins = new long[BINS];
    private final PriorityQueue<Double> largest = new PriorityQueue<>();
    private long n;

    void add(double value) {
      if (Double.isNaN(value)) {
        return;
      }
      n++;
      bins[(int) Math.min(BINS - 1, value / STEP)]++;
      largest.add(value);
      if (largest.size() > EXACT) {
        largest.remove();
      }
    }

    boolean isEmpty() {
      return n == 0;
    }

    QqData data(String column, String where) {
      if (n == 0) {
        throw MetaException.of("no p values in column '%s' of %s".formatted(column, where));
      }
      List<Point> points = new ArrayList<>();
      List<Double> top = new ArrayList<>(largest);
      top.sort(Collections.reverseOrder());
      for (int i = 0; i < top.size(); i++) {
        points.add(new Point(-Math.log10((i + 0.5) / n), top.get(i)));
      }
      double last = points.isEmpty() ? 0 : points.get(points.size() - 1).expected();
      long above = 0;
      for (int bin = BINS - 1; bin >= 0; bin--) {
        if (bins[bin] > 0) {
          double expected = -Math.log10((above + bins[bin] / 2.0) / n);
          above += bins[bin];
          if (above > top.size() && expected < last) {
            points.add(new Point(expected, (bin + 0.5) * STEP));
          }
        }
      }
      Collections.reverse(points);
      return new QqData(column, n, points, band(n), lambda());
    }

    private double lambda() {
      double p = Math.pow(10, -median());
      return ChiSquared.upperQuantile(p, 1) / ChiSquared.upperQuantile(0.5, 1);
    }

    private double median() {
      long below = 0;
      for (int bin = 0; bin < BINS; bin++) {
        if (2 * (below + bins[bin]) >= n && bins[bin] > 0) {
          return (bin + (n / 2.0 - below) / bins[bin]) * STEP;
        }
        below += bins[bin];
      }
      return Double.NaN;
    }
  }
}
