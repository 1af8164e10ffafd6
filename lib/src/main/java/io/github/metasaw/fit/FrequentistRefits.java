package io.github.metasaw.fit;

/** A fit by moments or likelihood that can be repeated on other studies. */
public interface FrequentistRefits extends Refits {

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
