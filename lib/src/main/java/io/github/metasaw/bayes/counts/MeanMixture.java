package io.github.metasaw.bayes.counts;

import io.github.metasaw.bayes.exact.TauNodes;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Map;

/**
 * A list of values of tau with the mean given each: the joint posterior of mean and tau, of which
 * the effects are mixtures.
 */
final class MeanMixture {

  /** Values of tau of a smaller probability are left out, but for moments. */
  private static final double NEGLIGIBLE = 1e-14;

  private final StudyIntegrals studies;
  private final ModelPriors priors;
  private final MeanDensity[] parts;
  private final double[] weight;
  private final double upperRate;

  private MeanMixture(
      StudyIntegrals studies,
      ModelPriors priors,
      MeanDensity[] parts,
      double[] weight,
      double upperRate) {
    this.studies = studies;
    this.priors = priors;
    this.parts = parts;
    this.weight = weight;
    this.upperRate = upperRate;
  }

  /**
   * The mixture.
   *
   * @param studies whose tables may be filled
   * @param priors of mean and tau
   * @param nodes values of tau with their probabilities
   * @param upperRate r where the density of log tau falls as exp(-r log tau)
   * @param means the mean given some of those values
   * @throws MetaException where the effects have no density
   */
  static MeanMixture compute(
      StudyIntegrals studies,
      ModelPriors priors,
      TauNodes nodes,
      double upperRate,
      Map<Double, MeanGivenTau> means) {
    MeanQuadrature mean = studies.mean(priors.coefficients().get(0));
    double[] tau = nodes.tau();
    double[] weight = nodes.weight();
    boolean isKnown = priors.coefficients().get(0).isKnown();
    MeanDensity[] parts = new MeanDensity[tau.length];
    for (int c = 0; c < tau.length; c++) {
      boolean isPoint = isKnown && tau[c] == 0 && tau.length > 1;
      if (isPoint && weight[c] > 1e-5) {
        throw MetaException.of(
            "the effects are a known mean with a probability, and have no density: tau may be 0 and"
                + " mu is fixed; give mu a prior, or take a grid of tau from above 0");
      }
      // Below the smallest node the posterior is one of tau near 0, not of 0.
      synchronized (studies) {
        double value = isPoint ? tau[c + 1] / 2 : tau[c];
        MeanGivenTau known = means.get(value);
        parts[c] = new MeanDensity(known == null ? mean.at(value) : known, mean);
      }
    }
    return new MeanMixture(studies, priors, parts, weight, upperRate);
  }

  /** A number given a value of tau. */
  private interface Part {
    double of(MeanDensity part);
  }

  private double sum(Part part, double least) {
    double sum = 0;
    for (int c = 0; c < parts.length; c++) {
      if (weight[c] > least) {
        sum += weight[c] * part.of(parts[c]);
      }
    }
    return sum;
  }

  /** A function of a value of tau and a node of its mean. */
  private interface AtNode {
    double of(MeanGivenTau given, int node);
  }

  /** A quantity with mean and variance given tau and a node, and density given tau. */
  private final class Mixed implements MixedQuantity {
    private final AtNode mean;
    private final AtNode variance;
    private final DensityGivenTau density;
    private final double[] bulk;
    private final int moments;

    Mixed(AtNode mean, AtNode variance, DensityGivenTau density, int moments) {
      this.mean = mean;
      this.variance = variance;
      this.density = density;
      this.bulk = bulk(mean, variance);
      this.moments = moments;
    }

    @Override
    public double mean() {
      return moments < 1 ? Double.NaN : raw();
    }

    private double raw() {
      return sum(p -> p.given().average(m -> mean.of(p.given(), m)), 0);
    }

    @Override
    public double sd() {
      if (moments < 2) {
        return Double.POSITIVE_INFINITY;
      }
      double average = raw();
      double square =
          sum(
              p ->
                  p.given()
                      .average(
                          m -> {
                            double away = mean.of(p.given(), m) - average;
                            return away * away + variance.of(p.given(), m);
                          }),
              0);
      return Math.sqrt(square);
    }

    @Override
    public double centre() {
      return bulk[0];
    }

    @Override
    public double scale() {
      return bulk[1];
    }

    @Override
    public double density(double x) {
      synchronized (studies) { // whose tables it may fill
        return sum(p -> density.at(p, x), NEGLIGIBLE);
      }
    }
  }

  /** A density given tau. */
  private interface DensityGivenTau {
    double at(MeanDensity part, double x);
  }

  /** The mean effect. */
  MixedQuantity mean() {
    return new Mixed(
        (given, m) -> given.nodes()[m], (given, m) -> 0, MeanDensity::at, moments(false));
  }

  /** The estimate of a next study, or with se of 0 its effect. */
  MixedQuantity next(double se) {
    return new Mixed(
        (given, m) -> given.nodes()[m],
        (given, m) -> given.tau() * given.tau() + se * se,
        (part, x) -> part.normal(x, Math.hypot(part.given().tau(), se)),
        moments(true));
  }

  /** The effect of a study. */
  MixedQuantity theta(int i) {
    return new Mixed(
        (given, m) -> given.nodes()[m] + given.tau() * given.mean()[i][m],
        (given, m) -> given.tau() * given.tau() * given.variance()[i][m],
        (part, x) -> part.effect(x, i),
        parts[0].isTwoSided(i) ? 2 : moments(true));
  }

  /**
   * How many moments there are: of t priors fewer where the counts do not bound the mean, of a flat
   * prior as many as tau has.
   */
  private int moments(boolean growsWithTau) {
    int ofTau = upperRate > 2 ? 2 : upperRate > 1 ? 1 : 0;
    LocationPrior prior = priors.coefficients().get(0);
    int moments = growsWithTau || !prior.isProper() ? ofTau : 2;
    if (prior instanceof LocationPrior.StudentT t && parts[0].isOpen()) {
      moments = Math.min(moments, t.df() > 2 ? 2 : t.df() > 1 ? 1 : 0);
    }
    return moments;
  }

  /** Median, and half the distance of the quantiles of 16 and 84 per cent, roughly. */
  private double[] bulk(AtNode mean, AtNode variance) {
    int n = 0;
    for (MeanDensity part : parts) {
      n += part.given().nodes().length;
    }
    double[][] points = new double[n][];
    int at = 0;
    for (int c = 0; c < parts.length; c++) {
      MeanGivenTau given = parts[c].given();
      for (int m = 0; m < given.nodes().length; m++) {
        points[at++] =
            new double[] {
              mean.of(given, m),
              weight[c] * given.probabilities()[m],
              Math.sqrt(Math.max(0, variance.of(given, m)))
            };
      }
    }
    double middle = quantile(points, 0, 0.5);
    double half = (quantile(points, 0, 0.84) - quantile(points, 0, 0.16)) / 2;
    double spread = quantile(points, 2, 0.5);
    return new double[] {middle, Math.hypot(half, spread)};
  }

  private static double quantile(double[][] points, int column, double p) {
    Arrays.sort(points, (a, b) -> Double.compare(a[column], b[column]));
    double sum = 0;
    for (double[] point : points) {
      sum += point[1];
      if (sum >= p) {
        return point[column];
      }
    }
    return points[points.length - 1][column];
  }

  double[] shrinkage() {
    int k = parts[0].given().variance().length;
    double[] shares = new double[k];
    for (int i = 0; i < k; i++) {
      int study = i;
      shares[i] = Math.min(1, sum(p -> p.given().average(m -> p.given().variance()[study][m]), 0));
    }
    return shares;
  }

  double[] weights() {
    int k = parts[0].given().variance().length;
    double[] shares = new double[k];
    for (int c = 0; c < parts.length; c++) {
      double[] information = parts[c].information();
      double total = Arrays.stream(information).sum();
      for (int i = 0; i < k && total > 0; i++) {
        shares[i] += 100 * weight[c] * information[i] / total;
      }
    }
    return shares;
  }
}
