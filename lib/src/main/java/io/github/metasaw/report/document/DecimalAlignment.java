package io.github.metasaw.report.document;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One column of numbers, right-aligned on the decimal point although its cells have different
 * decimals. What is not a number stands at the right edge.
 */
final class DecimalAlignment {

  /** What stands before the decimal point: {@code -0}, {@code 12,345}, {@code < 0}. */
  private static final Pattern WHOLE = Pattern.compile("(?:[<>] )?-?\\d[\\d,]*");

  /** Blanks as wide as a digit and as a point, so that browsers align too. */
  private static final String FIGURE_SPACE = "\u2007";

  private static final String PUNCTUATION_SPACE = "\u2008";

  private final int fraction;

  private DecimalAlignment(int fraction) {
    this.fraction = fraction;
  }

  /** The alignment of the cells of a column. */
  static DecimalAlignment of(List<String> cells) {
    return new DecimalAlignment(
        cells.stream().mapToInt(DecimalAlignment::fraction).max().orElse(0));
  }

  /** For a column that is not one of numbers. */
  static DecimalAlignment none() {
    return new DecimalAlignment(0);
  }

  /** Characters from the decimal point on; 0 for a whole number and for what is no number. */
  private static int fraction(String cell) {
    Matcher whole = WHOLE.matcher(cell);
    return whole.lookingAt() ? cell.length() - whole.end() : 0;
  }

  /** The cell with blanks after it, as many as its fraction is shorter than the longest. */
  String text(String cell) {
    return cell + " ".repeat(missing(cell));
  }

  /** The same with blanks of the width of what is missing. */
  String html(String cell) {
    int missing = missing(cell);
    if (missing == 0) {
      return cell;
    }
    return fraction(cell) == 0
        ? cell + PUNCTUATION_SPACE + FIGURE_SPACE.repeat(missing - 1)
        : cell + FIGURE_SPACE.repeat(missing);
  }

  private int missing(String cell) {
    return WHOLE.matcher(cell).lookingAt() ? Math.max(0, fraction - fraction(cell)) : 0;
  }
}
