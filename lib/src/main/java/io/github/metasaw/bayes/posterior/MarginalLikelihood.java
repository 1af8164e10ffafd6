package io.github.metasaw.bayes.posterior;

import io.github.metasaw.diagnostic.Check;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The marginal likelihood of a model.
 *
 * @param logMarginal log p(y), natural; a flat prior counts as the density 1; NaN where it could
 *     not be computed
 * @param error Monte Carlo standard error of it: the relative error of p(y); 0 by quadrature
 */
@API(status = API.Status.INTERNAL)
public record MarginalLikelihood(double logMarginal, double error) {

  /** Above this a Bayes factor of two such models is uncertain by more than a seventh. */
  private static final double LARGE = 0.1;

  /**
   * Whether the Monte Carlo error is small enough for Bayes factors.
   *
   * @return a warning where it is not
   */
  public Check check() {
    String value = String.format(Locale.ROOT, "log p(y)=%.2f (se=%.2g)", logMarginal, error);
    if (error <= LARGE) {
      return Check.ok("log_marginal", value, "Its Monte Carlo error is small.");
    }
    return Check.warning(
        "log_marginal",
        value,
        "The log marginal likelihood is known to its Monte Carlo error only, and a Bayes factor"
            + " multiplies or divides by exp of that: take more draws.");
  }
}
