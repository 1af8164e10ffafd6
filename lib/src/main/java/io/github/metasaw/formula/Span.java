package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.Place;

/**
 * Where something stands in the model text.
 *
 * @param line from 1
 * @param column first character, from 1
 * @param text what was written there
 */
public record Span(int line, int column, String text) {

  /** {@code (line 1, column 6)}. */
  public Place place() {
    return new Place.InText(line, column, text.length());
  }
}
