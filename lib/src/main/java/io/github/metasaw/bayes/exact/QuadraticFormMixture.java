package io.github.metasaw.bayes.exact;

import io.github.metasaw.distribution.QuadraticFormInversion;
import io.github.metasaw.distribution.QuadraticForms;
import io.github.metasaw.fit.HighestDensityInterval;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * A mixture of {@link QuadraticForms}: the posterior of zeta2. Moments are in closed form; the
 * distribution function sums those of the components ({@link QuadraticFormInversion}).
 */
@API(status = API.Status.INTERNAL)
public final class QuadraticFormMixture implements Marginal {

  /**
   * A component joins its neighbour in the distribution function where this, or less, of it is
   * lost: a Student prior makes many that hardly differ.
   */
  private static final double LOST = 3e-15;

  /** A distance, or a product of two, in log probability, whose square is nothing. */
  private static final double CONVERGED = 2e-6;

  /** The longest step in log x. */
  private static final double WIDEST = 3;

  /** Logs of the least and the largest x. */
  private static final double LEAST = -744;

  private static final double MOST = 709;

  private static final int MOST_STEPS = 100;

  /** How near a quantile in log x the search begins. */
  private static final double NEAR = 0.01;

  /** Most SDs between neighbours; at this distance errors are near 1e-11. */
  private static final double APART = 0.7;

  /** 64 times as many values of tau; each then takes a millisecond or two at every value of x. */
  private static final int MAX_HALVINGS = 6;

  /** Components of less do not matter for {@link #APART}. */
  private static final double SLIGHT = 1e-9;

  /** Below this share of the mean, an SD is as good as none. */
  private static final double LEAST_SD = 0.01;

  /** A spread of a smaller share of the mean is within its last digits. */
  private static final double KNOWN = 1e-12;

  /** Probability of which numbers need not hold the values. */
  private static final double FEW = 0.01;

  /** Log of the smallest x with all digits. */
  private static final double SMALLEST = -708;

  /** Nearer to one a ratio of means is one. */
  private static final double ROUNDING = 1e-14;

  private final QuadraticForms forms;
  private final double[] weight;
  private final int[] kept;
  private final double[] share;
  private final double atZero;
  private final double mean;
  private final double sd;

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
  }

  /** The SD, whose square may be beyond all numbers. */
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
   * How often the panels of the list have to be halved, so that neighbouring values of tau are no
   * farther apart than rules of quadrature can pass over.
   *
   * @param tau of each component, equal ones together [n]
   */
  int halvings(double[] tau) {
    double farthest = 0;
    int before = -1;
    double allBefore = 0;
    int from = 0;
    while (from < tau.length) {
      int heaviest = from;
      int to = from;
      double all = 0;
      for (; to < tau.length && tau[to] == tau[from]; to++) {
        heaviest = weight[to] > weight[heaviest] ? to : heaviest;
        all += weight[to];
      }
      if (Math.min(all, allBefore) > SLIGHT) {
        farthest = Math.max(farthest, distance(before, heaviest));
      }
      before = heaviest;
      allBefore = all;
      from = to;
    }
    return farthest <= APART
        ? 0
        : (int) Math.min(MAX_HALVINGS, Math.ceil(Math.log(farthest / APART) / Math.log(2)));
  }

  /** Of the means, on the scale of logs, in SDs. */
  private double distance(int a, int b) {
    double gap = Math.abs(Math.log(forms.mean(a) / forms.mean(b)));
    double sd = Math.min(forms.sd(a) / forms.mean(a), forms.sd(b) / forms.mean(b));
    return Double.isFinite(gap) ? gap / Math.max(LEAST_SD, sd) : 0;
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

  /** The distribution function and the density at one value. */
  record At(double cdf, double density) {}

  /** Both at x above 0. */
  At at(double x) {
    QuadraticFormInversion inverse = new QuadraticFormInversion(forms);
    double cdf = 0;
    double density = 0;
    for (int i = 0; i < kept.length; i++) {
      inverse.find(kept[i], x);
      cdf += share[i] * inverse.cdf();
      density += share[i] * inverse.density();
    }
    return new At(Math.min(1, cdf), density);
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
    double lo = LEAST;
    double hi = MOST;
    double v = start(target);
    double wanted = target < 0.5 ? Math.log(target) : -Math.log1p(-target);
    Tail before = new Tail(Double.NaN, Double.NaN, Double.NaN);
    for (int step = 0; step < MOST_STEPS; step++) {
      At at = at(Math.exp(v));
      if (at.cdf() < target) {
        lo = v;
      } else {
        hi = v;
      }
      Tail tail = tail(v, at, target < 0.5);
      double off = tail.log() - wanted;
      double newton = off / tail.slope();
      if (!Double.isFinite(newton)) {
        newton = at.cdf() < target ? -WIDEST : WIDEST;
      } else if (Math.abs(off) < CONVERGED) {
        return Math.exp(v - newton);
      } else if (Math.abs(off * (before.log() - wanted)) < CONVERGED) {
        return Math.exp(tail.between(before, wanted));
      }
      before = tail;
      double next = v - Math.max(-WIDEST, Math.min(WIDEST, newton));
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

  private static Tail tail(double v, At at, boolean lower) {
    double slope = at.density() * Math.exp(v);
    double rest = 1 - at.cdf();
    return lower
        ? new Tail(v, Math.log(at.cdf()), slope / at.cdf())
        : new Tail(v, -Math.log(rest), slope / rest);
  }

  /** About the log of a quantile, each component being nearly gamma. */
  double start(double target) {
    double lo = LEAST;
    double hi = MOST;
    double v = Math.log(mean);
    double near = Math.max(ROUNDING * (1 + Math.abs(v)), NEAR * Math.min(1, sd / mean));
    for (double width = 1; hi - lo > near; width *= 2) {
      boolean below = roughly(Math.exp(v)) < target;
      lo = below ? v : lo;
      hi = below ? hi : v;
      if (hi == MOST) {
        v += width;
      } else if (lo == LEAST) {
        v -= width;
      } else {
        v = 0.5 * (lo + hi);
      }
    }
    return v;
  }

  /** The distribution function with a gamma distribution for each component. */
  double roughly(double x) {
    double sum = 0;
    for (int i = 0; i < kept.length; i++) {
      double m = forms.mean(kept[i]);
      sum += share[i] * gamma(x / m, forms.sd(kept[i]) / m);
    }
    return sum;
  }

  /**
   * Wilson and Hilferty's (1931) approximation for mean 1, with a logistic one for Phi; near 0,
   * where it does not fall to 0, no more than Chernoff's bound.
   */
  private static double gamma(double x, double sd) {
    if (!(sd > 0)) {
      return x >= 1 || Double.isNaN(x) ? 1 : 0;
    }
    double ninth = sd * sd / 9;
    double z = (Math.cbrt(x) - 1 + ninth) / Math.sqrt(ninth);
    double normal = 1 / (1 + Math.exp(-z * (1.5976 + 0.07056 * z * z)));
    return x < 1 ? Math.min(normal, Math.exp((1 + Math.log(x) - x) / (sd * sd))) : normal;
  }

  private static double square(double x) {
    return x * x;
  }

  /** Whether its SD is but a few of the last digits of its mean, or none. */
  public boolean isKnown() {
    return sd < KNOWN * mean;
  }

  /** Whether some of its probability lies below the numbers that have all digits. */
  public boolean isBelowNumbers() {
    double lost = 0;
    for (int c = 0; c < weight.length; c++) {
      lost += forms.unitMean(c) > 0 && forms.mean(c) == 0 ? weight[c] : 0;
    }
    return lost > FEW || (mean > 0 && start(Math.max(atZero, FEW)) < SMALLEST);
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
    Interval found = new ShortestIntervalSearch(this, level).find();
    return found == null ? HighestDensityInterval.interval(this::quantile, level) : found;
  }
}
