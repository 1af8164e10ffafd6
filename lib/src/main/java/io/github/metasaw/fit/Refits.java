package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit that can be repeated on other studies. */
public interface Refits extends Fit {

  /**
   * The same model and options on changed data.
   *
   * @param change of rows, estimates, moderators or studies
   * @return the solution of the changed data
   * @throws io.github.metasaw.diagnostic.MetaException if they are too few for the model, or the
   *     model does not take such a change
   */
  Solution refit(DataChange change);

  /**
   * The same model and options on some of the studies.
   *
   * @param rows which, in the order of the table, from 0
   * @return the solution of these rows alone
   * @throws io.github.metasaw.diagnostic.MetaException if they are too few for the model
   */
  default Solution refit(int... rows) {
    return refit(DataChange.rows(rows));
  }

  /**
   * The analysis without each study in turn; metafor's {@code leave1out}.
   *
   * @return study, estimate, se, statistic, p, lower, upper, Q, Qp, tau2, I2, H2; with moderators
   *     also term, the coefficient that estimate and test speak of
   */
  Table leaveOneOut();

  /**
   * The analysis without each cluster in turn; metafor's {@code leave1out(cluster = )}.
   *
   * @param cluster a column of the studies' table
   * @return study (the value of that column), k (rows that are left) and the columns of {@link
   *     #leaveOneOut}
   * @throws io.github.metasaw.diagnostic.MetaException for a column that does not exist, misses a
   *     value, or has one value only
   */
  Table leaveOneOut(String cluster);

  /**
   * Adding one study at a time, in the order of a column; metafor's {@code cumul}.
   *
   * @param by a column of the studies' table
   * @return study, k and the columns of {@link #leaveOneOut}
   */
  Table cumulative(String by);

  /**
   * Adding one study at a time, in the order of the table.
   *
   * @return as {@link #cumulative(String)}
   */
  Table cumulative();

  /**
   * Each subgroup of the studies fitted separately with the options of this fit, and the test of
   * differences.
   *
   * @param by a column of the studies' table
   * @return the fits and the test
   * @throws io.github.metasaw.diagnostic.MetaException for a model with moderators, a column that
   *     does not exist, or a value of it that is missing
   */
  Subgroups subgroups(String by);
}
