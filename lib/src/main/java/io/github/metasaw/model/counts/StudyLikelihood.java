package io.github.metasaw.model.counts;

import java.util.List;

/**
 * The likelihood of one study with its random effects integrated out, as a function of psi: the
 * location parameters, then the SDs of the random effects. An SD may be negative, which changes
 * nothing, so that a search may cross 0.
 *
 * <p>The integrand is log-concave and analytic. The exact rule is the trapezoidal rule on a lattice
 * about its mode, which converges exponentially (Trefethen and Weideman 2014, SIAM Review 56, 385);
 * its steps are 0.6 SDs of the integrand and at most 0.3 in any linear predictor, for the nearest
 * singularities are where that is plus or minus i pi. Derivatives are moments of those of the
 * integrand. A Gauss-Hermite rule is centred and scaled as R's lme4 does it; its derivatives are
 * differences, for its points move with psi.
 *
 * <p>Not for several threads at once.
 */
public final class StudyLikelihood {

  /** Steps of differences, in SDs that the likelihood gives a parameter. */
  private static final double STEP = 0.02;

  private final StudyIntegrand integrand;
  private final LatticeRule lattice;
  private final HermiteRule hermite;
  private final boolean isExact;
  private final int q;

  private StudyLikelihood(StudyIntegrand integrand, Quadrature quadrature, double fineness) {
    this.integrand = integrand;
    this.lattice = new LatticeRule(integrand, fineness);
    this.hermite = new HermiteRule(integrand, Math.max(1, quadrature.points()));
    this.isExact = quadrature.isExact();
    this.q = integrand.loadings().size();
  }

  /**
   * The likelihood of a study.
   *
   * @param groups one or two
   * @param loadings of as many groups
   * @param quadrature exact, or points of a rule; with two random effects one point at most
   * @return the likelihood
   */
  public static StudyLikelihood of(
      List<PredictorLikelihood> groups, Loadings loadings, Quadrature quadrature) {
    return finer(groups, loadings, quadrature, 1);
  }

  /**
   * The likelihood of a study by a finer lattice, which the error of the usual one is checked with.
   *
   * @param groups one or two
   * @param loadings of as many groups
   * @param quadrature as for {@link #of}
   * @param times by how much the steps of the lattice are shortened
   * @return the likelihood
   */
  public static StudyLikelihood finer(
      List<PredictorLikelihood> groups, Loadings loadings, Quadrature quadrature, double times) {
    boolean isPlane = loadings.effects() > 1;
    if (groups.size() != loadings.fixed().length || (isPlane && quadrature.points() > 1)) {
      throw new IllegalArgumentException(groups.size() + " groups, " + quadrature.id());
    }
    return new StudyLikelihood(new StudyIntegrand(groups, loadings), quadrature, times);
  }

  /**
   * Number of parameters.
   *
   * @return q
   */
  public int size() {
    return q;
  }

  /**
   * The log-likelihood.
   *
   * @param psi location parameters and SDs [q]
   * @return natural logarithm, with all constants
   */
  public double value(double[] psi) {
    integrand.set(psi);
    return isExact ? lattice.value() : hermite.value();
  }

  /**
   * The log-likelihood with its derivatives.
   *
   * @param psi location parameters and SDs [q]
   * @param gradient receives the first derivatives [q]
   * @param hessian receives the second, row-major [q x q]
   * @return natural logarithm, with all constants
   */
  public double derivatives(double[] psi, double[] gradient, double[] hessian) {
    integrand.set(psi);
    return isExact ? lattice.derivatives(gradient, hessian) : differences(psi, gradient, hessian);
  }

  /** Differences of fourth order. */
  private double differences(double[] psi, double[] gradient, double[] hessian) {
    double here = hermite.value();
    double[] h = steps();
    double[] direction = new double[q];
    for (int i = 0; i < q; i++) {
      direction[i] = h[i];
      double[] line = along(psi, direction);
      gradient[i] = (8 * (line[2] - line[1]) - (line[3] - line[0])) / (12 * h[i]);
      hessian[i * q + i] = bend(line, here) / (h[i] * h[i]);
      direction[i] = 0;
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < i; j++) {
        direction[i] = h[i];
        direction[j] = h[j];
        double with = bend(along(psi, direction), here);
        direction[j] = -h[j];
        double against = bend(along(psi, direction), here);
        hessian[i * q + j] = (with - against) / (4 * h[i] * h[j]);
        hessian[j * q + i] = hessian[i * q + j];
        direction[i] = 0;
        direction[j] = 0;
      }
    }
    return here;
  }

  /** Values at -2, -1, 1 and 2 steps. */
  private double[] along(double[] psi, double[] direction) {
    double[] line = new double[4];
    int[] places = {-2, -1, 1, 2};
    for (int n = 0; n < places.length; n++) {
      double[] moved = psi.clone();
      for (int i = 0; i < q; i++) {
        moved[i] += places[n] * direction[i];
      }
      line[n] = value(moved);
    }
    return line;
  }

  private static double bend(double[] line, double here) {
    return (16 * (line[1] + line[2]) - line[0] - line[3] - 30 * here) / 12;
  }

  /** A share of the SD that the likelihood at the mode gives each parameter. */
  private double[] steps() {
    Loadings loadings = integrand.loadings();
    int locations = loadings.locations();
    integrand.logWithDerivatives(integrand.mode());
    double[] h = new double[q];
    for (int i = 0; i < q; i++) {
      double information = 1;
      for (int a = 0; a < integrand.predictors(); a++) {
        double load = i < locations ? loadings.fixed()[a][i] : loadings.random()[a][i - locations];
        information -= integrand.derivative(a, 2) * load * load;
      }
      h[i] = STEP / Math.sqrt(information);
    }
    return h;
  }
}
