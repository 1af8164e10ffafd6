package io.github.metasaw.bayes.refit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.PriorDensity;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/**
 * A posterior that can be computed again on some of its studies.
 *
 * @param whole of all studies
 * @param subset the same model, priors as written and options on rows of the studies; throws a
 *     {@link MetaException} where these have no posterior
 * @param logMarginal log p(y) of all studies under the priors of another posterior, natural
 */
@API(status = API.Status.INTERNAL)
public record PosteriorRefit(
    BayesFit whole, Function<int[], BayesFit> subset, ToDoubleFunction<BayesFit> logMarginal) {

  /** Where two priors of tau are compared, as probabilities of its posterior. */
  private static final double[] COMPARED = {0.25, 0.5, 0.75};

  /**
   * The posterior of some studies.
   *
   * @param rows of the studies, from 0
   * @return the posterior
   * @throws MetaException where there is none, with the reason
   */
  BayesFit on(int... rows) {
    if (rows.length == 0) {
      throw MetaException.of("no study is left");
    }
    return subset.apply(rows);
  }

  /**
   * The log density of all other studies' data given those of some, log p(y | y_subset) = log p(y)
   * - log p(y_subset), both under the priors of the subset. Of all studies but one it is the log of
   * the conditional predictive ordinate (Geisser and Eddy 1979, J. Am. Stat. Assoc. 74, 153-160).
   * Densities that flat priors lack cancel.
   *
   * @param some the posterior of the subset
   * @return natural log; a density of estimates, a probability of counts
   */
  double logPredictive(BayesFit some) {
    double all = hasSamePriors(some) ? whole.logMarginal() : logMarginal.applyAsDouble(some);
    return all - some.logMarginal();
  }

  /** Some priors of tau depend on the variances of the studies, which are then others. */
  private boolean hasSamePriors(BayesFit some) {
    PriorDensity prior = whole.prior(BayesFit.TAU).orElseThrow();
    PriorDensity other = some.prior(BayesFit.TAU).orElseThrow();
    boolean isSame = prior.code().equals(other.code());
    for (double p : COMPARED) {
      double tau = some.quantile(BayesFit.TAU, p);
      isSame = isSame && prior.density(tau) == other.density(tau);
    }
    return isSame;
  }
}
