package io.github.metasaw.formula;

/**
 * Where something stands in the model text.
 *
 * @param line from 1
 * @param column first character, from 1
 * @param text what was written there
 */
public record Span(int line, int column, String text) {

  /** {@code (line 1, column 6)}. */
  public String place() {
    return "(line " + line + ", column " + column + ")";
  }
}
