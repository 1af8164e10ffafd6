package io.github.metasaw.distribution;

/**
 * The Laplace transform M(s) = E exp(-sQ) of the {@link QuadraticForms}, at a complex s.
 *
 * <p>Given p + 1 standard normal variables (f for G, z for the square of the mean, exp(s t^2) being
 * E exp(sqrt(2s) t z)) the theta_i are independent, and each contributes 1/sqrt(a_i) with a_i = 1 +
 * 2 s eta_i d_i and a term quadratic in (z, f). With r_i = eta_i/a_i, integrating z leaves
 *
 * <pre>
 * M(s) = exp(-s (sum r m^2 - (sum r m)^2/sum r) + h' K^-1 h / 2) / sqrt(prod a . sum r . |K|)
 * K = I + 2s (sum r G G' - (sum r G)(sum r G)'/sum r)
 * h = -2s (sum r m G - (sum r m)(sum r G)/sum r)
 * </pre>
 *
 * <p>The forms hold eta d, sqrt(eta) m and sqrt(eta) G, in units of each component, of which s is
 * the inverse. That is O(k p^2) whatever k. Holds working arrays: one thread at a time.
 */
final class QuadraticFormTransform {

  private static final double MAX_PRODUCT = 1e140;

  private final QuadraticForms forms;
  private final int p;
  private final LoadingProducts products;

  /** Sums of products, where there are many coefficients. */
  private final double[] sums;

  private final double[] imaginary;

  // Sums over studies, real and imaginary: r G [p], then h [p]; K [p x p], its lower half.
  private final double[] gr;
  private final double[] gi;
  private final double[] hr;
  private final double[] hi;
  private final double[] kr;
  private final double[] ki;

  // Sums over studies: r, r m and r m^2; logs taken off the product of the a_i, and its root.
  private double sumR;
  private double sumI;
  private double sumMr;
  private double sumMi;
  private double sumMMr;
  private double sumMMi;
  private double logs;
  private double productR;
  private double productI;

  // 1/a_i [k].
  private final double[] inverseAr;
  private final double[] inverseAi;

  private double exponentR;
  private double exponentI;
  private double rootR;
  private double rootI;
  private double inverseR;
  private double inverseI;

  QuadraticFormTransform(QuadraticForms forms) {
    this(forms, new LoadingProducts(forms));
  }

  /**
   * @param products of the same forms, which transforms of one thread share
   */
  QuadraticFormTransform(QuadraticForms forms, LoadingProducts products) {
    this.forms = forms;
    this.p = forms.p();
    this.products = products;
    this.sums = new double[products.width()];
    this.imaginary = new double[products.width()];
    this.inverseAr = new double[forms.k()];
    this.inverseAi = new double[forms.k()];
    this.gr = new double[p];
    this.gi = new double[p];
    this.hr = new double[p];
    this.hi = new double[p];
    this.kr = new double[p * p];
    this.ki = new double[p * p];
  }

  /** Real part of the exponent that {@link #at} found. */
  double exponentR() {
    return exponentR;
  }

  double exponentI() {
    return exponentI;
  }

  /** Real part of the root by which the exponential is divided. */
  double rootR() {
    return rootR;
  }

  double rootI() {
    return rootI;
  }

  /** Finds M at s = sr + i si, si above 0, in component c: exp(exponent)/root. */
  void at(int c, double sr, double si) {
    multiply(c, sr, si);
    add(c);
    addLoadings(c);
    centre(sr, si);
    root(sumR, sumI);
    double allR = productR * rootR - productI * rootI;
    double allI = productR * rootI + productI * rootR;
    eliminate(allR, allI);
  }

  /** The root of the product of the a_i of component c, and every 1/a_i. */
  private void multiply(int c, double sr, double si) {
    double pr = 1;
    double pi = 0;
    boolean negative = false;
    logs = 0;
    for (int i = 0; i < inverseAr.length; i++) {
      double ed = 2 * forms.d(c, i);
      double ar = 1 + ed * sr;
      double ai = ed * si;
      double nr = pr * ar - pi * ai;
      double ni = pr * ai + pi * ar;
      // Every a_i turns the product by less than half a turn: it passed the negative axis, where
      // the principal root changes sign, if it left the upper half plane downwards.
      negative ^= pi >= 0 && ni < 0;
      pr = nr;
      pi = ni;
      double size = Math.abs(pr) + Math.abs(pi);
      if (size > MAX_PRODUCT || size < 1 / MAX_PRODUCT) {
        logs += Math.log(size);
        pr /= size;
        pi /= size;
      }
      invert(ar, ai);
      inverseAr[i] = inverseR;
      inverseAi[i] = inverseI;
    }
    root(pr, pi);
    productR = negative ? -rootR : rootR;
    productI = negative ? -rootI : rootI;
  }

  /** Sums over the studies of component c: r, r m and r m^2, in which r holds its share. */
  private void add(int c) {
    double rR = 0;
    double rI = 0;
    double mR = 0;
    double mI = 0;
    double mmR = 0;
    double mmI = 0;
    for (int i = 0; i < inverseAr.length; i++) {
      double root = forms.root(i);
      double m = forms.m(c, i);
      double rr = inverseAr[i];
      double ri = inverseAi[i];
      double mr = rr * m;
      double mi = ri * m;
      rR += rr * root * root;
      rI += ri * root * root;
      mR += mr * root;
      mI += mi * root;
      mmR += mr * m;
      mmI += mi * m;
    }
    sumR = rR;
    sumI = rI;
    sumMr = mR;
    sumMi = mI;
    sumMMr = mmR;
    sumMMi = mmI;
  }

  /** Sums over the studies of component c: r G, r m G and r G G'. */
  private void addLoadings(int c) {
    if (products.isWorthwhile()) {
      products.add(c, inverseAr, inverseAi, sums, imaginary);
      products.unpack(sums, kr, gr, hr);
      products.unpack(imaginary, ki, gi, hi);
      return;
    }
    for (int j = 0; j < p; j++) {
      addLoading(c, j);
      for (int l = 0; l < j; l++) {
        addProducts(c, j, l);
      }
    }
  }

  /**
   * Computes the sums of products of column j of G with r, with r m and with itself, in local
   * variables for speed.
   */
  private void addLoading(int c, int j) {
    double gR = 0;
    double gI = 0;
    double hR = 0;
    double hI = 0;
    double kR = 0;
    double kI = 0;
    for (int i = 0; i < inverseAr.length; i++) {
      double root = forms.root(i);
      double m = forms.m(c, i);
      double g = forms.g(c, i, j);
      double rgr = inverseAr[i] * g;
      double rgi = inverseAi[i] * g;
      gR += rgr * root;
      gI += rgi * root;
      hR += rgr * m;
      hI += rgi * m;
      kR += rgr * g;
      kI += rgi * g;
    }
    gr[j] = gR;
    gi[j] = gI;
    hr[j] = hR;
    hi[j] = hI;
    kr[j * p + j] = kR;
    ki[j * p + j] = kI;
  }

  /** The sum of r times the product of columns j and l of G. */
  private void addProducts(int c, int j, int l) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < inverseAr.length; i++) {
      double product = forms.g(c, i, j) * forms.g(c, i, l);
      re += inverseAr[i] * product;
      im += inverseAi[i] * product;
    }
    kr[j * p + l] = re;
    ki[j * p + l] = im;
  }

  /** Integrates z out: takes the mean at s off the sums, which become exponent, h and K. */
  private void centre(double sr, double si) {
    // 1/sum r.
    invert(sumR, sumI);
    double ur = inverseR;
    double ui = inverseI;
    // (sum r m)/sum r, the mean at s.
    double wr = sumMr * ur - sumMi * ui;
    double wi = sumMr * ui + sumMi * ur;
    double spreadR = sumMMr - (sumMr * wr - sumMi * wi);
    double spreadI = sumMMi - (sumMr * wi + sumMi * wr);
    exponentR = -(sr * spreadR - si * spreadI) - 0.5 * logs;
    exponentI = -(sr * spreadI + si * spreadR);
    for (int j = 0; j < p; j++) {
      double vr = hr[j] - (wr * gr[j] - wi * gi[j]);
      double vi = hi[j] - (wr * gi[j] + wi * gr[j]);
      hr[j] = -2 * (sr * vr - si * vi);
      hi[j] = -2 * (sr * vi + si * vr);
      double qr = ur * gr[j] - ui * gi[j];
      double qi = ur * gi[j] + ui * gr[j];
      for (int l = 0; l <= j; l++) {
        double er = kr[j * p + l] - (qr * gr[l] - qi * gi[l]);
        double ei = ki[j * p + l] - (qr * gi[l] + qi * gr[l]);
        kr[j * p + l] = (j == l ? 1 : 0) + 2 * (sr * er - si * ei);
        ki[j * p + l] = 2 * (sr * ei + si * er);
      }
    }
  }

  /**
   * Gaussian elimination on f, after z: every pivot stays on its side of the real axis, for
   * eigenvalues interlace, and principal square roots are the right ones. Adds h'K^-1 h/2 to the
   * exponent and leaves the product of the roots.
   */
  private void eliminate(double fromR, double fromI) {
    double allR = fromR;
    double allI = fromI;
    for (int j = 0; j < p; j++) {
      double pr = kr[j * p + j];
      double pi = ki[j * p + j];
      double size = pr * pr + pi * pi;
      root(pr, pi);
      double next = allR * rootR - allI * rootI;
      allI = allR * rootI + allI * rootR;
      allR = next;
      double ir = pr / size;
      double ii = -pi / size;
      double squareR = hr[j] * hr[j] - hi[j] * hi[j];
      double squareI = 2 * hr[j] * hi[j];
      exponentR += 0.5 * (squareR * ir - squareI * ii);
      exponentI += 0.5 * (squareR * ii + squareI * ir);
      for (int a = j + 1; a < p; a++) {
        double fr = kr[a * p + j] * ir - ki[a * p + j] * ii;
        double fi = kr[a * p + j] * ii + ki[a * p + j] * ir;
        hr[a] -= fr * hr[j] - fi * hi[j];
        hi[a] -= fr * hi[j] + fi * hr[j];
        for (int b = j + 1; b <= a; b++) {
          kr[a * p + b] -= fr * kr[b * p + j] - fi * ki[b * p + j];
          ki[a * p + b] -= fr * ki[b * p + j] + fi * kr[b * p + j];
        }
      }
    }
    rootR = allR;
    rootI = allI;
  }

  /** 1/(re + i im), into the fields. */
  private void invert(double re, double im) {
    double size = re * re + im * im;
    if (size < MAX_PRODUCT && size > 1 / MAX_PRODUCT) {
      inverseR = re / size;
      inverseI = -im / size;
    } else {
      // Of a study that is known all but exactly squares are beyond what numbers hold.
      double largest = Math.max(Math.abs(re), Math.abs(im));
      double r = re / largest;
      double i = im / largest;
      inverseR = r / (r * r + i * i) / largest;
      inverseI = -i / (r * r + i * i) / largest;
    }
  }

  private static double modulus(double re, double im) {
    double size = re * re + im * im;
    return size < MAX_PRODUCT && size > 1 / MAX_PRODUCT ? Math.sqrt(size) : Math.hypot(re, im);
  }

  /** The principal square root, into the fields. */
  private void root(double re, double im) {
    double r = Math.sqrt(0.5 * (modulus(re, im) + Math.abs(re)));
    if (re >= 0) {
      rootR = r;
      rootI = r == 0 ? 0 : im / (2 * r);
    } else {
      rootR = Math.abs(im) / (2 * r);
      rootI = Math.copySign(r, im);
    }
  }
}
