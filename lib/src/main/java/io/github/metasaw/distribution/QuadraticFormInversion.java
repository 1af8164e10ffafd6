package io.github.metasaw.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** A path on which the integrand grows from node to node by such a factor is bent less. */
  private static final double MAX_GROWTH = 2;

  /** Below this share of its size, growth does not matter. */
  private static final double VISIBLE_SHARE = 1e-9;

  private static final int MAX_TURNS = 8;

  /** Where a path is looked at beyond its end, in lengths of it. */
  private static final double[] BEYOND_END = {1.25, 1.6, 2.1, 3};

  private static final double NEGLIGIBLE_BEYOND = 1e-12;

  private static final int MAX_HALVINGS = 12;
  private static final int MAX_NODES = 4000;

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
  private final ContourPath path;

  private double cdf;
  private double density;

  private int c;
  private double x;

  // The path, s(u) = start + bend u^2 + iu, and the integrand's size where it begins.
  private double start;
  private double bend;
  private double size;

  // The nodes of the rule, their distance, and where the first of them ended.
  private final List<ContourNode> nodes = new ArrayList<>();
  private double step;
  private double end;

  /**
   * Ready to invert.
   *
   * @param forms the forms, one per component
   */
  public QuadraticFormInversion(QuadraticForms forms) {
    this.forms = forms;
    LoadingProducts products = new LoadingProducts(forms);
    this.transform = new QuadraticFormTransform(forms, products);
    this.path = new ContourPath(forms, products);
  }

  /**
   * The distribution function as {@link #find} left it.
   *
   * @return P(Q &lt;= x), with an absolute error of about 1e-13
   */
  public double cdf() {
    return cdf;
  }

  /**
   * The density as {@link #find} left it.
   *
   * @return that of Q at x, per unit of x
   */
  public double density() {
    return density;
  }

  /**
   * Finds distribution function and density.
   *
   * @param c component, from 0
   * @param x value of Q, above 0
   */
  public void find(int c, double x) {
    this.c = c;
    this.x = x / forms.unit(c);
    double ratio = this.x / forms.unitMean(c);
    density = 0;
    nodes.clear();
    if (forms.unitSd(c) == 0) {
      cdf = ratio >= 1 || Double.isNaN(ratio) ? 1 : 0;
    } else if (!(ratio > FAR_BELOW && ratio < FAR_ABOVE)) {
      cdf = ratio > 1 ? 1 : 0;
    } else if (forms.unitSd(c) < NARROW * forms.unitMean(c)) {
      double z = (this.x - forms.unitMean(c)) / forms.unitSd(c);
      cdf = 0.5 * Erfc.value(-z / Math.sqrt(2));
      density = Math.exp(-0.5 * z * z) / (Math.sqrt(2 * Math.PI) * forms.unitSd(c)) / forms.unit(c);
    } else if (!path.place(c, this.x)) {
      cdf = path.start() > 0 ? 0 : 1;
    } else {
      // On a line up, |exp(sx) M(s)| is largest on the axis.
      for (int turn = 0; turn < MAX_TURNS && !sum(); turn++) {
        path.straighten();
      }
      density /= forms.unit(c);
    }
  }

  /**
   * The path of the last value, for others near it.
   *
   * @return empty where none was needed
   */
  public Optional<Contour> contour() {
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Contour(x, forms.unit(c), forms.unitSd(c), path, step, nodes));
  }

  /**
   * The trapezoidal rule, and that of its midpoints, which together are the rule of half a step.
   *
   * @return false if the path climbs
   */
  private boolean sum() {
    start = path.start();
    bend = path.bend();
    size = path.size();
    double ratio = forms.unitMean(c) / forms.unitSd(c);
    double h = Math.min(STEP, MIN_STEP + STEP_BY_SHAPE * ratio * ratio) * path.width();
    ContourSum all = new ContourSum(bend, x);
    nodes.clear();
    if (!add(all, 0, h) || !staysLow()) {
      return false;
    }
    double nodeF = all.distributions();
    double nodeD = all.densities();
    for (int halving = 0; halving < MAX_HALVINGS; halving++) {
      ContourSum middle = new ContourSum(bend, x);
      if (!add(middle, 0.5 * h, h)) {
        return false;
      }
      double pole = Contour.atPole(start, bend, h, -1) - Contour.atPole(start, bend, h, 1);
      double gapF = (nodeF - middle.distributions()) * h + pole;
      double gapD = (nodeD - middle.densities()) * h * Math.min(x, forms.unitSd(c));
      nodeF += middle.distributions();
      nodeD += middle.densities();
      h *= 0.5;
      if (gapF * gapF + gapD * gapD < TOLERANCE * size) {
        break;
      }
    }
    step = h;
    cdf = Math.max(0, Math.min(1, nodeF * h + Contour.atPole(start, bend, h, -1)));
    density = Math.max(0, nodeD * h);
    return true;
  }

  /**
   * Sums the integrands at from, from + h, ...
   *
   * @return false if the path climbs
   */
  private boolean add(ContourSum sum, double from, double h) {
    double before = size;
    for (int node = 0; node < MAX_NODES; node++) {
      double u = from + node * h;
      ContourNode here = node(start + bend * u * u, u);
      sum.add(here);
      nodes.add(here);
      if (!(sum.modulus() < MAX_GROWTH * Math.max(before, VISIBLE_SHARE * size))) {
        return false;
      }
      before = sum.modulus();
      if (sum.term() * h < NEGLIGIBLE_TERM) {
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
      ContourSum beyond = new ContourSum(bend, x);
      beyond.add(node(sr, u));
      if (!(beyond.modulus() * u * Math.max(1 / Math.hypot(sr, u), x) < NEGLIGIBLE_BEYOND)) {
        return false;
      }
    }
    return true;
  }

  /** M at a point of the path. */
  private ContourNode node(double sr, double u) {
    if (u == 0) {
      return new ContourNode(sr, u, path.exponent(sr) - sr * x, 0, 1, 0);
    }
    transform.at(c, sr, u);
    return new ContourNode(
        sr, u, transform.exponentR(), transform.exponentI(), transform.rootR(), transform.rootI());
  }
}
