package io.github.metasaw.bayes.counts;

/**
 * The likelihood of one study with its effect integrated out: m(mu, tau) = int L(theta) N(theta;
 * mu, tau^2) dtheta, with the moments of u = (theta - mu)/tau.
 *
 * <p>Where the normal density is wide against the steps that resolve L, the trapezoidal rule on a
 * fixed lattice of theta, which for analytic functions converges exponentially (Trefethen and
 * Weideman 2014, SIAM Review 56, 385); of a very wide one the part where L is constant is summed by
 * Euler and Maclaurin's formula. Each term of the sum follows from the one before: their ratio
 * changes by the second difference of their logarithms, which is that of log L less (step/tau)^2.
 * Where the normal density is narrow, a Gauss-Hermite rule about the mode in u. All terms are
 * positive: the logarithm of m has an error below 1e-12 wherever it is. Not for several threads at
 * once.
 */
final class EffectIntegral {

  /** Steps in an SD of effects from which on a lattice resolves their density. */
  static final double WIDE = 1.6;

  /** Steps in an SD from which on Euler and Maclaurin's formula is exact. */
  private static final double VERY_WIDE = 16;

  /** How much wider the steps of the coarse lattice are, and from how many of them in an SD. */
  private static final double COARSE = 1.5;

  private static final double WIDE_IF_COARSE = 2.7;

  /** Largest SD of effects, in steps, up to which each of {@link NormalRules} is enough. */
  private static final double[] SDS = {0.02, 0.1, 0.3, 0.7, WIDE};

  /** Terms below this share of the largest are left out. */
  private static final double NEGLIGIBLE = 1e-14;

  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  /** Searches for the mode of an effect that is close to its mean. */
  private static final int MAX_ITERATIONS = 8;

  private final EffectLikelihood likelihood;
  private final double h;
  private final double fineness;
  private final LikelihoodLattice fine;
  private final LikelihoodLattice coarse;
  private final double[] out = new double[2];
  private final double[] sums = new double[3];

  /** The place of the present lattice where the last integrand was largest. */
  private int mode;

  private LikelihoodLattice lattice;
  private double first;
  private double variance;

  EffectIntegral(EffectLikelihood likelihood, double fineness) {
    this.likelihood = likelihood;
    this.h = likelihood.step();
    this.fineness = fineness;
    this.fine = new LikelihoodLattice(likelihood, h);
    this.coarse = new LikelihoodLattice(likelihood, COARSE * h);
    this.lattice = fine;
    this.mode = fine.centre();
  }

  EffectLikelihood likelihood() {
    return likelihood;
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
      variance = 1;
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
    return variance;
  }

  private double narrow(double mu, double tau) {
    double z = 0;
    double curvature = 1;
    for (int i = 0; i < MAX_ITERATIONS; i++) {
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
    while (r + 1 < SDS.length && tau > SDS[r] * h * fineness) {
      r++;
    }
    NormalRules rule = NormalRules.get(fineness > 1 ? Math.min(SDS.length - 1, r + 1) : r);
    double largest = likelihood.log(mu + tau * z) - 0.5 * z * z;
    double sum = 0;
    double one = 0;
    double two = 0;
    for (int i = 0; i < rule.size(); i++) {
      double u = z + sd * rule.node(i);
      double log = likelihood.log(mu + tau * u) - 0.5 * u * u - largest;
      double term = rule.weight(i) * Math.exp(log);
      sum += term;
      one += term * u;
      two += term * u * u;
    }
    first = one / sum;
    variance = Math.max(0, two / sum - first * first);
    return largest + Math.log(sum * sd);
  }

  private double wide(double mu, double tau) {
    use(tau >= WIDE_IF_COARSE * coarse.step() ? coarse : fine);
    double ratio = lattice.step() / tau;
    double shift = mu / tau;
    boolean isVeryWide = ratio * VERY_WIDE < 1;
    int from = isVeryWide ? lattice.firstCurved() : -LikelihoodLattice.MAX_PLACE;
    int to = isVeryWide ? lattice.lastCurved() : LikelihoodLattice.MAX_PLACE;
    climb(shift, ratio, from, to);
    double u0 = mode * ratio - shift;
    double atMode = lattice.log(mode) - 0.5 * u0 * u0;
    boolean hasLeft = from > -LikelihoodLattice.MAX_PLACE;
    boolean hasRight = to < LikelihoodLattice.MAX_PLACE;
    boolean isFlatAtMean =
        (hasLeft && (from - 1) * ratio > shift) || (hasRight && (to + 1) * ratio < shift);
    double largest = isFlatAtMean ? likelihood.maximum() : atMode;
    double top = Math.exp(atMode - largest);
    sums[0] = top;
    sums[1] = 0;
    sums[2] = 0;
    outwards(1, to, top, u0, ratio);
    outwards(-1, from, top, u0, ratio);
    double share = ratio / ROOT_TWO_PI;
    if (hasLeft || hasRight) {
      double one = u0 * sums[0] + ratio * sums[1];
      double two = u0 * (one + ratio * sums[1]) + ratio * ratio * sums[2];
      sums[0] *= share;
      sums[1] = share * one;
      sums[2] = share * two;
      addTails(shift, ratio, likelihood.maximum() - largest);
      first = sums[1] / sums[0];
      variance = Math.max(0, sums[2] / sums[0] - first * first);
      return largest + Math.log(sums[0]);
    }
    double mean = sums[1] / sums[0];
    first = u0 + ratio * mean;
    variance = ratio * ratio * Math.max(0, sums[2] / sums[0] - mean * mean);
    return largest + Math.log(share * sums[0]);
  }

  private void use(LikelihoodLattice other) {
    if (lattice != other) {
      mode = (int) Math.rint(mode * lattice.step() / other.step());
      lattice = other;
    }
  }

  /**
   * Adds the terms on one side of the mode until none is left, with the powers of their distance
   * from it in steps.
   */
  private void outwards(int sign, int last, double top, double u0, double ratio) {
    if (mode == last) {
      return;
    }
    double narrowing = Math.exp(-ratio * ratio);
    double change = lattice.log(mode + sign) - lattice.log(mode);
    double quotient = Math.exp(change - ratio * (sign * u0 + 0.5 * ratio));
    double term = top * quotient;
    double sum = 0;
    double one = 0;
    double two = 0;
    double distance = 1;
    for (int j = mode + sign; term > NEGLIGIBLE; j += sign) {
      double moment = term * distance;
      sum += term;
      one += moment;
      two += moment * distance;
      if (j == last) {
        break;
      }
      quotient *= narrowing * lattice.bend(j);
      term *= quotient;
      distance += 1;
    }
    sums[0] += sum;
    sums[1] += sign * one;
    sums[2] += two;
  }

  /** Adds what is where L is constant. */
  private void addTails(double shift, double ratio, double log) {
    if (likelihood.flat().left()) {
      NormalTail.add((lattice.firstCurved() - 1) * ratio - shift, ratio, log, 1, sums);
    }
    if (likelihood.flat().right()) {
      NormalTail.add(shift - (lattice.lastCurved() + 1) * ratio, ratio, log, -1, sums);
    }
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
    return lattice.log(j) - 0.5 * u * u;
  }
}
