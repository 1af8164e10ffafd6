package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit that can be repeated on some of its studies. */
public interface Refits extends Fit {

  /**
   * The analysis without each study in turn; metafor's {@code leave1out}.
   *
   * @return of a frequentist fit study, estimate, se, statistic, p, lower, upper, Q, Qp, tau2, I2,
   *     H2; of a posterior study, estimate (posterior mean), sd, median, lower, upper,
   *     probPositive, tau (median), tauLower, tauUpper, logPredictive; with moderators also term,
   *     the coefficient that they speak of
   * @throws io.github.metasaw.diagnostic.MetaException for a posterior that is sampled
   */
  Table leaveOneOut();

  /**
   * The analysis without each cluster in turn; metafor's {@code leave1out(cluster = )}.
   *
   * @param cluster a column of the studies' table
   * @return study (the value of that column), k (rows that are left) and the columns of {@link
   *     #leaveOneOut}
   * @throws io.github.metasaw.diagnostic.MetaException for a column that does not exist, misses a
   *     value, or has one value only, and for a posterior that is sampled
   */
  Table leaveOneOut(String cluster);

  /**
   * Adding one study at a time, in the order of a column; metafor's {@code cumul}.
   *
   * @param by a column of the studies' table
   * @return study, k and the columns of {@link #leaveOneOut}, of a posterior without logPredictive
   * @throws io.github.metasaw.diagnostic.MetaException for a column that does not exist or misses a
   *     value, and for a posterior that is sampled
   */
  Table cumulative(String by);

  /**
   * Adding one study at a time, in the order of the table.
   *
   * @return as {@link #cumulative(String)}
   * @throws io.github.metasaw.diagnostic.MetaException for a posterior that is sampled
   */
  Table cumulative();
}
