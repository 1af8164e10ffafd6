package io.github.metasaw.genetics.snp;

/**
 * A line of a table of SNPs that could not be read.
 *
 * @param unit what it is called: a {@code line} of a file, a {@code row} of a table
 * @param line its number; the header is line 1 of a file, and above row 1 of a table
 * @param reason what is wrong with it, with the column and what it holds
 * @param isWhole whether the line was left out; else only the study that the reason names
 */
public record BadLine(String unit, long line, String reason, boolean isWhole) {

  /** As a message: {@code line 17: beta_EA must be a number, but holds 'x'}. */
  @Override
  public String toString() {
    return unit + " " + line + ": " + reason;
  }
}
