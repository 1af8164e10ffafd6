package io.github.metasaw.freq.selection;

import io.github.metasaw.distribution.Normal;
import java.util.Arrays;

/**
 * Moments of the z statistic of one study that has been selected: of the density w(z) N(z; m, s^2)
 * / A. A is the probability of being selected, and the moments give its logarithm's derivatives by
 * m, log s and the logarithms of the weight function's parameters, in this order: the gradient is
 * the mean of the score of w N, and the second derivatives are its covariance plus the mean of the
 * second derivatives of log(w N).
 */
final class SelectedMoments {

  private final WeightRegions regions;
  private final WeightTable table;
  private final int d;
  private final double[] power = new double[5];

  /** Sums of first derivatives of log w times powers of b = (z - m)/s [d x 3]. */
  private final double[] weighted;

  /** Sums of products of first derivatives, and of second derivatives [d x d]. */
  private final double[] products;

  private final double[] bends;

  /**
   * @param table the weight function at the places of the regions, filled before each use
   */
  SelectedMoments(WeightRegions regions, WeightTable table) {
    this.regions = regions;
    this.table = table;
    this.d = table.d;
    this.weighted = new double[3 * d];
    this.products = new double[d * d];
    this.bends = new double[d * d];
  }

  /**
   * The probability of being selected, over that of a weight of 1, without the moments.
   *
   * @param m mean of the z statistic
   * @param s its SD
   * @param cuts ends of the pieces, ascending
   */
  double probability(double m, double s, double[] cuts) {
    Arrays.fill(power, 0);
    addPieces(m, s, cuts, false);
    double[] z = regions.z();
    double[] mass = regions.mass();
    int first = regions.places().length - z.length;
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double b = (z[i] - m) / s;
      sum += mass[i] * table.w[first + i] * Math.exp(-0.5 * b * b);
    }
    power[0] += sum / s;
    return power[0];
  }

  /** Computes the moments, where {@link #probability} is above 0. */
  void compute(double m, double s, double[] cuts) {
    Arrays.fill(power, 0);
    Arrays.fill(weighted, 0);
    Arrays.fill(products, 0);
    Arrays.fill(bends, 0);
    addPieces(m, s, cuts, true);
    double[] z = regions.z();
    double[] mass = regions.mass();
    int first = regions.places().length - z.length;
    for (int i = 0; i < z.length; i++) {
      double b = (z[i] - m) / s;
      double f = mass[i] * table.w[first + i] * Math.exp(-0.5 * b * b) / s;
      if (f > 0) {
        add(first + i, f, f * b, f * b * b, f * b * b * b, f * b * b * b * b);
      }
    }
    normalise();
  }

  /** Truncated moments: E b^r = (r - 1) E b^(r-2) + b0^(r-1) phi(b0) - b1^(r-1) phi(b1). */
  private void addPieces(double m, double s, double[] cuts, boolean withMoments) {
    int[] pieces = regions.pieces();
    double b0 = Double.NEGATIVE_INFINITY;
    double phi0 = 0;
    double below0 = 0;
    double above0 = 1;
    for (int i = 0; i < pieces.length; i++) {
      boolean isLast = i == cuts.length;
      double b1 = isLast ? Double.POSITIVE_INFINITY : (cuts[i] - m) / s;
      double tail = isLast ? 0 : Normal.survival(Math.abs(b1));
      double above1 = b1 > 0 ? tail : 1 - tail;
      double below1 = b1 > 0 ? 1 - tail : tail;
      double phi1 = isLast || !withMoments ? 0 : Normal.density(b1);
      int place = pieces[i];
      if (place >= 0 && table.w[place] > 0) {
        double mass = b0 > 0 ? above0 - above1 : b1 < 0 ? below1 - below0 : 1 - below0 - above1;
        double w = table.w[place];
        if (withMoments) {
          double e0 = phi0 == 0 ? 0 : b0;
          double e1 = phi1 == 0 ? 0 : b1;
          double first = phi0 - phi1;
          double second = mass + e0 * phi0 - e1 * phi1;
          double third = 2 * first + e0 * e0 * phi0 - e1 * e1 * phi1;
          double fourth = 3 * second + e0 * e0 * e0 * phi0 - e1 * e1 * e1 * phi1;
          add(place, w * mass, w * first, w * second, w * third, w * fourth);
        } else {
          power[0] += w * mass;
        }
      }
      b0 = b1;
      phi0 = phi1;
      below0 = below1;
      above0 = above1;
    }
  }

  private void add(int place, double f0, double f1, double f2, double f3, double f4) {
    power[0] += f0;
    power[1] += f1;
    power[2] += f2;
    power[3] += f3;
    power[4] += f4;
    for (int a = 0; a < d; a++) {
      double u = table.first[place * d + a];
      weighted[3 * a] += f0 * u;
      weighted[3 * a + 1] += f1 * u;
      weighted[3 * a + 2] += f2 * u;
      for (int c = 0; c < d; c++) {
        products[a * d + c] += f0 * u * table.first[place * d + c];
        bends[a * d + c] += f0 * table.second[(place * d + a) * d + c];
      }
    }
  }

  private void normalise() {
    double total = power[0];
    for (int r = 1; r < power.length; r++) {
      power[r] /= total;
    }
    for (int i = 0; i < weighted.length; i++) {
      weighted[i] /= total;
    }
    for (int i = 0; i < products.length; i++) {
      products[i] /= total;
      bends[i] /= total;
    }
  }

  /** E b^r, r from 1 to 2. */
  double power(int r) {
    return power[r];
  }

  /** E of second derivatives of log w. */
  double bend(int a, int c) {
    return bends[a * d + c];
  }

  /** The mean of the score, into 2 + d elements from an index on. */
  void mean(double s, double[] out, int from) {
    out[from] = power[1] / s;
    out[from + 1] = power[2] - 1;
    for (int a = 0; a < d; a++) {
      out[from + 2 + a] = weighted[3 * a];
    }
  }

  /** The covariance of the score, into row-major [2 + d x 2 + d] from an index on. */
  void covariance(double s, double[] out, int from) {
    int n = 2 + d;
    double m1 = power[1];
    double m2 = power[2];
    out[from] = (m2 - m1 * m1) / (s * s);
    out[from + 1] = (power[3] - m1 * m2) / s;
    out[from + n] = out[from + 1];
    out[from + n + 1] = power[4] - m2 * m2;
    for (int a = 0; a < d; a++) {
      double u = weighted[3 * a];
      double first = (weighted[3 * a + 1] - m1 * u) / s;
      double second = weighted[3 * a + 2] - m2 * u;
      out[from + 2 + a] = first;
      out[from + (2 + a) * n] = first;
      out[from + n + 2 + a] = second;
      out[from + (2 + a) * n + 1] = second;
      for (int c = 0; c < d; c++) {
        out[from + (2 + a) * n + 2 + c] = products[a * d + c] - u * weighted[3 * c];
      }
    }
  }
}
