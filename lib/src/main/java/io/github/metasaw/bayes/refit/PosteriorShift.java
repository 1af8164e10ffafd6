package io.github.metasaw.bayes.refit;

import io.github.metasaw.fit.Marginal;

/**
 * How far a posterior is from the posterior without one study.
 *
 * <p>The Kullback-Leibler divergence, in nats, is the integral of p log(p/q), where p is the
 * posterior density given all studies and q the density without the study (Peng and Dey 1995, Can.
 * J. Stat. 23, 199-213). It equals the divergence of a fair coin from a coin whose probability of
 * heads is (1 + sqrt(1 - exp(-2 KL)))/2, McCulloch's calibration (1989, J. Am. Stat. Assoc. 84,
 * 473-478). The integral is computed by the trapezoidal rule in v, where x = centre + scale
 * sinh(v), which reaches far into the tails of t distributions.
 */
final class PosteriorShift {

  /** The step of v. */
  private static final double STEP = 0.0625;

  /** Largest v; there x is 1490 times the scale away from the centre. */
  private static final double REACH = 8;

  /** Nodes below this share of the total are left out, because they do not change the result. */
  private static final double NEGLIGIBLE = 1e-13;

  private final Marginal whole;
  private final double[] x;
  private final double[] density;
  private final double[] weights;

  private PosteriorShift(Marginal whole, double[] x, double[] density, double[] weights) {
    this.whole = whole;
    this.x = x;
    this.density = density;
    this.weights = weights;
  }

  /**
   * Prepares the comparison of one posterior with others.
   *
   * @param whole the posterior given all studies
   */
  static PosteriorShift of(Marginal whole) {
    if (whole.points().length > 0) {
      return new PosteriorShift(whole, new double[0], new double[0], new double[0]);
    }
    double centre = whole.median();
    double scale = (whole.quantile(0.84) - whole.quantile(0.16)) / 2;
    int half = (int) Math.round(REACH / STEP);
    double[] x = new double[2 * half + 1];
    double[] density = new double[x.length];
    double[] weights = new double[x.length];
    double total = 0;
    for (int j = 0; j < x.length; j++) {
      double v = STEP * (j - half);
      x[j] = centre + scale * Math.sinh(v);
      density[j] = whole.density(x[j]);
      weights[j] = density[j] * scale * Math.cosh(v) * STEP;
      total += weights[j];
    }
    for (int j = 0; j < x.length; j++) {
      weights[j] = weights[j] > NEGLIGIBLE * total ? weights[j] / total : 0;
    }
    return new PosteriorShift(whole, x, density, weights);
  }

  /**
   * The change of the posterior mean that is due to the study, in SDs of the posterior without it.
   *
   * @param without the posterior without the study
   * @return positive if the study raises the mean; NaN if the tails are too heavy for an SD to
   *     exist
   */
  double ofMean(Marginal without) {
    if (x.length == 0) {
      return 0;
    }
    return (whole.mean() - without.mean()) / finite(without.sd());
  }

  /**
   * The ratio of the posterior SDs, with the study to without it.
   *
   * @param without the posterior without the study
   * @return below 1 if the study makes the parameter more certain; NaN if an SD does not exist
   */
  double ratioOfSds(Marginal without) {
    return x.length == 0 ? 1 : finite(whole.sd()) / finite(without.sd());
  }

  private static double finite(double sd) {
    return Double.isFinite(sd) ? sd : Double.NaN;
  }

  /**
   * The Kullback-Leibler divergence of the posterior given all studies from the posterior without
   * the study.
   *
   * @param without the posterior without the study
   * @return the divergence in nats, 0 or more
   */
  double divergence(Marginal without) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      if (weights[j] > 0) {
        sum += weights[j] * Math.log(density[j] / without.density(x[j]));
      }
    }
    return Math.max(0, sum);
  }
}
