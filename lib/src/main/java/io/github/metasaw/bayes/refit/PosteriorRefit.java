package io.github.metasaw.bayes.refit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.PriorDensity;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/**
 * A posterior that can be recomputed on some of its studies.
 *
 * @param whole the posterior given all studies
 * @param subset fits the same model, with the same options and the priors as written, to some rows
 *     of the studies; throws a {@link MetaException} if they have no posterior
 * @param logMarginal natural log of p(y) for all studies under the priors of another posterior
 */
@API(status = API.Status.INTERNAL)
public record PosteriorRefit(
    BayesFit whole, Function<int[], BayesFit> subset, ToDoubleFunction<BayesFit> logMarginal) {

  /** Two priors of tau are compared at the posterior quantiles of tau with these probabilities. */
  private static final double[] COMPARED = {0.25, 0.5, 0.75};

  /**
   * The posterior given some of the studies.
   *
   * @param rows rows of these studies, from 0
   * @return the posterior
   * @throws MetaException if there is no posterior; the message gives the reason
   */
  BayesFit on(int... rows) {
    if (rows.length == 0) {
      throw MetaException.of("no study is left");
    }
    return subset.apply(rows);
  }

  /**
   * The log predictive density of all other studies given a subset, log p(y | y_subset) = log p(y)
   * - log p(y_subset), both under the priors of the subset. If the subset lacks one study, this is
   * the log of the conditional predictive ordinate (Geisser and Eddy 1979, J. Am. Stat. Assoc. 74,
   * 153-160). The unknown constants of improper flat priors cancel.
   *
   * @param some the posterior given the subset
   * @return the natural log of a density for estimates, of a probability for counts
   */
  double logPredictive(BayesFit some) {
    double all = hasSamePriors(some) ? whole.logMarginal() : logMarginal.applyAsDouble(some);
    return all - some.logMarginal();
  }

  /**
   * Whether the prior of tau is the same: some priors of tau depend on the studies' variances,
   * which differ between subsets.
   */
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
