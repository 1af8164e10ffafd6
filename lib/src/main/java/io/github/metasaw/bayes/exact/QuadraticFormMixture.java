package io.github.metasaw.bayes.exact;

import io.github.metasaw.distribution.Contour;
import io.github.metasaw.distribution.QuadraticFormInversion;
import io.github.metasaw.distribution.QuadraticForms;
import io.github.metasaw.fit.HighestDensityInterval;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A mixture of {@link QuadraticForms}: the posterior of zeta2. Moments are in closed form; the
 * distribution function sums those of the components ({@link QuadraticFormInversion}).
 */
@API(status = API.Status.INTERNAL)
public final class QuadraticFormMixture implements Marginal {

  /**
   * Neighbouring components are merged where the distribution function changes by no more than
   * this: a Student prior makes many that hardly differ.
   */
  private static final double LOST = 3e-15;

  /** A distance in log probability, or a product of two, whose square is negligible. */
  private static final double CONVERGED = 2e-6;

  /** The longest step in log x. */
  private static final double MAX_STEP_LENGTH = 3;

  private static final int MAX_STEPS = 100;

  /** A spread of a smaller share of the mean is within its last digits. */
  private static final double KNOWN = 1e-12;

  /** A smaller probability below the range of doubles is not reported. */
  private static final double NOTABLE = 0.01;

  /** Log of the smallest x with all digits. */
  private static final double MIN_NORMAL_LOG = -708;

  /** A ratio of means closer to one than this counts as one. */
  private static final double ROUNDING = 1e-14;

  private final QuadraticForms forms;
  private final double[] weight;
  private final int[] kept;
  private final double[] share;
  private final double atZero;
  private final double mean;
  private final double sd;
  private final GammaApproximation rough;

  /**
   * @param weight of the components, summing to one [n]
   */
  QuadraticFormMixture(QuadraticForms forms, double[] weight) {
    this.forms = forms;
    this.weight = weight;
    double first = 0;
    double zero = 0;
    for (int c = 0; c < weight.length; c++) {
      first += weight[c] * forms.mean(c);
      zero += forms.mean(c) == 0 ? weight[c] : 0;
    }
    this.mean = first;
    this.sd = spread();
    this.atZero = zero;
    int[] ids = new int[weight.length];
    double[] shares = new double[weight.length];
    int n = 0;
    for (int c = 0; c < weight.length; c++) {
      if (n == 0 || weight[c] * difference(c, ids[n - 1]) > LOST) {
        ids[n] = c;
        shares[n++] = weight[c];
      } else {
        shares[n - 1] += weight[c];
      }
    }
    this.kept = Arrays.copyOf(ids, n);
    this.share = Arrays.copyOf(shares, n);
    this.rough =
        new GammaApproximation(
            share,
            Arrays.stream(kept).mapToDouble(forms::mean).toArray(),
            Arrays.stream(kept).mapToDouble(forms::sd).toArray(),
            mean,
            sd);
  }

  /** The SD, whose square may overflow. */
  private double spread() {
    double scale = 0;
    for (int c = 0; c < weight.length; c++) {
      scale = Math.max(scale, Math.max(forms.sd(c), Math.abs(forms.mean(c) - mean)));
    }
    double second = 0;
    for (int c = 0; c < weight.length; c++) {
      double gap = forms.mean(c) - mean;
      second += weight[c] * square(forms.sd(c) / scale);
      second += Math.abs(gap) > ROUNDING * mean ? weight[c] * square(gap / scale) : 0;
    }
    return scale > 0 ? scale * Math.sqrt(second) : 0;
  }

  /** Of the distribution functions of two components, roughly and at most 1. */
  private double difference(int a, int b) {
    double gap = Math.abs(forms.mean(a) - forms.mean(b)) + Math.abs(forms.sd(a) - forms.sd(b));
    return gap == 0 ? 0 : Math.min(1, gap / Math.min(forms.sd(a), forms.sd(b)));
  }

  /**
   * How often the panels of a list have to be halved until it resolves this form.
   *
   * @param tau of each component, equal ones together [n]
   */
  int halvings(double[] tau) {
    return TauResolution.halvings(forms, weight, tau);
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
  public double cdf(double x) {
    if (x < 0) {
      return 0;
    }
    return x == 0 || mean == 0 ? atZero : at(x).cdf();
  }

  @Override
  public double density(double x) {
    if (x < 0) {
      return 0;
    }
    if (x == 0 && atZero > 0) {
      return Double.POSITIVE_INFINITY;
    }
    return at(x == 0 ? mean * 1e-12 : x).density();
  }

  /** The distribution function and the density at x above 0. */
  private DistributionPoint at(double x) {
    return at(x, new Contour[kept.length]);
  }

  /**
   * The same for one of several values.
   *
   * @param paths by which the components were inverted at the values before, null for none; they
   *     serve again where a value is near
   */
  private DistributionPoint at(double x, @Nullable Contour[] paths) {
    QuadraticFormInversion inverse = new QuadraticFormInversion(forms);
    double cdf = 0;
    double density = 0;
    for (int i = 0; i < kept.length; i++) {
      Contour path = paths[i];
      if (path != null && path.isNear(x)) {
        double[] again = path.at(x);
        cdf += share[i] * again[0];
        density += share[i] * again[1];
      } else {
        inverse.find(kept[i], x);
        paths[i] = inverse.contour().orElse(null);
        cdf += share[i] * inverse.cdf();
        density += share[i] * inverse.density();
      }
    }
    return new DistributionPoint(Math.min(1, cdf), density);
  }

  /**
   * Newton's method on log x, over the decades that zeta2 may span, kept inside a bracket; two
   * points near the quantile are enough, for the cubic through them and their slopes errs by the
   * square of both distances.
   */
  @Override
  public double quantile(double target) {
    if (target <= atZero) {
      return 0;
    }
    if (target >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    double lo = GammaApproximation.MIN_LOG;
    double hi = GammaApproximation.MAX_LOG;
    double v = rough.logQuantile(target);
    double wanted = target < 0.5 ? Math.log(target) : -Math.log1p(-target);
    Tail before = new Tail(Double.NaN, Double.NaN, Double.NaN);
    @Nullable Contour[] paths = new Contour[kept.length];
    for (int step = 0; step < MAX_STEPS; step++) {
      DistributionPoint at = at(Math.exp(v), paths);
      if (at.cdf() < target) {
        lo = v;
      } else {
        hi = v;
      }
      Tail tail = tail(v, at, target < 0.5);
      double off = tail.log() - wanted;
      double newton = off / tail.slope();
      if (!Double.isFinite(newton)) {
        newton = at.cdf() < target ? -MAX_STEP_LENGTH : MAX_STEP_LENGTH;
      } else if (Math.abs(off) < CONVERGED) {
        return Math.exp(v - newton);
      } else if (Math.abs(off * (before.log() - wanted)) < CONVERGED) {
        return Math.exp(tail.between(before, wanted));
      }
      before = tail;
      double next = v - Math.max(-MAX_STEP_LENGTH, Math.min(MAX_STEP_LENGTH, newton));
      v = next > lo && next < hi ? next : 0.5 * (lo + hi);
    }
    return Math.exp(v);
  }

  /**
   * What is nearly linear in v = log x in the tails.
   *
   * @param log of F, or minus that of 1 - F
   * @param slope of it in v
   */
  private record Tail(double v, double log, double slope) {

    /** Where the cubic in {@code log} through both has a value. */
    double between(Tail other, double wanted) {
      double range = other.log - log;
      double t = (wanted - log) / range;
      double u = 1 - t;
      return u * u * ((1 + 2 * t) * v + t * range / slope)
          + t * t * ((1 + 2 * u) * other.v - u * range / other.slope);
    }
  }

  private static Tail tail(double v, DistributionPoint at, boolean lower) {
    double slope = at.density() * Math.exp(v);
    double rest = 1 - at.cdf();
    return lower
        ? new Tail(v, Math.log(at.cdf()), slope / at.cdf())
        : new Tail(v, -Math.log(rest), slope / rest);
  }

  private static double square(double x) {
    return x * x;
  }

  /**
   * Whether its SD is within the last digits of its mean.
   *
   * @return whether it is as good as a point
   */
  public boolean isKnown() {
    return sd < KNOWN * mean;
  }

  /**
   * Whether a notable part of its probability lies below the smallest normal double.
   *
   * @return whether quantiles may be rounded or 0
   */
  public boolean isBelowNumbers() {
    double lost = 0;
    for (int c = 0; c < weight.length; c++) {
      lost += forms.unitMean(c) > 0 && forms.mean(c) == 0 ? weight[c] : 0;
    }
    return lost > NOTABLE
        || (mean > 0 && rough.logQuantile(Math.max(atZero, NOTABLE)) < MIN_NORMAL_LOG);
  }

  @Override
  public double mode() {
    if (isKnown()) {
      return mean;
    }
    double at = HighestDensityInterval.minimise(x -> -density(x), quantile(0.001), quantile(0.999));
    return atZero > 0 || density(mean * 1e-9) > density(at) ? 0 : at;
  }

  @Override
  public Interval shortest(double level) {
    if (isKnown()) {
      return interval(level);
    }
    Interval found = new ShortestIntervalSearch(rough, this::at, level).find(quantile(level));
    return found == null ? HighestDensityInterval.interval(this::quantile, level) : found;
  }
}
