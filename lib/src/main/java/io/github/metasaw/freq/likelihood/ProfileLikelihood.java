package io.github.metasaw.freq.likelihood;

import io.github.metasaw.model.likelihood.Likelihood;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The profile likelihood of one element of theta: the log-likelihood with that element given and
 * all others at their maximum.
 *
 * @param <L> the likelihood
 */
@API(status = API.Status.INTERNAL)
public final class ProfileLikelihood<L extends Likelihood> {

  private final MaximumLikelihood<L> maximum;
  private final int element;
  private final boolean[] held;

  /** Where the last search ended and the next begins. */
  private double[] warm;

  private ProfileLikelihood(MaximumLikelihood<L> maximum, int element) {
    this.maximum = maximum;
    this.element = element;
    this.held = maximum.given();
    this.held[element] = true;
    this.warm = maximum.inside();
  }

  /**
   * The profile of one element.
   *
   * @param maximum of the likelihood over all elements
   * @param element index in theta
   * @return not yet evaluated
   */
  public static <L extends Likelihood> ProfileLikelihood<L> of(
      MaximumLikelihood<L> maximum, int element) {
    return new ProfileLikelihood<>(maximum, element);
  }

  /**
   * The interval of the element.
   *
   * @param level confidence, between 0 and 1
   * @return lower and upper end, on the scale of theta; infinite where the profile does not fall
   *     through the limit, as for the logarithm of a quantity that may be 0
   */
  public double[] interval(double level) {
    double estimate = maximum.theta()[element];
    double se = maximum.standardErrors()[element];
    double step = 2 * (Double.isNaN(se) ? 1 : se);
    double inside = Double.isFinite(estimate) ? estimate : atBoundary(estimate);
    ProfileInterval ends = ProfileInterval.of(this::at, maximum.logLik(), level);
    double lower = estimate == Double.NEGATIVE_INFINITY ? estimate : ends.end(inside, -step);
    warm = maximum.inside();
    double upper = estimate == Double.POSITIVE_INFINITY ? estimate : ends.end(inside, step);
    maximum.likelihood().at(maximum.theta());
    return new double[] {lower, upper};
  }

  /** A value that the likelihood does not distinguish from the boundary. */
  private double atBoundary(double estimate) {
    double typical = maximum.likelihood().typicalVariance();
    return maximum.likelihood().boundaries().stream()
        .filter(boundary -> boundary.t() == element)
        .findFirst()
        .orElseThrow()
        .asGoodAs(estimate, typical);
  }

  /**
   * The profile log-likelihood: the higher of what is found from the last value and from the
   * maximum, for there may be two.
   *
   * @param value of the element
   * @return natural logarithm; NaN where there is none
   */
  public double at(double value) {
    double[] start = maximum.inside();
    start[element] = value;
    warm[element] = value;
    MaximumLikelihood<L> found = MaximumLikelihood.from(maximum.likelihood(), warm, held);
    if (!Arrays.equals(start, warm)) {
      MaximumLikelihood<L> other = MaximumLikelihood.from(maximum.likelihood(), start, held);
      found = Double.isNaN(found.logLik()) || other.logLik() > found.logLik() ? other : found;
    }
    warm = found.inside();
    return found.logLik();
  }
}
