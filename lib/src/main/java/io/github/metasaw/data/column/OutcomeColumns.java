package io.github.metasaw.data.column;

/** The columns of a table in which each row of two outcomes has become two rows of one outcome. */
public final class OutcomeColumns {

  /** The outcome of a stacked row: 1 or 2. */
  public static final String OUTCOME = "(outcome)";

  /** The row that a stacked row comes from, counted from 0. */
  public static final String PAIR = "(pair)";

  private OutcomeColumns() {}
}
