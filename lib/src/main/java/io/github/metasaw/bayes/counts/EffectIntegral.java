package io.github.metasaw.bayes.counts;

/**
 * The likelihood of one study with its effect integrated out: m(mu, tau) = int L(theta) N(theta;
 * mu, tau^2) dtheta, with the moments of u = (theta - mu)/tau.
 *
 * <p>If the normal density is wide compared with the steps that resolve L, the integral is computed
 * by the trapezoidal rule on a fixed lattice of theta, which converges exponentially for analytic
 * functions (Trefethen and Weideman 2014, SIAM Review 56, 385). For a very wide density, the part
 * where L is constant is summed by the Euler-Maclaurin formula. Each term of the sum follows from
 * the one before: their ratio changes by the second difference of their logarithms, which is that
 * of log L less (step/tau)^2. For narrower normal densities the step of the lattice is a half, a
 * quarter and so on, and for the narrowest a Gauss-Hermite rule about the mode in u takes its
 * place. All terms are positive, so the error of the logarithm of m is below 1e-12 everywhere. This
 * class is not thread-safe.
 */
final class EffectIntegral {

  /** A lattice resolves the density of effects whose SD is at least this number of steps. */
  static final double WIDE = 1.6;

  /** The Euler-Maclaurin formula is exact for an SD of at least this number of steps. */
  private static final double VERY_WIDE = 16;

  /** How much wider the steps of the coarse lattice are, and from how many of them in an SD. */
  private static final double COARSE = 1.5;

  private static final double WIDE_IF_COARSE = 2.7;

  /** How often the step is halved before a Gauss-Hermite rule takes over. */
  private static final int HALVINGS = 4;

  /** Largest SD of effects, in steps, up to which each of {@link NormalRules} is enough. */
  private static final double[] SDS = {0.02, WIDE / (1 << HALVINGS)};

  /** Terms below this share of the largest are left out. */
  private static final double NEGLIGIBLE = 1e-14;

  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  /** Searches for the mode of an effect that is close to its mean. */
  private static final int MAX_ITERATIONS = 8;

  private final EffectLikelihood likelihood;
  private final double h;
  private final double fineness;

  /** The lattices, from the largest step to the smallest. */
  private final LikelihoodLattice[] lattices = new LikelihoodLattice[HALVINGS + 2];

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
    lattices[0] = new LikelihoodLattice(likelihood, COARSE * h);
    for (int i = 0; i <= HALVINGS; i++) {
      lattices[i + 1] = new LikelihoodLattice(likelihood, h / (1 << i));
    }
    this.lattice = lattices[1];
    this.mode = lattice.centre();
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
    return tau < WIDE * h / (1 << HALVINGS) ? narrow(mu, tau) : wide(mu, tau);
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
    NormalRules rule = NormalRules.get(fineness > 1 ? Math.min(NormalRules.count() - 1, r + 1) : r);
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
    use(resolving(tau));
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
    outwards(from, to, top, u0, ratio);
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

  /** The lattice with the largest step that resolves the normal density. */
  private LikelihoodLattice resolving(double tau) {
    if (tau >= WIDE_IF_COARSE * lattices[0].step()) {
      return lattices[0];
    }
    int i = 1;
    while (i < HALVINGS + 1 && tau < WIDE * lattices[i].step()) {
      i++;
    }
    return lattices[i];
  }

  private void use(LikelihoodLattice other) {
    if (lattice != other) {
      mode = (int) Math.rint(mode * lattice.step() / other.step());
      lattice = other;
    }
  }

  /**
   * Adds the terms on both sides of the mode until they are negligible, and their products with the
   * first two powers of the distance from the mode in steps. The two sides alternate because each
   * product depends on the previous one on its own side.
   */
  private void outwards(int from, int to, double top, double u0, double ratio) {
    double narrowing = Math.exp(-ratio * ratio);
    double here = lattice.log(mode);
    double middle = 0.5 * ratio;
    double up = mode == to ? 0 : Math.exp(lattice.log(mode + 1) - here - ratio * (middle + u0));
    double down = mode == from ? 0 : Math.exp(lattice.log(mode - 1) - here - ratio * (middle - u0));
    double above = top * up;
    double below = top * down;
    double sum = 0;
    double one = 0;
    double two = 0;
    int d = 1;
    for (; above > NEGLIGIBLE && below > NEGLIGIBLE; d++) {
      double both = above + below;
      sum += both;
      one += (above - below) * d;
      two += both * d * d;
      up *= mode + d >= to ? 0 : narrowing * lattice.bend(mode + d);
      down *= mode - d <= from ? 0 : narrowing * lattice.bend(mode - d);
      above *= up;
      below *= down;
    }
    // One side is finished; the likelihood beyond it may be 0.
    int sign = above > NEGLIGIBLE ? 1 : -1;
    double term = sign > 0 ? above : below;
    double quotient = sign > 0 ? up : down;
    int last = sign > 0 ? to : from;
    for (; term > NEGLIGIBLE; d++) {
      int j = mode + sign * d;
      sum += term;
      one += sign * term * d;
      two += term * d * d;
      quotient *= j == last ? 0 : narrowing * lattice.bend(j);
      term *= quotient;
    }
    sums[0] += sum;
    sums[1] += one;
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
    int sign = 1;
    int stride = 1;
    // A long stride may jump over the maximum, so both directions must fail before the search ends.
    for (int failures = 0; failures < 2; ) {
      int next = Math.max(from, Math.min(to, j + sign * stride));
      double there = next == j ? Double.NEGATIVE_INFINITY : integrand(next, shift, ratio);
      if (there > value) {
        j = next;
        value = there;
        stride *= 2;
        failures = 0;
      } else if (stride > 1) {
        stride = 1;
      } else {
        sign = -sign;
        failures++;
      }
    }
    mode = j;
  }

  private double integrand(int j, double shift, double ratio) {
    double u = j * ratio - shift;
    return lattice.log(j) - 0.5 * u * u;
  }
}
