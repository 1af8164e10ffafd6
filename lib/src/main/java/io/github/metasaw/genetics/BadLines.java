package io.github.metasaw.genetics;

/** What a scan does with lines it cannot read. */
public enum BadLines {
  /** Leaves them out and tells their numbers. */
  SKIP,
  /** Stops at the first one. */
  FAIL
}
