package io.github.metasaw.genetics;

/**
 * A line of a table of SNPs that could not be read.
 *
 * @param line number in the file, the header being line 1
 * @param reason what is wrong with it, with the column and what it holds
 */
public record BadLine(long line, String reason) {

  /** As a message: {@code line 17: beta_EA must be a number, but holds 'x'}. */
  @Override
  public String toString() {
    return "line " + line + ": " + reason;
  }
}
