package io.github.metasaw.fit;

/** A fit by moments or likelihood that can be repeated on changed data. */
public interface FrequentistRefits extends Refits {

  /**
   * Fits the same model with the same options to changed data.
   *
   * @param change the change of rows, estimates, moderators or studies
   * @return the solution for the changed data
   * @throws io.github.metasaw.diagnostic.MetaException if the data are too few for the model, or
   *     the model does not support the change
   */
  Solution refit(DataChange change);

  /**
   * Fits the same model with the same options to some of the studies.
   *
   * @param rows rows of these studies, from 0, in the order of the table
   * @return the solution for these rows alone
   * @throws io.github.metasaw.diagnostic.MetaException if the rows are too few for the model
   */
  default Solution refit(int... rows) {
    return refit(DataChange.rows(rows));
  }

  /**
   * Fits each subgroup of the studies separately, with the options of this fit, and tests the
   * differences between subgroups.
   *
   * @param by a column of the studies' table that defines the subgroups
   * @return the fits and the test
   * @throws io.github.metasaw.diagnostic.MetaException if the model has moderators, or the column
   *     does not exist or has a missing value
   */
  Subgroups subgroups(String by);
}
