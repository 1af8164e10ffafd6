package io.github.metasaw.fit;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * A mixture of normal distributions; a component with SD 0 is a point. The posterior of a quantity
 * that is normal given some parameters, averaged over a quadrature rule for those, is such a
 * mixture.
 */
public final class NormalMixture implements Marginal {

  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

  /** Components below this share are left out of tails and densities, not of moments. */
  private static final double NEGLIGIBLE = 1e-14;

  /** A Newton step below this share of an SD leaves an error of its square. */
  private static final double CONVERGED = 1e-7;

  private static final int MAX_STEPS = 200;

  private final double[] weight;
  private final double[] centre;
  private final double[] spread;
  private final double mean;
  private final double sd;
  private final double typical;

  /**
   * A mixture with all its moments.
   *
   * @param weight of the components, above 0; their sum is taken as one [n]
   * @param centre their means [n]
   * @param spread their SDs, 0 or larger [n]
   */
  public static NormalMixture of(double[] weight, double[] centre, double[] spread) {
    double sum = Arrays.stream(weight).sum();
    double[] shares = Arrays.stream(weight).map(w -> w / sum).toArray();
    return new NormalMixture(shares, centre, spread, true, true);
  }

  /**
   * A finite mixture in the place of one with infinitely many components, whose moments may not
   * exist.
   *
   * @param weight of the components, summing to one [n]
   * @param centre their means [n]
   * @param spread their SDs, 0 or larger [n]
   * @param hasMean whether the mean exists; NaN else
   * @param hasVariance whether the variance exists; infinite else
   */
  public static NormalMixture of(
      double[] weight, double[] centre, double[] spread, boolean hasMean, boolean hasVariance) {
    return new NormalMixture(weight, centre, spread, hasMean, hasVariance);
  }

  private NormalMixture(
      double[] weight, double[] centre, double[] spread, boolean hasMean, boolean hasVariance) {
    // Gaps from one of them: where all are the same, the mean is exactly that, and the SD exactly
    // 0.
    double first = weight.length > 0 ? centre[0] : 0;
    double gaps = 0;
    for (int c = 0; c < weight.length; c++) {
      gaps += weight[c] * (centre[c] - first);
    }
    first += gaps;
    double second = 0;
    double spreads = 0;
    for (int c = 0; c < weight.length; c++) {
      double gap = centre[c] - first;
      second += weight[c] * (gap * gap + spread[c] * spread[c]);
      spreads += weight[c] * spread[c];
    }
    this.mean = hasMean ? first : Double.NaN;
    this.sd = hasVariance ? Math.sqrt(second) : Double.POSITIVE_INFINITY;
    this.typical = spreads;
    double[] w = new double[weight.length];
    double[] m = new double[weight.length];
    double[] s = new double[weight.length];
    int kept = merge(new double[][] {weight, centre, spread}, w, m, s);
    this.weight = Arrays.copyOf(w, kept);
    this.centre = Arrays.copyOf(m, kept);
    this.spread = Arrays.copyOf(s, kept);
  }

  /**
   * Leaves out components of negligible weight, and joins those that equal their neighbour.
   *
   * @param from weights, means and SDs [3][n]
   * @param w receives the weights of those that are left [n]
   * @param m receives their means [n]
   * @param s receives their SDs [n]
   * @return the number of those that are left
   */
  private static int merge(double[][] from, double[] w, double[] m, double[] s) {
    int kept = 0;
    for (int c = 0; c < w.length; c++) {
      double weight = from[0][c];
      double centre = from[1][c];
      double spread = from[2][c];
      if (weight < NEGLIGIBLE) {
        continue;
      }
      boolean same =
          kept > 0
              && Math.abs(centre - m[kept - 1]) <= 1e-12 * spread
              && Math.abs(spread - s[kept - 1]) <= 1e-12 * spread;
      if (same) {
        w[kept - 1] += weight;
      } else {
        w[kept] = weight;
        m[kept] = centre;
        s[kept] = spread;
        kept++;
      }
    }
    return kept;
  }

  /** Phi(z), with full relative accuracy in the lower tail. */
  private static double phi(double z) {
    return z > 8.5 ? 1 : z < -38.5 ? 0 : 0.5 * Erfc.value(-z / ROOT_TWO);
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
    double sum = 0;
    for (int c = 0; c < weight.length; c++) {
      double z = (x - centre[c]) / spread[c];
      if (z * z < 1400) {
        sum += weight[c] * DENSITY * Math.exp(-0.5 * z * z) / spread[c];
      } else if (spread[c] == 0 && x == centre[c]) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return sum;
  }

  @Override
  public double cdf(double x) {
    double sum = 0;
    for (int c = 0; c < weight.length; c++) {
      sum +=
          weight[c]
              * (spread[c] == 0 ? (x >= centre[c] ? 1 : 0) : phi((x - centre[c]) / spread[c]));
    }
    return Math.min(1, sum);
  }

  /** P(X &gt; x), accurate where it is small. */
  private double survival(double x) {
    double sum = 0;
    for (int c = 0; c < weight.length; c++) {
      sum +=
          weight[c] * (spread[c] == 0 ? (x < centre[c] ? 1 : 0) : phi((centre[c] - x) / spread[c]));
    }
    return Math.min(1, sum);
  }

  @Override
  public double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      return p == 0 ? Double.NEGATIVE_INFINITY : p == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    boolean upper = p > 0.5;
    double tail = upper ? 1 - p : p;
    double lo = Double.POSITIVE_INFINITY;
    double hi = Double.NEGATIVE_INFINITY;
    double z = standardQuantile(tail);
    double guess = 0;
    for (int c = 0; c < weight.length; c++) {
      double end = upper ? centre[c] - z * spread[c] : centre[c] + z * spread[c];
      lo = Math.min(lo, end);
      hi = Math.max(hi, end);
      guess += weight[c] * end;
    }
    // The quantile of a mixture lies between those of its components.
    return solve(tail, upper, new Interval(lo, hi), Math.min(hi, Math.max(lo, guess)));
  }

  /**
   * Newton's method for a quantile, kept inside a bracket.
   *
   * @param tail probability beyond the quantile
   * @param upper whether that is of the upper tail
   * @param bracket values between which it lies
   * @param start where to begin
   */
  private double solve(double tail, boolean upper, Interval bracket, double start) {
    double lo = bracket.lower();
    double hi = bracket.upper();
    double x = start;
    for (int step = 0; step < MAX_STEPS; step++) {
      double gap = upper ? tail - survival(x) : cdf(x) - tail;
      if (gap == 0) {
        return x;
      }
      if (gap < 0) {
        lo = x;
      } else {
        hi = x;
      }
      double newton = gap / density(x);
      if (Math.abs(newton) <= CONVERGED * typical) {
        return x - newton;
      }
      double next = x - newton;
      if (!(hi - lo > Math.ulp(x))) {
        return x;
      }
      // Bisect now and then, or a kink between components could be crossed too slowly.
      x = next > lo && next < hi && step % 8 != 7 ? next : 0.5 * (lo + hi);
    }
    return x;
  }

  private static double standardQuantile(double p) {
    return -ROOT_TWO * InverseErfc.value(2 * p);
  }

  @Override
  public double mode() {
    return HighestDensityInterval.minimise(x -> -density(x), quantile(0.02), quantile(0.98));
  }

  @Override
  public Interval shortest(double level) {
    return HighestDensityInterval.interval(this::quantile, level);
  }
}
