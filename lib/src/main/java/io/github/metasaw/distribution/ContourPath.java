package io.github.metasaw.distribution;

/**
 * The path s(u) = start + bend u^2 + iu along which the Laplace transform M of a quadratic form is
 * inverted: a parabola near the saddle point of exp(sx) M(s) on the real axis, bent as steepest
 * descent is. Holds working arrays: one thread at a time.
 */
final class ContourPath {

  /** Probabilities below exp(-DEPTH) are nothing. */
  private static final double DEPTH = 36;

  /** For derivatives, in SDs of the integrand. */
  private static final double DIFFERENCE = 0.1;

  private static final double WALL_TOLERANCE = 0.1;

  /** A path that is bent much passes where a narrow part of the form makes the integrand large. */
  private static final double MAX_BEND = 0.25;

  private static final double BEND_REDUCTION = 0.25;
  private static final int MAX_STEPS = 40;

  /** Nearer to the pole than this, in SDs of the integrand, terms would cancel. */
  private static final double MIN_POLE_DISTANCE = 0.3;

  private final QuadraticForms forms;
  private final QuadraticFormLogTransform transform;

  private int c;
  private double x;
  private double start;
  private double bend;
  private double width;
  private double size;

  ContourPath(QuadraticForms forms) {
    this(forms, new LoadingProducts(forms));
  }

  /**
   * @param products of the same forms, which transforms of one thread share
   */
  ContourPath(QuadraticForms forms, LoadingProducts products) {
    this.forms = forms;
    this.transform = new QuadraticFormLogTransform(forms, products);
  }

  /** Where the path crosses the real axis. */
  double start() {
    return start;
  }

  /** How much the path bends to the left; 0 or less. */
  double bend() {
    return bend;
  }

  /** SD of the integrand along the path, as if it were normal. */
  double width() {
    return width;
  }

  /** The integrand's size exp(sx) M(s) at the start. */
  double size() {
    return size;
  }

  /** Bends the path less. */
  void straighten() {
    bend *= BEND_REDUCTION;
  }

  /** log of exp(sx) M(s) on the real axis. */
  double exponent(double s) {
    return s * x + transform.at(c, s);
  }

  /**
   * Places the path by Newton's method for the minimum of sx + log M(s) on the real axis, from that
   * of the gamma distribution with the same mean and SD.
   *
   * @param component c of the forms
   * @param value x in the unit of the component, above 0
   * @return false if exp of the minimum, Chernoff's bound of the tail, is nothing; the start is
   *     then above 0 for the lower tail, below 0 for the upper
   */
  boolean place(int component, double value) {
    c = component;
    x = value;
    double ratio = forms.unitMean(c) / forms.unitSd(c);
    double shape = ratio * ratio;
    double rate = shape / forms.unitMean(c);
    double s = shape / x - rate;
    double at = exponent(s);
    // It is 0 at 0 and convex: above, s is past the minimum, near the wall where M ends.
    while (!(at < WALL_TOLERANCE)) {
      s *= 0.5;
      at = exponent(s);
    }
    width = (s + rate) / Math.sqrt(shape);
    if (!descend(s, at)) {
      return false;
    }
    double nearest = MIN_POLE_DISTANCE * width;
    start = Math.abs(start) < nearest ? nearest : start;
    bend = Math.max(-MAX_BEND / width, Math.min(0, third() * width * width / 6));
    size = Math.exp(exponent(start));
    return true;
  }

  /** Moves the start towards the minimum; false if the exponent falls below what matters. */
  private boolean descend(double from, double there) {
    double at = there;
    start = from;
    for (int step = 0; step < MAX_STEPS; step++) {
      if (at < -DEPTH) {
        return false;
      }
      double newton = newtonStep(start, at);
      if (Math.abs(newton) < MIN_POLE_DISTANCE * width) {
        break;
      }
      double next = exponent(start + newton);
      while (!(next <= at) && Math.abs(newton) > DIFFERENCE * DIFFERENCE * width) {
        newton *= 0.5;
        next = exponent(start + newton);
      }
      if (!(next <= at)) {
        // The minimum is nearer than rounding tells, or the wall, where the exponent is infinite.
        break;
      }
      start += newton;
      at = next;
    }
    return true;
  }

  /** Newton's step from s, at most two widths; the width follows from the second derivative. */
  private double newtonStep(double s, double at) {
    double h = DIFFERENCE * width;
    double left = exponent(s - h);
    while (left == Double.POSITIVE_INFINITY) {
      h *= 0.25;
      left = exponent(s - h);
    }
    double right = exponent(s + h);
    double second = (right - 2 * at + left) / (h * h);
    if (second > 0) {
      width = 1 / Math.sqrt(second);
    }
    double longest = 2 * width;
    double slope = (right - left) / (2 * h);
    return Math.max(-longest, Math.min(longest, -slope * width * width));
  }

  /** The third derivative of log M at the start, by differences; of a gamma near the wall. */
  private double third() {
    double h = DIFFERENCE * width;
    double outer = exponent(start + 2 * h) - exponent(start - 2 * h);
    double inner = exponent(start + h) - exponent(start - h);
    double third = (outer - 2 * inner) / (2 * h * h * h);
    return Double.isFinite(third)
        ? third
        : -2 * forms.unitSd(c) / (forms.unitMean(c) * width * width * width);
  }
}
