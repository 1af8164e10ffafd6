package io.github.metasaw.kernel.option;

/** Where completion finds the values of an option or of an argument. */
public enum Suggestion {
  /** The words of the declaration itself. */
  WORDS,
  /** Columns of the table that the line names. */
  COLUMNS,
  /** Variables of the notebook, of the type declared. */
  VARIABLES,
  /** Nothing that could be listed. */
  NOTHING
}
