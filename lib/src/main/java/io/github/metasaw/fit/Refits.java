package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit that can be repeated on some of its studies. */
public interface Refits extends Fit {

  /**
   * The analysis without each study in turn; metafor's {@code leave1out}.
   *
   * @return for a frequentist fit: study, estimate, se, statistic, p, lower, upper, Q, Qp, tau2,
   *     I2, H2; for a posterior: study, estimate (posterior mean), sd, median, lower, upper,
   *     probPositive, tau (median), tauLower, tauUpper, logPredictive; with moderators also term,
   *     the coefficient to which the results refer
   * @throws io.github.metasaw.diagnostic.MetaException if the posterior was sampled
   */
  Table leaveOneOut();

  /**
   * The analysis without each cluster in turn; metafor's {@code leave1out(cluster = )}.
   *
   * @param cluster a column of the studies' table
   * @return cluster (the value of that column), k (rows that are left) and the columns of {@link
   *     #leaveOneOut}
   * @throws io.github.metasaw.diagnostic.MetaException if the column does not exist, has a missing
   *     value, or has only one value, or the posterior was sampled
   */
  Table leaveOneOut(String cluster);

  /**
   * Adding one study at a time, in the order of a column; metafor's {@code cumul}.
   *
   * @param by a column of the studies' table
   * @return study, k and the columns of {@link #leaveOneOut}; for a posterior without logPredictive
   * @throws io.github.metasaw.diagnostic.MetaException if the column does not exist or has a
   *     missing value, or the posterior was sampled
   */
  Table cumulative(String by);

  /**
   * Adding all studies of one value of a column at a time, as of one year; metafor's {@code
   * cumul(collapse = TRUE)}.
   *
   * @param by a column of the studies' table
   * @return as {@link #cumulative(String)}, a row per value, which stands in the column study
   * @throws io.github.metasaw.diagnostic.MetaException if the column does not exist or has a
   *     missing value, or the posterior was sampled
   */
  Table cumulativeByValue(String by);

  /**
   * Adding one study at a time, in the order of the table.
   *
   * @return as {@link #cumulative(String)}
   * @throws io.github.metasaw.diagnostic.MetaException if the posterior was sampled
   */
  Table cumulative();
}
