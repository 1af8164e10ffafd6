package io.github.metasaw.bayes;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.Shortest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * A mixture of quadratic forms Q = sum_i eta_i (theta_i - sum_j eta_j theta_j)^2, where eta sums to
 * one and theta ~ N(m, diag(d) + G G') in each component: the posterior of zeta2.
 *
 * <p>Moments are in closed form; the distribution function inverts the transform of {@link
 * QuadraticTransform} along a {@link Contour}.
 */
final class QuadraticMixture implements Marginal {

  /** Components below this share are left out of the distribution function, not of moments. */
  private static final double NEGLIGIBLE = 1e-13;

  /** Largest error of the distribution function. */
  private static final double TOLERANCE = 1e-10;

  /** A contour serves this part of the SD, in log x. */
  private static final double WINDOW = 0.8;

  private final double[] eta;
  private final double[] weight;
  private final double[] centred;
  private final double[] d;
  private final double[] g;
  private final int p;
  private final double atZero;
  private final List<Supplier<QuadraticMixture>> fewer;
  private final Map<Integer, Transformed> windows = new ConcurrentHashMap<>();
  private final double mean;
  private final double sd;
  private final double window;

  /**
   * The posterior of zeta2.
   *
   * @param fewer the same of fewer components, taken where they give the same, fewest first
   */
  static QuadraticMixture zeta2(
      ExactPosterior posterior, double[] eta, List<Supplier<QuadraticMixture>> fewer) {
    int k = posterior.k();
    int p = posterior.p();
    int size = posterior.size();
    double[] weight = new double[size];
    double[] m = new double[size * k];
    double[] d = new double[size * k];
    double[] g = new double[size * k * p];
    for (int c = 0; c < size; c++) {
      double[] root = root(posterior, c);
      weight[c] = posterior.weight(c);
      for (int i = 0; i < k; i++) {
        double b = posterior.shrinkage(c, i);
        m[c * k + i] = posterior.thetaMean(c, i);
        d[c * k + i] = (1 - b) * posterior.vi(i);
        for (int j = 0; j < p; j++) {
          double sum = 0;
          for (int l = 0; l < p; l++) {
            sum += posterior.x(i, l) * root[l * p + j];
          }
          g[(c * k + i) * p + j] = b * sum;
        }
      }
    }
    return new QuadraticMixture(eta, weight, m, d, g, p, fewer);
  }

  /** A square root L of beta's covariance, C = L L', by Cholesky; columns of fixed ones are 0. */
  private static double[] root(ExactPosterior posterior, int c) {
    int p = posterior.p();
    double[] l = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = posterior.covariance(c, i, j);
        for (int a = 0; a < j; a++) {
          sum -= l[i * p + a] * l[j * p + a];
        }
        if (i == j) {
          l[i * p + i] = Math.sqrt(Math.max(0, sum));
        } else {
          l[i * p + j] = l[j * p + j] > 0 ? sum / l[j * p + j] : 0;
        }
      }
    }
    return l;
  }

  /**
   * @param eta shares [k], summing to one
   * @param weight of the components [n]
   * @param m means of theta, row-major [n x k]
   * @param d variances of their independent parts [n x k]
   * @param g loadings of their common parts [n x k x p]
   * @param fewer the same of fewer components, fewest first
   */
  QuadraticMixture(
      double[] eta,
      double[] weight,
      double[] m,
      double[] d,
      double[] g,
      int p,
      List<Supplier<QuadraticMixture>> fewer) {
    this.eta = eta;
    this.fewer = fewer;
    this.weight = weight;
    this.p = p;
    this.d = d;
    this.g = g.clone();
    this.centred = m.clone();
    int k = eta.length;
    double first = 0;
    double second = 0;
    double zero = 0;
    for (int c = 0; c < weight.length; c++) {
      centre(centred, c * k, k, 1, 0);
      for (int j = 0; j < p; j++) {
        centre(this.g, c * k * p, k, p, j);
      }
      double[] moments = moments(c);
      first += weight[c] * moments[0];
      second += weight[c] * (moments[1] + moments[0] * moments[0]);
      zero += moments[0] == 0 ? weight[c] : 0;
    }
    this.mean = first;
    this.sd = Math.sqrt(Math.max(0, second - first * first));
    this.atZero = zero;
    this.window = Math.max(0.02, Math.min(1, WINDOW * sd / mean));
  }

  /** Q does not change when all theta move alike, so each column is centred. */
  private void centre(double[] a, int from, int k, int stride, int j) {
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += eta[i] * a[from + i * stride + j];
    }
    for (int i = 0; i < k; i++) {
      double gap = a[from + i * stride + j] - sum;
      a[from + i * stride + j] = Math.abs(gap) > 1e-14 * Math.abs(sum) ? gap : 0;
    }
  }

  /**
   * Mean tr(AS) + m'Am and variance 2 tr(ASAS) + 4 m'ASAm of component c, with A = diag(eta) - eta
   * eta' and S = diag(d) + G G'; by then m and G are centred, so A m = eta m.
   */
  private double[] moments(int c) {
    int k = eta.length;
    double trace = 0;
    double etaSquaredD = 0;
    double etaD2 = 0;
    double etaD4 = 0;
    double mAm = 0;
    double mADAm = 0;
    for (int i = 0; i < k; i++) {
      double e = eta[i];
      double di = d[c * k + i];
      double mi = centred[c * k + i];
      trace += e * (1 - e) * di;
      etaSquaredD += e * e * di;
      etaD2 += e * e * di * di * (1 - e) * (1 - e);
      etaD4 += e * e * e * e * di * di;
      mAm += e * mi * mi;
      mADAm += e * e * di * mi * mi;
    }
    // tr(ADAD) = sum_i (e(1-e)d)^2 + sum_{i != j} e_i^2 e_j^2 d_i d_j; Am has entries e_i m_i.
    double square = etaD2 + etaSquaredD * etaSquaredD - etaD4;
    double[] gAg = new double[p * p];
    double[] gADAg = new double[p * p];
    double[] gAm = new double[p];
    for (int i = 0; i < k; i++) {
      double e = eta[i];
      double di = d[c * k + i];
      for (int a = 0; a < p; a++) {
        double ga = g[(c * k + i) * p + a];
        gAm[a] += e * ga * centred[c * k + i];
        for (int b = 0; b < p; b++) {
          double gb = g[(c * k + i) * p + b];
          gAg[a * p + b] += e * ga * gb;
          gADAg[a * p + b] += e * e * di * ga * gb;
        }
      }
    }
    double mean = trace + mAm;
    double cross = mADAm;
    for (int a = 0; a < p; a++) {
      mean += gAg[a * p + a];
      cross += gAm[a] * gAm[a];
      square += 2 * gADAg[a * p + a];
      for (int b = 0; b < p; b++) {
        square += gAg[a * p + b] * gAg[b * p + a];
      }
    }
    return new double[] {mean, 2 * square + 4 * cross};
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
    return x == 0 || mean == 0 ? atZero : invert(x).cdf();
  }

  @Override
  public double density(double x) {
    if (x < 0) {
      return 0;
    }
    if (x == 0 && atZero > 0) {
      return Double.POSITIVE_INFINITY;
    }
    return invert(x == 0 ? mean * 1e-12 : x).density();
  }

  /** Distribution function and density at x, by a contour for its window, or else for x alone. */
  private Contour.Inverse invert(double x) {
    int index = (int) Math.floor(Math.log(x / mean) / window);
    double first = mean * Math.exp(window * index);
    double last = first * Math.exp(window);
    Contour.Inverse found =
        windows
            .computeIfAbsent(index, any -> transformed(Math.sqrt(first * last), first, last))
            .at(x);
    if (found.error() < TOLERANCE) {
      return found;
    }
    Contour.Inverse alone = transformed(x, x, x).at(x);
    return alone.error() < found.error() ? alone : found;
  }

  /**
   * The transform along the contour of x, from the fewest components that agree with the next
   * fewest.
   *
   * @param first least x it serves
   * @param last largest
   */
  private Transformed transformed(double x, double first, double last) {
    QuadraticTransform few = fewer.isEmpty() ? transform() : fewer.get(0).get().transform();
    double[] value = new double[2];
    QuadraticTransform placing = few;
    Contour contour =
        Contour.through(
            s -> {
              placing.at(s, 0, value);
              return Math.log(value[0]);
            },
            x);
    Transformed found = new Transformed(contour);
    found.fillTried(few, first, last);
    for (int i = 0; i < fewer.size(); i++) {
      QuadraticTransform more =
          i + 1 < fewer.size() ? fewer.get(i + 1).get().transform() : transform();
      Transformed finer = new Transformed(contour);
      finer.fillTried(more, first, last);
      if (found.error(finer, first, last) < TOLERANCE) {
        break;
      }
      found = finer;
      few = more;
    }
    found.fillOthers(few, first, last);
    return found;
  }

  private QuadraticTransform transform() {
    return new QuadraticTransform(eta, weight, centred, d, g, p, NEGLIGIBLE);
  }

  /** Newton's method on log x, over the decades that zeta2 may span, kept inside a bracket. */
  @Override
  public double quantile(double target) {
    if (target <= atZero) {
      return 0;
    }
    if (target >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    double lo = -745;
    double hi = 709;
    double v = start(target);
    for (int step = 0; step < 100; step++) {
      double x = Math.exp(v);
      Contour.Inverse at = invert(x);
      double gap = at.cdf() - target;
      if (gap == 0) {
        return x;
      }
      if (gap < 0) {
        lo = v;
      } else {
        hi = v;
      }
      double newton = step(at.cdf(), at.density() * x, target);
      if (Math.abs(newton) < 1e-7) {
        return Math.exp(v - newton);
      }
      double next = v - Math.max(-3, Math.min(3, newton));
      v = next > lo && next < hi ? next : 0.5 * (lo + hi);
    }
    return Math.exp(v);
  }

  /** The log of the quantile of the log-normal with the same mean and SD. */
  private double start(double p) {
    double spread = Math.sqrt(Math.log1p(Math.min(100, square(sd / mean))));
    double z = -Math.sqrt(2) * InverseErfc.value(2 * p);
    return Math.log(mean) + spread * (z - spread / 2);
  }

  private static double square(double x) {
    return x * x;
  }

  /** Newton's step in log x for log F or log(1 - F), which are nearly linear in the tails. */
  private static double step(double cdf, double slope, double target) {
    if (!(slope > 0) || !(cdf > 0) || !(cdf < 1)) {
      return cdf > target ? 3 : -3;
    }
    return target < 0.5
        ? Math.log(cdf / target) * cdf / slope
        : -Math.log((1 - cdf) / (1 - target)) * (1 - cdf) / slope;
  }

  @Override
  public double mode() {
    double at = Shortest.minimise(x -> -density(x), quantile(0.001), quantile(0.999));
    return atZero > 0 || density(mean * 1e-9) > density(at) ? 0 : at;
  }

  @Override
  public Interval shortest(double level) {
    return Shortest.interval(this::quantile, level);
  }
}
