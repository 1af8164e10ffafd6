package io.github.metasaw.bayes.exact;

import io.github.metasaw.fit.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The shortest interval of a {@link QuadraticFormMixture}, whose distribution function takes about
 * a millisecond. It begins at 0, where the density of zeta2 is infinite unless tau = 0 is ruled
 * out, or has equal densities at both ends. Where such ends may be is read off gamma
 * approximations; from there Newton's method solves
 *
 * <pre>
 * F(upper) - F(lower) = level,  f(upper) = f(lower)
 * </pre>
 *
 * <p>with the slopes of f by secants. Of all solutions the shortest is the answer.
 */
final class ShortestIntervalSearch {

  /** Values at which the gamma approximations are compared. */
  private static final int POINTS = 120;

  /**
   * The share of the probability outside the interval that is left out of the search on either
   * side.
   */
  private static final double EDGE = 1e-3;

  /** Solutions of the approximations that are longer than the best by this factor are left out. */
  private static final double MAX_LENGTH_RATIO = 1.25;

  /** Step, as a share of x, for slopes of the approximate density. */
  private static final double DIFFERENCE = 0.05;

  /** The longest step of an end, as a share of its value. */
  private static final double MAX_STEP = 0.5;

  /** A step of this share of the interval's length changes the length by the square of it. */
  private static final double TOLERANCE = 1e-6;

  private static final int MAX_ITERATIONS = 25;

  private final GammaApproximation rough;
  private final DoubleFunction<DistributionPoint> exact;
  private final double level;

  /**
   * A search.
   *
   * @param rough approximation of the distribution
   * @param exact the distribution at a value above 0
   * @param level probability of the interval
   */
  ShortestIntervalSearch(
      GammaApproximation rough, DoubleFunction<DistributionPoint> exact, double level) {
    this.rough = rough;
    this.exact = exact;
    this.level = level;
  }

  /**
   * The shortest interval.
   *
   * @param quantile of the level: the end of the interval that begins at 0
   * @return null where Newton's method did not find the ends
   */
  @Nullable Interval find(double quantile) {
    Interval best = new Interval(0, quantile);
    double shortest = best.upper();
    List<Interval> candidates = approximations();
    for (Interval near : candidates) {
      shortest = Math.min(shortest, near.upper() - near.lower());
    }
    for (Interval near : candidates) {
      if (near.upper() - near.lower() > MAX_LENGTH_RATIO * shortest) {
        continue;
      }
      Interval found = solve(near);
      if (found == null) {
        return null;
      }
      best = found.upper() - found.lower() < best.upper() - best.lower() ? found : best;
    }
    return best;
  }

  /** Intervals that are shorter than their neighbours, by the gamma approximations. */
  private List<Interval> approximations() {
    double outside = EDGE * (1 - level);
    double from = rough.logQuantile(outside);
    double to = rough.logQuantile(1 - outside);
    double[] x = new double[POINTS];
    double[] cdf = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = Math.exp(from + (to - from) * i / (POINTS - 1));
      cdf[i] = rough.cdf(x[i]);
    }
    double[] upper = new double[POINTS];
    int count = 0;
    for (int above = 0; count < POINTS; count++) {
      double wanted = cdf[count] + level;
      while (above < POINTS && cdf[above] < wanted) {
        above++;
      }
      if (above == POINTS) {
        break;
      }
      double share = (wanted - cdf[above - 1]) / (cdf[above] - cdf[above - 1]);
      upper[count] = x[above - 1] + share * (x[above] - x[above - 1]);
    }
    List<Interval> shorter = new ArrayList<>();
    for (int i = 1; i < count - 1; i++) {
      double length = upper[i] - x[i];
      if (length <= upper[i - 1] - x[i - 1] && length < upper[i + 1] - x[i + 1]) {
        shorter.add(new Interval(x[i], upper[i]));
      }
    }
    return shorter;
  }

  /**
   * Newton's method for both ends at once, in a power of two near the upper end as the unit, so
   * that products of densities are numbers; null if it does not converge.
   */
  private @Nullable Interval solve(Interval near) {
    double unit = Math.scalb(1.0, Math.getExponent(near.upper()));
    End lower = new End(near.lower() / unit, unit);
    End upper = new End(near.upper() / unit, unit);
    for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      double missing = level - (upper.cdf() - lower.cdf());
      double excess = upper.density() - lower.density();
      double determinant = lower.density() * upper.slope - upper.density() * lower.slope;
      if (!(determinant < 0)) {
        return null;
      }
      double dl = (-missing * upper.slope - excess * upper.density()) / determinant;
      double du = (-excess * lower.density() - missing * lower.slope) / determinant;
      double most = Math.max(Math.abs(dl) / lower.x, Math.abs(du) / upper.x);
      double share = most > MAX_STEP ? MAX_STEP / most : 1;
      double tolerance = TOLERANCE * (upper.x - lower.x);
      if (Math.max(Math.abs(dl), Math.abs(du)) < tolerance) {
        return new Interval(unit * (lower.x + dl), unit * (upper.x + du));
      }
      lower.move(share * dl);
      upper.move(share * du);
      if (!(lower.x < upper.x)) {
        return null;
      }
    }
    return null;
  }

  /** One end of the interval, in a unit. */
  private final class End {
    private final double unit;
    private double x;
    private DistributionPoint at;

    /** Derivative of the density. */
    private double slope;

    End(double x, double unit) {
      this.unit = unit;
      this.x = x;
      this.at = exact.apply(unit * x);
      double h = DIFFERENCE * x;
      this.slope = (roughly(x + h) - 2 * roughly(x) + roughly(x - h)) / (h * h);
    }

    private double roughly(double x) {
      return rough.cdf(unit * x);
    }

    double cdf() {
      return at.cdf();
    }

    double density() {
      return unit * at.density();
    }

    void move(double step) {
      double before = density();
      x += step;
      at = exact.apply(unit * x);
      slope = step == 0 ? slope : (density() - before) / step;
    }
  }
}
