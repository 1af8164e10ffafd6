package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import org.apiguardian.api.API;

/** The posterior of log tau where studies are independent: everything else is Gaussian given it. */
@API(status = API.Status.INTERNAL)
public final class LogTauPosterior extends LogSdPosterior {

  private static final int MAX_ATTEMPTS = 1000;

  /** A gap of priors whose square is this many times the largest variance makes tau large. */
  private static final double FAR = 1e6;

  private final GaussianGivenTau conditional;

  private LogTauPosterior(
      GaussianGivenTau conditional, ScaledDensity prior, int order, double[] landmarks) {
    super(prior, order, landmarks);
    this.conditional = conditional;
  }

  /**
   * The posterior of log tau.
   *
   * @param conditional the model given tau
   * @param priors of which that of tau has a density
   * @param data estimates and their design
   * @return its log density up to a constant
   */
  public static LogTauPosterior of(
      GaussianGivenTau conditional, ModelPriors priors, RegressionData data) {
    int order = data.k() - priors.flatCoefficients();
    return new LogTauPosterior(
        conditional, priors.tauDensity().density(), order, landmarks(conditional, data));
  }

  /** Priors far from the estimates leave a tau as large as the gap between them. */
  private static double[] landmarks(GaussianGivenTau conditional, RegressionData data) {
    double[] ofData = ofData(data.yi(), data.vi());
    double gap = conditional.gapOfPriors();
    if (!(gap * gap > FAR * Math.exp(2 * ofData[1]))) {
      return ofData;
    }
    double[] all = Arrays.copyOf(ofData, 3);
    all[2] = Math.log(gap);
    return all;
  }

  @Override
  protected double logLikelihood(double u) {
    return conditional.logLikelihood(Math.exp(2 * u));
  }

  /**
   * A value at which a chain may start: a normal deviate about one of the landmarks, drawn anew
   * until it lies inside the support, so that chains start apart from each other.
   *
   * @param stream random numbers of the chain
   * @return log tau, where the density is positive
   */
  public double start(RandomStream stream) {
    double[] landmarks = landmarks();
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      double near = landmarks[(int) (landmarks.length * stream.nextUniform())];
      double u = near + stream.nextGaussian();
      if (!(u > lower() && u < upper())) {
        u = inside(stream.nextUniform());
      }
      if (at(u) > Double.NEGATIVE_INFINITY) {
        return u;
      }
    }
    return inside(0.5);
  }

  /** A value inside a support that has an end; with two, p in (0, 1) is its share of the width. */
  private double inside(double p) {
    if (lower() == Double.NEGATIVE_INFINITY) {
      return upper() + Math.log(p);
    }
    return upper() == Double.POSITIVE_INFINITY
        ? lower() - Math.log(p)
        : lower() + p * (upper() - lower());
  }
}
