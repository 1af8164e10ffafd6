package io.github.metasaw.bayes;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import java.util.Arrays;

/**
 * A mixture of quadratic forms Q = sum_i eta_i (theta_i - sum_j eta_j theta_j)^2, where eta sums to
 * one and theta ~ N(m, diag(d) + G G') in each component: the posterior of zeta2.
 *
 * <p>Its Laplace transform E exp(-sQ) is that of independent squares, given p + 1 standard normal
 * variables: p for G and one for the square of the mean, whose exponent has the other sign. It
 * costs O(k p) whatever k. The distribution function is its Bromwich integral along Weideman's
 * cotangent contour (Weideman 2006, SIAM J. Numer. Anal. 44, 2342; error near 3.89^-N).
 */
final class QuadraticMixture implements Marginal {

  /** Nodes of the contour, of which conjugates halve the work. */
  private static final int N = 20;

  private static final double NEGLIGIBLE = 1e-12;

  private final double[] eta;
  private final double[] weight;
  private final double[] centred;
  private final double[] d;
  private final double[] g;
  private final int p;
  private final double atZero;
  private final double mean;
  private final double sd;

  /** The components of a posterior; those of no weight are left out. */
  static QuadraticMixture zeta2(ExactPosterior posterior, double[] eta) {
    int k = posterior.k();
    int p = posterior.p();
    int size = 0;
    for (int c = 0; c < posterior.size(); c++) {
      size += posterior.weight(c) > NEGLIGIBLE ? 1 : 0;
    }
    double[] weight = new double[size];
    double[] m = new double[size * k];
    double[] d = new double[size * k];
    double[] g = new double[size * k * p];
    int at = 0;
    for (int c = 0; c < posterior.size(); c++) {
      if (!(posterior.weight(c) > NEGLIGIBLE)) {
        continue;
      }
      double[] root = root(posterior, c);
      weight[at] = posterior.weight(c);
      for (int i = 0; i < k; i++) {
        double b = posterior.shrinkage(c, i);
        m[at * k + i] = posterior.thetaMean(c, i);
        d[at * k + i] = (1 - b) * posterior.vi(i);
        for (int j = 0; j < p; j++) {
          double sum = 0;
          for (int l = 0; l < p; l++) {
            sum += posterior.x(i, l) * root[l * p + j];
          }
          g[(at * k + i) * p + j] = b * sum;
        }
      }
      at++;
    }
    return new QuadraticMixture(eta, weight, m, d, g, p);
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
   */
  QuadraticMixture(double[] eta, double[] weight, double[] m, double[] d, double[] g, int p) {
    this.eta = eta;
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
    return x == 0 || mean == 0 ? atZero : invert(x)[0];
  }

  @Override
  public double density(double x) {
    if (x < 0) {
      return 0;
    }
    if (x == 0 && atZero > 0) {
      return Double.POSITIVE_INFINITY;
    }
    return invert(x == 0 ? mean * 1e-12 : x)[1];
  }

  /**
   * (1/2 pi i) times the integral of exp(sx) M(s)/s, and of exp(sx) M(s), along s = (N/x) (-0.6122
   * + 0.5017 phi cot(0.6407 phi) + 0.2645 i phi), phi from -pi to pi by the midpoint rule.
   *
   * @return distribution function and density at x
   */
  private double[] invert(double x) {
    double distribution = 0;
    double density = 0;
    double[] transform = new double[2];
    for (int node = 0; node < N / 2; node++) {
      double phi = (2 * node + 1) * Math.PI / N;
      double cot = 1 / Math.tan(0.6407 * phi);
      double sr = N / x * (-0.6122 + 0.5017 * phi * cot);
      double si = N / x * 0.2645 * phi;
      double slopeR = N / x * 0.5017 * (cot - 0.6407 * phi * (1 + cot * cot));
      double slopeI = N / x * 0.2645;
      transform(sr, si, transform);
      double growth = Math.exp(sr * x);
      double er = growth * Math.cos(si * x);
      double ei = growth * Math.sin(si * x);
      double vr = transform[0] * er - transform[1] * ei;
      double vi = transform[0] * ei + transform[1] * er;
      double size = sr * sr + si * si;
      double qr = (vr * sr + vi * si) / size;
      double qi = (vi * sr - vr * si) / size;
      // The imaginary part of v ds/dphi; conjugate nodes double it.
      density += vr * slopeI + vi * slopeR;
      distribution += qr * slopeI + qi * slopeR;
    }
    return new double[] {
      Math.min(1, Math.max(0, 2 * distribution / N)), Math.max(0, 2 * density / N)
    };
  }

  /** E exp(-sQ) of the mixture at s = sr + i si, si above 0. */
  private void transform(double sr, double si, double[] out) {
    int k = eta.length;
    int q = p + 1;
    double[] kr = new double[q * q];
    double[] ki = new double[q * q];
    double[] hr = new double[q];
    double[] hi = new double[q];
    // sqrt(2s), principal.
    double size = Math.hypot(2 * sr, 2 * si);
    double rootR = Math.sqrt(Math.max(0, 0.5 * (size + 2 * sr)));
    double rootI = Math.sqrt(Math.max(0, 0.5 * (size - 2 * sr)));
    double totalR = 0;
    double totalI = 0;
    for (int c = 0; c < weight.length; c++) {
      Arrays.fill(kr, 0);
      Arrays.fill(ki, 0);
      Arrays.fill(hr, 0);
      Arrays.fill(hi, 0);
      double cr = 0;
      double ci = 0;
      double logR = 0;
      double logI = 0;
      double pr = 1;
      double pi = 0;
      for (int i = 0; i < k; i++) {
        double e = eta[i];
        double ed = 2 * e * d[c * k + i];
        double ar = 1 + ed * sr;
        double ai = ed * si;
        double a2 = ar * ar + ai * ai;
        double ir = e * ar / a2;
        double ii = -e * ai / a2;
        double mi = centred[c * k + i];
        // prod 1/sqrt(a_i): logs of moduli, sums of arguments, a_i in the upper half plane.
        double nr = pr * ar - pi * ai;
        double ni = pr * ai + pi * ar;
        if (ni < 0 || nr * nr + ni * ni > 1e200 || nr * nr + ni * ni < 1e-200) {
          logR += 0.5 * Math.log(pr * pr + pi * pi);
          logI += Math.atan2(pi, pr);
          nr = ar;
          ni = ai;
        }
        pr = nr;
        pi = ni;
        cr += ir * mi * mi;
        ci += ii * mi * mi;
        // Entry 0 is z, of the square of the mean; the others are f, of G.
        kr[0] += ir;
        ki[0] += ii;
        hr[0] += ir * mi;
        hi[0] += ii * mi;
        for (int a = 0; a < p; a++) {
          double ga = g[(c * k + i) * p + a];
          hr[a + 1] += ir * mi * ga;
          hi[a + 1] += ii * mi * ga;
          kr[a + 1] += ir * ga;
          ki[a + 1] += ii * ga;
          for (int b = 0; b <= a; b++) {
            double gb = g[(c * k + i) * p + b];
            kr[(a + 1) * q + b + 1] += ir * ga * gb;
            ki[(a + 1) * q + b + 1] += ii * ga * gb;
          }
        }
      }
      logR += 0.5 * Math.log(pr * pr + pi * pi);
      logI += Math.atan2(pi, pr);
      double[] solved = eliminate(kr, ki, hr, hi, sr, si, rootR, rootI);
      // exponent = -s c + 1/2 h'(I + K)^-1 h - 1/2 log prod a - 1/2 log |I + K|
      double er = -(sr * cr - si * ci) + solved[0] - 0.5 * (logR + solved[2]);
      double ei = -(sr * ci + si * cr) + solved[1] - 0.5 * (logI + solved[3]);
      double modulus = weight[c] * Math.exp(er);
      totalR += modulus * Math.cos(ei);
      totalI += modulus * Math.sin(ei);
    }
    out[0] = totalR;
    out[1] = totalI;
  }

  /**
   * Gaussian elimination on the (1 + p)-dimensional rest, z first: then every pivot stays on its
   * side of the real axis (eigenvalues interlace) and principal logarithms are the right ones.
   *
   * @return 1/2 h'(I + K)^-1 h and log |I + K|, each real and imaginary
   */
  private double[] eliminate(
      double[] kr,
      double[] ki,
      double[] hr,
      double[] hi,
      double sr,
      double si,
      double rootR,
      double rootI) {
    int q = p + 1;
    double[] mr = new double[q * q];
    double[] mi = new double[q * q];
    double[] br = new double[q];
    double[] bi = new double[q];
    // z: 1 + K_zz = sum eta/a; h_z = sqrt(2s) sum eta m/a; K_fz = -sqrt(2s) sum eta G/a.
    mr[0] = kr[0];
    mi[0] = ki[0];
    br[0] = rootR * hr[0] - rootI * hi[0];
    bi[0] = rootR * hi[0] + rootI * hr[0];
    for (int a = 1; a < q; a++) {
      mr[a * q] = -(rootR * kr[a] - rootI * ki[a]);
      mi[a * q] = -(rootR * ki[a] + rootI * kr[a]);
      br[a] = -2 * (sr * hr[a] - si * hi[a]);
      bi[a] = -2 * (sr * hi[a] + si * hr[a]);
      for (int b = 1; b <= a; b++) {
        mr[a * q + b] = 2 * (sr * kr[a * q + b] - si * ki[a * q + b]) + (a == b ? 1 : 0);
        mi[a * q + b] = 2 * (sr * ki[a * q + b] + si * kr[a * q + b]);
      }
    }
    double[] out = new double[4];
    for (int j = 0; j < q; j++) {
      double pr = mr[j * q + j];
      double pi = mi[j * q + j];
      double size = pr * pr + pi * pi;
      out[2] += 0.5 * Math.log(size);
      out[3] += Math.atan2(pi, pr);
      double ir = pr / size;
      double ii = -pi / size;
      double b2r = br[j] * br[j] - bi[j] * bi[j];
      double b2i = 2 * br[j] * bi[j];
      out[0] += 0.5 * (b2r * ir - b2i * ii);
      out[1] += 0.5 * (b2r * ii + b2i * ir);
      for (int a = j + 1; a < q; a++) {
        double fr = mr[a * q + j] * ir - mi[a * q + j] * ii;
        double fi = mr[a * q + j] * ii + mi[a * q + j] * ir;
        br[a] -= fr * br[j] - fi * bi[j];
        bi[a] -= fr * bi[j] + fi * br[j];
        for (int b = j + 1; b <= a; b++) {
          mr[a * q + b] -= fr * mr[b * q + j] - fi * mi[b * q + j];
          mi[a * q + b] -= fr * mi[b * q + j] + fi * mr[b * q + j];
        }
      }
    }
    return out;
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
    double v = Math.log(mean);
    for (int step = 0; step < 100; step++) {
      double x = Math.exp(v);
      double[] at = invert(x);
      double gap = at[0] - target;
      if (gap == 0) {
        return x;
      }
      if (gap < 0) {
        lo = v;
      } else {
        hi = v;
      }
      double newton = step(at[0], at[1] * x, target);
      if (Math.abs(newton) < 1e-7) {
        return Math.exp(v - newton);
      }
      double next = v - Math.max(-3, Math.min(3, newton));
      v = next > lo && next < hi ? next : 0.5 * (lo + hi);
    }
    return Math.exp(v);
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
