package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.integrate.LogDensity;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The posterior of u = log tau, the logarithm of the only unknown SD, up to its constant: the log
 * likelihood of tau plus the log prior of u. As tau falls the likelihood tends to a constant, so
 * the lower tail is that of the prior; as tau grows the likelihood falls as tau^-(k - q), k the
 * number of studies that bound their effects and q the number of coefficients with a flat prior.
 */
@API(status = API.Status.INTERNAL)
public abstract class LogSdPosterior implements LogDensity {

  private final ScaledDensity prior;
  private final int order;
  private final double[] landmarks;

  /**
   * A posterior.
   *
   * @param prior of u
   * @param order k - q, the power of 1/tau with which the likelihood falls
   * @param landmarks values of u about which the likelihood may put mass; those of the prior are
   *     added
   */
  protected LogSdPosterior(ScaledDensity prior, int order, double... landmarks) {
    this.prior = prior;
    this.order = order;
    double[] own = prior.landmarks();
    this.landmarks = Arrays.copyOf(own, own.length + landmarks.length);
    System.arraycopy(landmarks, 0, this.landmarks, own.length, landmarks.length);
  }

  /**
   * The likelihood.
   *
   * @param u log tau, inside the support of the prior
   * @return log p(y | tau), natural; negative infinity where it cannot be computed
   */
  protected abstract double logLikelihood(double u);

  /**
   * Values of u between which the data put tau: log of the least standard error, and log of the
   * largest, or of the range of the estimates where that is larger.
   *
   * @param yi estimates [k]
   * @param vi sampling variances, not negative [k]
   * @return two values of log tau, the lower first
   */
  static double[] ofData(double[] yi, double[] vi) {
    double range = Arrays.stream(yi).max().orElse(0) - Arrays.stream(yi).min().orElse(0);
    double least = Double.POSITIVE_INFINITY;
    double most = range * range;
    for (double v : vi) {
      least = v > 0 ? Math.min(least, v) : least;
      most = Math.max(most, v);
    }
    return new double[] {0.5 * Math.log(Math.min(least, most)), 0.5 * Math.log(most)};
  }

  /**
   * An approximation to the likelihood.
   *
   * @param u log tau, inside the support of the prior
   * @return {@link #logLikelihood} with an error of a few tenths
   */
  protected double sketchOfLikelihood(double u) {
    return logLikelihood(u);
  }

  @Override
  public final double at(double u) {
    double log = prior.at(u);
    return log == Double.NEGATIVE_INFINITY ? log : log + logLikelihood(u);
  }

  @Override
  public final double sketch(double u) {
    double log = prior.at(u);
    return log == Double.NEGATIVE_INFINITY ? log : log + sketchOfLikelihood(u);
  }

  @Override
  public final double lower() {
    return prior.lower();
  }

  @Override
  public final double upper() {
    return prior.upper();
  }

  @Override
  public final double lowerRate() {
    return prior.lowerRate();
  }

  @Override
  public final double upperRate() {
    return prior.upperRate() + order;
  }

  @Override
  public final double[] landmarks() {
    return landmarks.clone();
  }
}
