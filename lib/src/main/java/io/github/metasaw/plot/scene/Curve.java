package io.github.metasaw.plot.scene;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Points of a line, on the scales of the data.
 *
 * @param xs ascending [n]
 * @param ys [n]; NaN breaks the line, infinity leaves the picture
 */
public record Curve(double[] xs, double[] ys) {

  /**
   * A function at {@code points} equal steps.
   *
   * @param f the function
   * @param low smallest x
   * @param high largest x
   * @param points number of points, 2 or more
   * @return the curve
   */
  public static Curve of(DoubleUnaryOperator f, double low, double high, int points) {
    double[] xs = new double[points];
    double[] ys = new double[points];
    for (int i = 0; i < points; i++) {
      xs[i] = i == points - 1 ? high : low + (high - low) * i / (points - 1);
      ys[i] = f.applyAsDouble(xs[i]);
    }
    return new Curve(xs, ys);
  }

  public int size() {
    return xs.length;
  }

  /**
   * The place of a point.
   *
   * @param i number of the point, from 0
   * @return its horizontal coordinate
   */
  public double x(int i) {
    return xs[i];
  }

  /**
   * The height of a point.
   *
   * @param i number of the point, from 0
   * @return its height
   */
  public double y(int i) {
    return ys[i];
  }

  /**
   * The height at x, between the points on a straight line; that of the nearest end outside.
   *
   * @param x on the horizontal axis
   * @return the height
   */
  public double at(double x) {
    int i = Arrays.binarySearch(xs, x);
    if (i >= 0) {
      return ys[i];
    }
    int next = -i - 1;
    if (next == 0 || next == xs.length) {
      return ys[Math.min(next, xs.length - 1)];
    }
    if (Double.isInfinite(ys[next - 1]) || Double.isInfinite(ys[next])) {
      return Math.max(ys[next - 1], ys[next]);
    }
    double share = (x - xs[next - 1]) / (xs[next] - xs[next - 1]);
    return ys[next - 1] + share * (ys[next] - ys[next - 1]);
  }

  /** The largest finite height; 0 if there is none. */
  public double highest() {
    double most = 0;
    for (double value : ys) {
      most = Double.isFinite(value) ? Math.max(most, value) : most;
    }
    return most;
  }

  /**
   * The largest height beyond the first share of the points, where a density may be infinite.
   *
   * @param share of the points that are left out, 0 to 1
   * @return the height
   */
  public double highestBeyond(double share) {
    double most = 0;
    for (int i = (int) (share * ys.length); i < ys.length; i++) {
      most = Math.max(most, ys[i]);
    }
    return most;
  }

  /**
   * The same curve with points between its own, on cubics in the number of the point (Catmull and
   * Rom 1974): for a smooth function whose heights take long to compute.
   *
   * @param parts into which each stretch between two points is cut, 1 or more
   * @return a curve of {@code (size - 1) parts + 1} points, these among them
   */
  public Curve refined(int parts) {
    int last = size() - 1;
    double[] x = new double[last * parts + 1];
    double[] y = new double[x.length];
    for (int i = 0; i < last; i++) {
      for (int part = 0; part < parts; part++) {
        double t = part / (double) parts;
        x[i * parts + part] = between(xs, i, t);
        y[i * parts + part] = between(ys, i, t);
      }
    }
    x[last * parts] = xs[last];
    y[last * parts] = ys[last];
    return new Curve(x, y);
  }

  /** A share of the way from value i to the next; beyond the ends second differences go on. */
  private static double between(double[] values, int i, double t) {
    double here = values[i];
    double next = values[i + 1];
    int last = values.length - 1;
    if (t == 0 || last < 2) {
      return here + t * (next - here);
    }
    double before = i > 0 ? values[i - 1] : 3 * (here - next) + values[2];
    double after = i + 1 < last ? values[i + 2] : 3 * (next - here) + values[i - 1];
    double slope = (next - before) / 2;
    double slopeNext = (after - here) / 2;
    double rise = next - here;
    return here
        + t * (slope + t * (3 * rise - 2 * slope - slopeNext + t * (slope + slopeNext - 2 * rise)));
  }

  /**
   * The same curve with other heights.
   *
   * @param factor by which heights are multiplied
   * @return a copy
   */
  public Curve times(double factor) {
    double[] scaled = ys.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return new Curve(xs, scaled);
  }
}
