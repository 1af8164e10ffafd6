package io.github.metasaw.bayes.refit;

import io.github.metasaw.fit.Marginal;

/**
 * How far a posterior is from that without a study.
 *
 * <p>The Kullback-Leibler divergence of the whole from the subset, in nats, is the integral of p
 * log(p/q), with p the density given all studies and q that given the others (Peng and Dey 1995,
 * Can. J. Stat. 23, 199-213). It is that of a fair coin from one whose heads have the probability
 * (1 + sqrt(1 - exp(-2 KL)))/2, McCulloch's calibration (1989, J. Am. Stat. Assoc. 84, 473-478).
 * The trapezoidal rule in v, x = centre + scale sinh(v), reaches into the tails of t distributions.
 */
final class PosteriorShift {

  /** Of v. */
  private static final double STEP = 0.0625;

  /** Largest v, at which x is 1490 scales from the centre. */
  private static final double REACH = 8;

  /** Of the total; what lies below adds nothing that is seen. */
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
   * The distances from one posterior.
   *
   * @param whole of all studies
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
   * The change of the mean that the study makes, in SDs of the posterior without it.
   *
   * @param without the posterior of the others
   * @return positive where the study raises the mean; NaN where tails are too heavy for an SD
   */
  double ofMean(Marginal without) {
    if (x.length == 0) {
      return 0;
    }
    return (whole.mean() - without.mean()) / finite(without.sd());
  }

  /**
   * The ratio of SDs.
   *
   * @param without the posterior of the others
   * @return below 1 where the study makes the mean more certain; NaN where there is no SD
   */
  double ratioOfSds(Marginal without) {
    return x.length == 0 ? 1 : finite(whole.sd()) / finite(without.sd());
  }

  private static double finite(double sd) {
    return Double.isFinite(sd) ? sd : Double.NaN;
  }

  /**
   * The Kullback-Leibler divergence of the whole from the subset.
   *
   * @param without the posterior of the others
   * @return nats, 0 or more
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
