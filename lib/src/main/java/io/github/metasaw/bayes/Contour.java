package io.github.metasaw.bayes;

import java.util.function.DoubleUnaryOperator;

/**
 * A path of the Bromwich integral of the Laplace transform M of a positive quantity, with a rule
 * along its upper half; nodes below the axis are conjugates.
 *
 * <p>It is a parabola through the saddle point of one x on the positive axis, close to that of
 * steepest descent, where nothing cancels and the trapezoidal rule converges geometrically (Rice
 * 1980, SIAM J. Sci. Stat. Comput. 1, 438). Neighbouring x can use it too; {@link Inverse#error}
 * tells how well.
 */
final class Contour {

  /** Step in SDs of the integrand; the error is near exp(-8 pi). */
  private static final double STEP = 1.0 / 4;

  /** SDs of the integrand that are laid out; most fall faster, and the rest is not evaluated. */
  private static final int REACH = 32;

  /** How much farther than the saddle point the path may begin: exp(sx) must not grow large. */
  private static final double MOST_SHIFT = 8;

  /** Rounding errors of exp and of M, in units of the last place. */
  private static final double ROUNDINGS = 8;

  private final double[] sr;
  private final double[] si;
  private final double[] slopeR;
  private final double[] slopeI;

  private Contour(int nodes) {
    this.sr = new double[nodes];
    this.si = new double[nodes];
    this.slopeR = new double[nodes];
    this.slopeI = new double[nodes];
  }

  /**
   * What an integral gives.
   *
   * @param cdf distribution function
   * @param density its derivative
   * @param error of cdf: from rounding, that of the largest term; from the rule, the square of what
   *     half as many nodes change, as the error falls geometrically; from its end, the last term
   */
  record Inverse(double cdf, double density, double error) {}

  /**
   * The path for x. It need not be exact, for any path gives the same integral.
   *
   * @param logM log of M on the positive axis
   * @param x above 0
   */
  static Contour through(DoubleUnaryOperator logM, double x) {
    double saddle = saddle(s -> s * x + logM.applyAsDouble(s) - Math.log(s), 1 / x);
    // Nearer to the pole at 0 than half the width of M, steps would have to be too small.
    double width = Math.sqrt(Math.max(0, derivatives(logM, saddle)[0]));
    double s = Math.max(saddle, Math.min(0.5 / width, MOST_SHIFT * saddle));
    double[] m = derivatives(logM, s);
    double second = Math.max(0, m[0]);
    double bend = second > 0 ? Math.min(0, m[1] / (6 * second)) : -1 / (3 * s);
    double step = STEP / Math.sqrt(second + 1 / (s * s));
    Contour contour = new Contour((int) (REACH / STEP));
    for (int node = 0; node < contour.size(); node++) {
      double u = node * step;
      double share = node == 0 ? 0.5 : 1;
      contour.sr[node] = s + bend * u * u;
      contour.si[node] = u;
      contour.slopeR[node] = share * 2 * bend * u * step;
      contour.slopeI[node] = share * step;
    }
    return contour;
  }

  /** The second and third derivative at s, by differences. */
  private static double[] derivatives(DoubleUnaryOperator f, double s) {
    double h = 0.05 * s;
    double at = f.applyAsDouble(s);
    double right = f.applyAsDouble(s + h);
    double left = f.applyAsDouble(s - h);
    double farRight = f.applyAsDouble(s + 2 * h);
    double farLeft = f.applyAsDouble(s - 2 * h);
    return new double[] {
      (right - 2 * at + left) / (h * h),
      (farRight - 2 * right + 2 * left - farLeft) / (2 * h * h * h)
    };
  }

  /** The minimum, roughly; s doubles or halves as long as g falls, then less. */
  private static double saddle(DoubleUnaryOperator g, double from) {
    double s = from;
    double value = g.applyAsDouble(s);
    for (double factor = 2; factor > 1.1; factor = Math.sqrt(factor)) {
      for (double by : new double[] {factor, 1 / factor}) {
        double next = g.applyAsDouble(s * by);
        while (next < value) {
          s *= by;
          value = next;
          next = g.applyAsDouble(s * by);
        }
      }
    }
    return s;
  }

  int size() {
    return sr.length;
  }

  double real(int node) {
    return sr[node];
  }

  double imaginary(int node) {
    return si[node];
  }

  /** How much the distribution function at x changes with the transform at a node, at most. */
  double influence(int node, double x) {
    double slope = Math.hypot(slopeR[node], slopeI[node]);
    return Math.exp(sr[node] * x) * slope / (Math.PI * Math.hypot(sr[node], si[node]));
  }

  /** (1/2 pi i) times the integral of exp(sx) M(s)/s, and of exp(sx) M(s). */
  Inverse invert(double[] transformR, double[] transformI, double x) {
    double distribution = 0;
    double density = 0;
    double largest = 0;
    double even = 0;
    double term = 0;
    for (int node = 0; node < sr.length; node++) {
      double growth = Math.exp(sr[node] * x);
      double er = growth * Math.cos(si[node] * x);
      double ei = growth * Math.sin(si[node] * x);
      double vr = transformR[node] * er - transformI[node] * ei;
      double vi = transformR[node] * ei + transformI[node] * er;
      double size = sr[node] * sr[node] + si[node] * si[node];
      double qr = (vr * sr[node] + vi * si[node]) / size;
      double qi = (vi * sr[node] - vr * si[node]) / size;
      density += vr * slopeI[node] + vi * slopeR[node];
      term = qr * slopeI[node] + qi * slopeR[node];
      distribution += term;
      even += node % 2 == 0 ? term : 0;
      largest = Math.max(largest, Math.abs(term));
    }
    double change = (2 * even - distribution) / Math.PI;
    double cutOff = Math.abs(term);
    double error = Math.max(cutOff, Math.max(Math.ulp(1.0) * largest * ROUNDINGS, change * change));
    return new Inverse(
        Math.min(1, Math.max(0, distribution / Math.PI)),
        Math.max(0, density / Math.PI),
        Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
  }
}
