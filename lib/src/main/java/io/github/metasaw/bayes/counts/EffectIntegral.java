package io.github.metasaw.bayes.counts;

import io.github.metasaw.integrate.GaussRule;
import java.util.Arrays;

/**
 * The likelihood of one study with its effect integrated out: m(mu, tau) = int L(theta) N(theta;
 * mu, tau^2) dtheta, with the moments of u = (theta - mu)/tau.
 *
 * <p>Where the normal density is wide against the steps that resolve L, the trapezoidal rule on a
 * fixed lattice of theta, which for analytic functions converges exponentially (Trefethen and
 * Weideman 2014, SIAM Review 56, 385); of a very wide one the part where L is constant is summed by
 * Euler and Maclaurin's formula. Where it is narrow, a Gauss-Hermite rule about the mode in u. All
 * terms are positive: the logarithm of m has an error near 1e-14 wherever it is. Not for several
 * threads at once.
 */
final class EffectIntegral {

  /** Steps in an SD of effects from which on the lattice resolves their density. */
  static final double WIDE = 1.6;

  /** Steps in an SD from which on Euler and Maclaurin's formula is exact. */
  private static final double VERY_WIDE = 16;

  /** Nodes of Gauss-Hermite rules up to an SD of so many steps. */
  private static final double[] SDS = {0.02, 0.1, 0.3, 0.7, WIDE};

  private static final int[] NODES = {6, 8, 12, 18, 28};

  private static final double[][] RULES = new double[2 * NODES.length][];

  /** Terms below this share of the largest are left out. */
  private static final double NEGLIGIBLE = -39;

  private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
  private static final int MAX_LATTICE = 1 << 20;

  static {
    // The Gauss rule of a normal distribution, from the trapezoidal rule that stands for it.
    double[] z = new double[721];
    double[] mass = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = 0.05 * (i - 360);
      mass[i] = 0.05 * Math.exp(-0.5 * z[i] * z[i] - LOG_ROOT_TWO_PI);
    }
    for (int r = 0; r < NODES.length; r++) {
      GaussRule rule = GaussRule.of(z, mass, NODES[r]);
      RULES[2 * r] = rule.nodes();
      RULES[2 * r + 1] = new double[NODES[r]];
      for (int i = 0; i < NODES[r]; i++) {
        double x = rule.nodes()[i];
        RULES[2 * r + 1][i] = rule.weights()[i] * Math.exp(0.5 * x * x);
      }
    }
  }

  private final EffectLikelihood likelihood;
  private final double h;
  private final double fineness;
  private final double[] out = new double[2];

  /** log L at the lattice j h, for j of 0 and more, and of less; NaN where not yet known. */
  private double[] right = unknown(256);

  private double[] left = unknown(256);

  /** Beyond these L is constant to the precision of a double. */
  private final int firstCurved;

  private final int lastCurved;

  private int mode;
  private double first;
  private double second;

  EffectIntegral(EffectLikelihood likelihood, double fineness) {
    this.likelihood = likelihood;
    this.h = likelihood.step();
    this.fineness = fineness;
    this.mode = (int) Math.rint(likelihood.centre() / h);
    this.firstCurved = likelihood.flat().left() ? curved(-1) : -MAX_LATTICE;
    this.lastCurved = likelihood.flat().right() ? curved(1) : MAX_LATTICE;
  }

  private static double[] unknown(int n) {
    double[] values = new double[n];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** The first place of the lattice, in a direction, where L is constant. */
  private int curved(int direction) {
    int j = mode;
    while (Math.abs(j) < MAX_LATTICE && likelihood.maximum() - lattice(j) > 1e-16) {
      j += direction;
    }
    return j;
  }

  EffectLikelihood likelihood() {
    return likelihood;
  }

  private double lattice(int j) {
    int at = j >= 0 ? j : -1 - j;
    double[] side = j >= 0 ? right : left;
    if (at >= side.length) {
      int known = side.length;
      side = Arrays.copyOf(side, Math.max(at + 1, 2 * known));
      Arrays.fill(side, known, side.length, Double.NaN);
      if (j >= 0) {
        right = side;
      } else {
        left = side;
      }
    }
    double value = side[at];
    if (Double.isNaN(value)) {
      value = likelihood.log(j * h);
      side[at] = value;
    }
    return value;
  }

  /**
   * log m(mu, tau); sets the moments.
   *
   * @param mu mean of the effects
   * @param tau their SD, 0 or more
   */
  double log(double mu, double tau) {
    if (tau == 0 || likelihood.isConstant()) {
      first = 0;
      second = 1;
      return likelihood.isConstant() ? likelihood.maximum() : likelihood.log(mu);
    }
    return tau < WIDE * h ? narrow(mu, tau) : wide(mu, tau);
  }

  /** Mean of u given mu and tau. */
  double mean() {
    return first;
  }

  /** Variance of u given mu and tau: for a normal likelihood vi/(vi + tau2). */
  double variance() {
    return Math.max(0, second - first * first);
  }

  private double narrow(double mu, double tau) {
    double z = 0;
    double curvature = 1;
    for (int i = 0; i < 8; i++) {
      likelihood.derivatives(mu + tau * z, out);
      curvature = Math.max(1, 1 - tau * tau * out[1]);
      double move = (tau * out[0] - z) / curvature;
      z += move;
      if (Math.abs(move) < 0.05) {
        break;
      }
    }
    double sd = 1 / Math.sqrt(curvature);
    int r = 0;
    while (r + 1 < NODES.length && tau > SDS[r] * h * fineness) {
      r++;
    }
    r = fineness > 1 ? Math.min(NODES.length - 1, r + 1) : r;
    double[] nodes = RULES[2 * r];
    double[] weights = RULES[2 * r + 1];
    double largest = likelihood.log(mu + tau * z) - 0.5 * z * z;
    double sum = 0;
    double one = 0;
    double two = 0;
    for (int i = 0; i < nodes.length; i++) {
      double u = z + sd * nodes[i];
      double term = weights[i] * Math.exp(likelihood.log(mu + tau * u) - 0.5 * u * u - largest);
      sum += term;
      one += term * u;
      two += term * u * u;
    }
    first = one / sum;
    second = two / sum;
    return largest + Math.log(sum * sd);
  }

  private double wide(double mu, double tau) {
    boolean isVeryWide = tau > VERY_WIDE * h;
    int from = isVeryWide ? firstCurved : -MAX_LATTICE;
    int to = isVeryWide ? lastCurved : MAX_LATTICE;
    double ratio = h / tau;
    double shift = mu / tau;
    climb(shift, ratio, from, to);
    double u0 = mode * ratio - shift;
    double largest = lattice(mode) - 0.5 * u0 * u0;
    if ((from > -MAX_LATTICE && (from - 1) * ratio > shift)
        || (to < MAX_LATTICE && (to + 1) * ratio < shift)) {
      largest = likelihood.maximum(); // where L is constant, at the mean
    }
    double sum = 0;
    double one = 0;
    double two = 0;
    for (int sign = 1; sign >= -1; sign -= 2) {
      for (int j = sign > 0 ? mode : mode - 1; j >= from && j <= to; j += sign) {
        double u = j * ratio - shift;
        double log = lattice(j) - 0.5 * u * u - largest;
        if (log < NEGLIGIBLE) {
          break;
        }
        double term = Math.exp(log);
        sum += term;
        one += term * u;
        two += term * u * u;
      }
    }
    double share = Math.exp(-LOG_ROOT_TWO_PI) * ratio;
    double[] sums = {share * sum, share * one, share * two};
    if (isVeryWide) {
      double log = likelihood.maximum() - largest;
      if (likelihood.flat().left()) {
        NormalTail.add((from - 1) * ratio - shift, ratio, log, 1, sums);
      }
      if (likelihood.flat().right()) {
        NormalTail.add(shift - (to + 1) * ratio, ratio, log, -1, sums);
      }
    }
    first = sums[1] / sums[0];
    second = sums[2] / sums[0];
    return largest + Math.log(sums[0]);
  }

  /** Moves to the place of the lattice, within limits, where the integrand is largest. */
  private void climb(double shift, double ratio, int from, int to) {
    int j = Math.max(from, Math.min(to, mode));
    double value = integrand(j, shift, ratio);
    for (int sign = 1; sign >= -1; sign -= 2) {
      int stride = 1;
      while (true) {
        int next = Math.max(from, Math.min(to, j + sign * stride));
        double there = next == j ? Double.NEGATIVE_INFINITY : integrand(next, shift, ratio);
        if (there > value) {
          j = next;
          value = there;
          stride *= 2;
        } else if (stride > 1) {
          stride = 1;
        } else {
          break;
        }
      }
    }
    mode = j;
  }

  private double integrand(int j, double shift, double ratio) {
    double u = j * ratio - shift;
    return lattice(j) - 0.5 * u * u;
  }
}
