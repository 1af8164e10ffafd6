package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.integrate.LogDensity;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The posterior of u = log tau up to its constant: log p(y | tau) plus the log prior of u. As tau
 * falls the likelihood becomes constant; as it grows the likelihood falls as tau^-(k - q), q the
 * number of coefficients with a flat prior.
 */
@API(status = API.Status.INTERNAL)
public final class LogTauPosterior implements LogDensity {

  private static final int MOST_ATTEMPTS = 1000;

  /** Priors this much farther from the estimates than these from each other make tau large. */
  private static final double FAR = 1e6;

  private final GaussianGivenTau conditional;
  private final ScaledDensity prior;
  private final int orders;
  private final double[] landmarks;

  private LogTauPosterior(
      GaussianGivenTau conditional, ScaledDensity prior, RegressionData data, int orders) {
    this.conditional = conditional;
    this.prior = prior;
    this.orders = orders;
    double least = Double.POSITIVE_INFINITY;
    double[] yi = data.yi();
    double spread = Arrays.stream(yi).max().orElse(0) - Arrays.stream(yi).min().orElse(0);
    double most = spread * spread;
    for (double v : data.vi()) {
      least = Math.min(least, v);
      most = Math.max(most, v);
    }
    double gap = conditional.gapOfPriors();
    double[] own = prior.landmarks();
    this.landmarks = Arrays.copyOf(own, own.length + (gap * gap > FAR * most ? 3 : 2));
    landmarks[own.length] = 0.5 * Math.log(least);
    landmarks[own.length + 1] = 0.5 * Math.log(most);
    if (landmarks.length > own.length + 2) {
      landmarks[own.length + 2] = Math.log(gap);
    }
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
    int orders = data.k() - priors.flatCoefficients();
    return new LogTauPosterior(conditional, priors.tauDensity().density(), data, orders);
  }

  @Override
  public double at(double u) {
    double log = prior.at(u);
    return log == Double.NEGATIVE_INFINITY ? log : log + conditional.logLikelihood(Math.exp(2 * u));
  }

  /**
   * Where a chain may begin: near one of the places about which mass may lie, so that chains begin
   * apart; inside the support.
   *
   * @param stream random numbers of the chain
   * @return log tau, where the density is positive
   */
  public double start(RandomStream stream) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
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

  /** A place in a support that has an end; p in (0, 1) is its share of a support with two. */
  private double inside(double p) {
    if (lower() == Double.NEGATIVE_INFINITY) {
      return upper() + Math.log(p);
    }
    return upper() == Double.POSITIVE_INFINITY
        ? lower() - Math.log(p)
        : lower() + p * (upper() - lower());
  }

  @Override
  public double lower() {
    return prior.lower();
  }

  @Override
  public double upper() {
    return prior.upper();
  }

  @Override
  public double lowerRate() {
    return prior.lowerRate();
  }

  @Override
  public double upperRate() {
    return prior.upperRate() + orders;
  }

  @Override
  public double[] landmarks() {
    return landmarks.clone();
  }
}
