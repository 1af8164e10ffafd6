package io.github.metasaw.fit;

import java.util.function.IntConsumer;
import tech.tablesaw.api.Table;

/** A fit with a likelihood, and the intervals and tests that rest on it. */
public interface HasLikelihood {

  /**
   * The log-likelihood.
   *
   * @return natural logarithm; restricted for REML, ML else, as metafor
   */
  double logLik();

  /**
   * Akaike's criterion.
   *
   * @return -2 logLik + 2 m with m parameters
   */
  double aic();

  /**
   * The Bayesian information criterion.
   *
   * @return NaN where the likelihood has no observations
   */
  double bic();

  /**
   * Akaike's criterion for small samples (Hurvich and Tsai 1989).
   *
   * @return NaN where the likelihood has no observations
   */
  double aicc();

  /**
   * Intervals of the coefficients.
   *
   * @param method {@code wald}, {@code profile} (ML or REML) or {@code bootstrap} (parametric)
   * @param terms of the table of coefficients, or SDs and correlations by their names ({@code
   *     sigma}, {@code sd(study)}, {@code sd(study:x)}, {@code cor(study:x,(Intercept))}, {@code
   *     rho12}), on their own scale. Without any, all of the table and the SDs and correlations
   *     that the text has no line for; by {@code profile} all that have one: the restricted
   *     likelihood has none for coefficients of the mean
   * @return term, estimate, lower, upper
   */
  Table confidence(String method, String... terms);

  /**
   * As {@link #confidence}, by the parametric bootstrap.
   *
   * @param draws number of simulated data sets
   * @param seed the same seed gives the same digits, on any number of threads
   * @return term, estimate, lower, upper
   */
  default Table bootstrap(int draws, long seed) {
    return bootstrap(draws, seed, done -> {});
  }

  /**
   * As {@link #bootstrap(int, long)}, with reports on the way.
   *
   * @param draws number of simulated data sets
   * @param seed the same seed gives the same digits, on any number of threads
   * @param done hears how many draws are done, from the threads that fit, one at a time
   * @return term, estimate, lower, upper
   */
  Table bootstrap(int draws, long seed, IntConsumer done);

  /**
   * The profile likelihood of a coefficient on a grid over its interval, and the parabola that
   * Wald's interval stands for (of SDs and correlations on the scale of their logarithm and
   * Fisher's z; NaN without a standard error).
   *
   * @param term as for {@link #confidence}
   * @param points number of values, 2 or more
   * @return value, logLik, wald
   */
  Table profile(String term, int points);

  /**
   * Likelihood-ratio test of two nested fits to the same estimates.
   *
   * @param other the other fit, of the same kind
   * @return model, parameters, logLik, aic, bic, statistic, df, p
   * @throws io.github.metasaw.diagnostic.MetaException for fits of two kinds, to other estimates,
   *     or by other methods than ML or REML
   */
  Table compare(HasLikelihood other);
}
