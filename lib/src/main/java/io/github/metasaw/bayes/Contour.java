package io.github.metasaw.bayes;

/**
 * The Bromwich integral of a Laplace transform M whose singularities lie on the negative real axis,
 * along a hyperbola s(u) = c (1 + sin(iu - a)) by the midpoint rule. One hyperbola serves a whole
 * window of x, so that M is evaluated once for all of them (Weideman and Trefethen 2007, Math.
 * Comp. 76, 1341, section 4).
 */
final class Contour {

  /** Largest x by smallest of a window. */
  static final double WINDOW = 10;

  /** The angle that makes the error smallest for this window: near exp(-1.02 n). */
  private static final double ANGLE = 1.03;

  private static final int NODES = 28;

  private final double[] sr = new double[NODES];
  private final double[] si = new double[NODES];
  private final double[] slopeR = new double[NODES];
  private final double[] slopeI = new double[NODES];

  /**
   * @param last the largest x of the window
   */
  Contour(double last) {
    double open = 4 * ANGLE - Math.PI;
    double reach = arcosh(((Math.PI - 2 * ANGLE) * WINDOW + open) / (open * Math.sin(ANGLE)));
    double step = reach / NODES;
    double scale = Math.PI * open / reach * NODES / last;
    for (int node = 0; node < NODES; node++) {
      double u = (node + 0.5) * step;
      sr[node] = scale * (1 - Math.sin(ANGLE) * Math.cosh(u));
      si[node] = scale * Math.cos(ANGLE) * Math.sinh(u);
      slopeR[node] = -scale * Math.sin(ANGLE) * Math.sinh(u) * step;
      slopeI[node] = scale * Math.cos(ANGLE) * Math.cosh(u) * step;
    }
  }

  private static double arcosh(double x) {
    return Math.log(x + Math.sqrt(x * x - 1));
  }

  int size() {
    return NODES;
  }

  double real(int node) {
    return sr[node];
  }

  double imaginary(int node) {
    return si[node];
  }

  /**
   * (1/2 pi i) times the integral of exp(sx) M(s)/s, and of exp(sx) M(s); nodes below the axis are
   * conjugates.
   *
   * @return distribution function and density at x
   */
  double[] invert(double[] transformR, double[] transformI, double x) {
    double distribution = 0;
    double density = 0;
    for (int node = 0; node < NODES; node++) {
      double growth = Math.exp(sr[node] * x);
      double er = growth * Math.cos(si[node] * x);
      double ei = growth * Math.sin(si[node] * x);
      double vr = transformR[node] * er - transformI[node] * ei;
      double vi = transformR[node] * ei + transformI[node] * er;
      double size = sr[node] * sr[node] + si[node] * si[node];
      double qr = (vr * sr[node] + vi * si[node]) / size;
      double qi = (vi * sr[node] - vr * si[node]) / size;
      density += vr * slopeI[node] + vi * slopeR[node];
      distribution += qr * slopeI[node] + qi * slopeR[node];
    }
    return new double[] {distribution / Math.PI, density / Math.PI};
  }
}
