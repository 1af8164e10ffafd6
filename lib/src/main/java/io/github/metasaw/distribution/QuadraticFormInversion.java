package io.github.metasaw.distribution;

import org.apache.commons.numbers.gamma.Erfc;

/**
 * Distribution function and density of one of the {@link QuadraticForms}, from its Laplace
 * transform M:
 *
 * <pre>
 * F(x) = (1/2 pi i) integral of exp(sx) M(s)/s ds, right of the pole at 0
 * </pre>
 *
 * <p>The path is a parabola near the saddle point, where nothing cancels, and bends as steepest
 * descent does; any path gives the same integral, so neither needs to be exact. Along it the
 * trapezoidal rule converges geometrically but for the pole, whose part in the error is known in
 * closed form and taken off (Goodwin 1949, Proc. Camb. Phil. Soc. 45, 241; Rice 1980, SIAM J. Sci.
 * Stat. Comput. 1, 438). The step is halved until the rules of nodes and of midpoints agree. Holds
 * working arrays: one thread at a time.
 */
public final class QuadraticFormInversion {

  /** Probabilities below exp(-DEPTH) are nothing. */
  private static final double DEPTH = 36;

  /** First step in SDs of a normal integrand, where nodes and midpoints then differ by 1e-8. */
  private static final double STEP = 1;

  /** First step, and what it grows by with the shape, where the integrand is as of a gamma. */
  private static final double MIN_STEP = 0.5;

  private static final double STEP_BY_SHAPE = 0.1;

  /**
   * Error of a probability. Nodes and midpoints err by the same to either side; what is left in
   * their mean is the square of that, both as shares of the integrand's size.
   */
  private static final double TOLERANCE = 1e-13;

  /** A term that adds nothing. */
  private static final double NEGLIGIBLE_TERM = 1e-15;

  /** For derivatives, in SDs of the integrand. */
  private static final double DIFFERENCE = 0.1;

  private static final double WALL_TOLERANCE = 0.1;

  /** A path that is bent much passes where a narrow part of the form makes the integrand large. */
  private static final double MAX_BEND = 0.25;

  /** A path on which the integrand grows from node to node by such a factor is bent less. */
  private static final double MAX_GROWTH = 2;

  /** Below this share of its size, growth does not matter. */
  private static final double VISIBLE_SHARE = 1e-9;

  private static final double BEND_REDUCTION = 0.25;
  private static final int MAX_TURNS = 8;

  /** Where a path is looked at beyond its end, in lengths of it. */
  private static final double[] BEYOND_END = {1.25, 1.6, 2.1, 3};

  private static final double NEGLIGIBLE_BEYOND = 1e-12;

  private static final int MAX_HALVINGS = 12;
  private static final int MAX_NODES = 4000;
  private static final int MAX_STEPS = 40;

  /** Nearer to the pole than this, in SDs of the integrand, terms would cancel. */
  private static final double MIN_POLE_DISTANCE = 0.3;

  /** At such shares of its mean a form's probability is below 1e-20, as of one normal's square. */
  private static final double FAR_BELOW = 1e-40;

  /**
   * A form whose SD is a smaller share of its mean is normal: its skewness is less than 3 times
   * that, for nearly all of it is the square of a mean.
   */
  private static final double NARROW = 1e-8;

  /** Markov's bound of the probability beyond this many means is nothing. */
  private static final double FAR_ABOVE = 1e40;

  private final QuadraticForms forms;
  private final QuadraticFormTransform transform;

  private double cdf;
  private double density;

  // The path s(u) = start + bend u^2 + iu of component c for x.
  private int c;
  private double x;
  private double start;
  private double bend;
  private double width;
  private double size;

  private double valueR;
  private double valueI;

  // Sums of the last rule.
  private double distributions;
  private double densities;
  private double end;

  public QuadraticFormInversion(QuadraticForms forms) {
    this.forms = forms;
    this.transform = new QuadraticFormTransform(forms);
  }

  /** P(Q &lt;= x) as {@link #find} left it. */
  public double cdf() {
    return cdf;
  }

  /** The density of Q at x as {@link #find} left it. */
  public double density() {
    return density;
  }

  /** Finds distribution function and density of component c at x above 0. */
  public void find(int c, double x) {
    this.c = c;
    this.x = x / forms.unit(c);
    double ratio = this.x / forms.unitMean(c);
    density = 0;
    if (forms.unitSd(c) == 0) {
      cdf = ratio >= 1 || Double.isNaN(ratio) ? 1 : 0;
    } else if (!(ratio > FAR_BELOW && ratio < FAR_ABOVE)) {
      cdf = ratio > 1 ? 1 : 0;
    } else if (forms.unitSd(c) < NARROW * forms.unitMean(c)) {
      double z = (this.x - forms.unitMean(c)) / forms.unitSd(c);
      cdf = 0.5 * Erfc.value(-z / Math.sqrt(2));
      density = Math.exp(-0.5 * z * z) / (Math.sqrt(2 * Math.PI) * forms.unitSd(c)) / forms.unit(c);
    } else if (!place()) {
      cdf = start > 0 ? 0 : 1;
    } else {
      // On a line up, |exp(sx) M(s)| is largest on the axis.
      for (int turn = 0; turn < MAX_TURNS && !sum(); turn++) {
        bend *= BEND_REDUCTION;
      }
      density /= forms.unit(c);
    }
  }

  private double phi(double s) {
    return s * x + transform.log(c, s);
  }

  /**
   * Chooses the path: Newton's method for the minimum of sx + log M(s) on the real axis, from that
   * of the gamma distribution with the same mean and SD.
   *
   * @return false if exp of it, Chernoff's bound of the tail, is nothing
   */
  private boolean place() {
    double shape = square(forms.unitMean(c) / forms.unitSd(c));
    double rate = shape / forms.unitMean(c);
    double s = shape / x - rate;
    double at = phi(s);
    // It is 0 at 0 and convex: above, s is past the minimum, near the wall where M ends.
    while (!(at < WALL_TOLERANCE)) {
      s *= 0.5;
      at = phi(s);
    }
    width = (s + rate) / Math.sqrt(shape);
    for (int step = 0; step < MAX_STEPS; step++) {
      start = s;
      if (at < -DEPTH) {
        return false;
      }
      double h = DIFFERENCE * width;
      double left = phi(s - h);
      while (left == Double.POSITIVE_INFINITY) {
        h *= 0.25;
        left = phi(s - h);
      }
      double right = phi(s + h);
      double second = (right - 2 * at + left) / (h * h);
      if (second > 0) {
        width = 1 / Math.sqrt(second);
      }
      double most = 2 * width;
      double slope = (right - left) / (2 * h);
      double newton = Math.max(-most, Math.min(most, -slope * width * width));
      if (Math.abs(newton) < MIN_POLE_DISTANCE * width) {
        break;
      }
      double next = phi(s + newton);
      while (!(next <= at) && Math.abs(newton) > DIFFERENCE * DIFFERENCE * width) {
        newton *= 0.5;
        next = phi(s + newton);
      }
      s += newton;
      at = next;
    }
    start = Math.abs(s) < MIN_POLE_DISTANCE * width ? MIN_POLE_DISTANCE * width : s;
    bend = Math.max(-MAX_BEND / width, Math.min(0, third() * width * width / 6));
    size = Math.exp(phi(start));
    return true;
  }

  /** The third derivative of log M at the start, by differences; of a gamma near the wall. */
  private double third() {
    double h = DIFFERENCE * width;
    double outer = phi(start + 2 * h) - phi(start - 2 * h);
    double inner = phi(start + h) - phi(start - h);
    double third = (outer - 2 * inner) / (2 * h * h * h);
    return Double.isFinite(third)
        ? third
        : -2 * forms.unitSd(c) / (forms.unitMean(c) * width * width * width);
  }

  /**
   * The trapezoidal rule, and that of its midpoints, which together are the rule of half a step.
   *
   * @return false if the path climbs
   */
  private boolean sum() {
    double shape = square(forms.unitMean(c) / forms.unitSd(c));
    double h = Math.min(STEP, MIN_STEP + STEP_BY_SHAPE * shape) * width;
    if (!add(0, h) || !staysLow()) {
      return false;
    }
    double nodeF = distributions;
    double nodeD = densities;
    for (int halving = 0; halving < MAX_HALVINGS; halving++) {
      if (!add(0.5 * h, h)) {
        return false;
      }
      double gapF = (nodeF - distributions) * h + atPole(h, -1) - atPole(h, 1);
      double gapD = (nodeD - densities) * h * Math.min(x, forms.unitSd(c));
      nodeF += distributions;
      nodeD += densities;
      h *= 0.5;
      if (gapF * gapF + gapD * gapD < TOLERANCE * size) {
        break;
      }
    }
    cdf = Math.max(0, Math.min(1, nodeF * h + atPole(h, -1)));
    density = Math.max(0, nodeD * h);
    return true;
  }

  /**
   * Sums the integrands at from, from + h, ... above the axis; those below are conjugates.
   *
   * @return false if the path climbs
   */
  private boolean add(double from, double h) {
    distributions = 0;
    densities = 0;
    double before = size;
    for (int node = 0; node < MAX_NODES; node++) {
      double u = from + node * h;
      double sr = start + bend * u * u;
      double lean = 2 * bend * u;
      evaluate(sr, u);
      double modulus = Math.hypot(valueR, valueI);
      if (!(modulus < MAX_GROWTH * Math.max(before, VISIBLE_SHARE * size))) {
        return false;
      }
      before = modulus;
      // Times s'(u) = i + lean.
      double tr = lean * valueR - valueI;
      double ti = valueR + lean * valueI;
      double share = (u == 0 ? 0.5 : 1) / Math.PI;
      distributions += share * (ti * sr - tr * u) / (sr * sr + u * u);
      densities += share * ti;
      double term = Math.max(Math.abs(tr), Math.abs(ti)) * h;
      if (term * Math.max(1 / Math.hypot(sr, u), x) < NEGLIGIBLE_TERM) {
        end = u;
        return true;
      }
    }
    return true;
  }

  /** Whether the path beyond its end does not rise again, as one that is bent too much can. */
  private boolean staysLow() {
    for (double far : BEYOND_END) {
      double u = end * far;
      double sr = start + bend * u * u;
      evaluate(sr, u);
      if (!(Math.hypot(valueR, valueI) * u * Math.max(1 / Math.hypot(sr, u), x)
          < NEGLIGIBLE_BEYOND)) {
        return false;
      }
    }
    return true;
  }

  /** exp(sx) M(s) into the fields. */
  private void evaluate(double sr, double si) {
    if (si == 0) {
      valueR = Math.exp(phi(sr));
      valueI = 0;
      return;
    }
    transform.at(c, sr, si);
    double rootR = transform.rootR();
    double rootI = transform.rootI();
    double modulus = Math.exp(sr * x + transform.exponentR()) / (rootR * rootR + rootI * rootI);
    double angle = si * x + transform.exponentI();
    double er = modulus * Math.cos(angle);
    double ei = modulus * Math.sin(angle);
    valueR = er * rootR + ei * rootI;
    valueI = ei * rootR - er * rootI;
  }

  /**
   * What the pole at s = 0 adds to F beside the sum: 1/(1 + sign exp(2 pi a/h)) for each u = ia on
   * the path's continuation with s(u) = start - a - bend a^2 = 0.
   *
   * @param sign -1 for nodes at 0, h, ..., 1 for midpoints
   */
  private double atPole(double h, int sign) {
    double discriminant = 1 + 4 * bend * start;
    double turn = 2 * Math.PI / h;
    if (discriminant >= 0) {
      double root = Math.sqrt(discriminant);
      double near = 2 * start / (1 + root);
      // A straight path has no second pole.
      double far = bend < 0 ? -(1 + root) / (2 * bend) : Double.POSITIVE_INFINITY;
      return 1 / (1 + sign * Math.exp(turn * near)) + 1 / (1 + sign * Math.exp(turn * far));
    }
    double growth = Math.exp(-turn / (2 * bend));
    double angle = turn * Math.sqrt(-discriminant) / (2 * bend);
    double re = 1 + sign * growth * Math.cos(angle);
    double im = sign * growth * Math.sin(angle);
    return growth > 1e100 ? 0 : 2 * re / (re * re + im * im);
  }

  private static double square(double x) {
    return x * x;
  }
}
