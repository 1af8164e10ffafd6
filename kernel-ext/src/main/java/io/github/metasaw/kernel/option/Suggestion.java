package io.github.metasaw.kernel.option;

/** Where completion finds the values of an option or of an argument. */
public enum Suggestion {
  /** The words of the declaration itself. */
  WORDS,
  /** Columns of the table that the line names. */
  COLUMNS,
  /** Coefficients of the fit that the line names. */
  TERMS,
  /** Files and folders. */
  FILES,
  /** Variables of the notebook, of the type declared. */
  VARIABLES,
  /** Nothing that could be listed. */
  NOTHING
}
