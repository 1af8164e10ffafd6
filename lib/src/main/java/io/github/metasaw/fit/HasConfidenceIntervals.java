package io.github.metasaw.fit;

import io.github.metasaw.parallel.Progress;
import tech.tablesaw.api.Table;

/** A fit with intervals of its coefficients: Wald, profile likelihood, parametric bootstrap. */
public interface HasConfidenceIntervals {

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
   * @throws io.github.metasaw.diagnostic.MetaException for a method or a term that does not exist,
   *     and for a profile or bootstrap of a fit that is not by ML or REML
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
    return bootstrap(draws, seed, Progress.none());
  }

  /**
   * As {@link #bootstrap(int, long)}, with reports of progress.
   *
   * @param draws number of simulated data sets
   * @param seed the same seed gives the same digits, on any number of threads
   * @param progress hears how many draws are done
   * @return term, estimate, lower, upper
   */
  Table bootstrap(int draws, long seed, Progress progress);

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
}
