package io.github.metasaw.genetics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What a QQ figure of p values draws: observed against expected -log10 p, exact for the smallest
 * thousand and in steps of 0.001 below; and the genomic inflation factor lambda, the median of the
 * chi-squared statistics with 1 degree of freedom over what it would be without association (Devlin
 * and Roeder 1999, Biometrics 55, 997).
 *
 * @param n p values there are
 * @param points from the smallest expected value to the largest
 * @param lambda genomic inflation factor
 */
public record QqData(long n, List<Point> points, double lambda) {

  private static final int EXACT = 1000;
  private static final double STEP = 0.001;
  private static final int BINS = 20_000;

  /** One point; both are -log10 of a probability. */
  public record Point(double expected, double observed) {}

  public QqData {
    points = List.copyOf(points);
  }

  /** From a column of p values of a file of results, plain or gz: {@code p}, {@code p_Z2}. */
  public static QqData of(Path results, String column) {
    Collector collector = new Collector();
    ResultFile.read(
        results, List.of(List.of(column)), c -> collector.add(ResultFile.minusLog10(c[0])));
    return collector.data();
  }

  /** From -log10 p; NaN is left out. */
  public static QqData of(double[] minusLog10) {
    Collector collector = new Collector();
    for (double value : minusLog10) {
      collector.add(value);
    }
    return collector.data();
  }

  /** Constant memory: a histogram and the largest values. */
  private static final class Collector {
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

    QqData data() {
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
      return new QqData(n, points, lambda());
    }

    private double lambda() {
      ChiSquaredDistribution chi = ChiSquaredDistribution.of(1);
      double p = Math.pow(10, -median());
      return n == 0
          ? Double.NaN
          : chi.inverseSurvivalProbability(p) / chi.inverseSurvivalProbability(0.5);
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
