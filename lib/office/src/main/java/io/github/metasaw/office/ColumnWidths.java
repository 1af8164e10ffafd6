package io.github.metasaw.office;

import io.github.metasaw.report.document.Sheet;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Widths of the columns of a table, and the size of its type: the largest at which no number and no
 * word is broken over lines. {@code columns.py} of the kernel has the same rule and numbers for
 * notebooks, whose tables are html; LaTeX breaks lines by itself, so {@code TexColumns} has others.
 *
 * @param points size of the type
 * @param margins left and right of the text of a cell, together, in twentieths of a point
 * @param twips widths of the columns, in twentieths of a point
 */
record ColumnWidths(int points, int margins, List<Integer> twips) {

  private static final int LARGEST = 9;
  private static final int SMALLEST = 6;

  /** Of type of {@link #LARGEST} points. */
  private static final double TWIPS_PER_CHARACTER = 125;

  private static final int MARGINS = 240;
  private static final int SLIGHT_MARGINS = 120;

  /** Tables with more columns have slight margins. */
  private static final int MANY_COLUMNS = 7;

  /** Characters of a cell beyond which it is broken over lines. */
  private static final int LONGEST_LINE = 45;

  private static final int SHORTEST_LINE = 4;

  /** Takes a copy. */
  ColumnWidths {
    twips = List.copyOf(twips);
  }

  /**
   * Widths of a table.
   *
   * @param sheet with at least one column
   * @param page width of the page, in twentieths of a point
   * @return as wide as the longest cells, as far as the page allows
   */
  static ColumnWidths of(Sheet sheet, int page) {
    int columns = sheet.headers().size();
    int margins = columns > MANY_COLUMNS ? SLIGHT_MARGINS : MARGINS;
    double[] longest = new double[columns];
    double[] least = new double[columns];
    for (int c = 0; c < columns; c++) {
      int column = c;
      int head = longestWord(sheet.headers().get(c));
      int cells = longest(sheet, column, String::length);
      int words =
          sheet.numeric().get(c) ? cells : longest(sheet, column, ColumnWidths::longestWord);
      longest[c] = Math.max(SHORTEST_LINE, Math.min(Math.max(head, cells), LONGEST_LINE));
      least[c] = Math.min(longest[c], Math.max(SHORTEST_LINE, Math.max(head, words)));
    }
    int points = LARGEST;
    while (points > SMALLEST && sum(least, points, margins) > page) {
      points--;
    }
    return new ColumnWidths(points, margins, shared(longest, least, points, margins, page));
  }

  /** What is left of the page beside the least widths goes to the columns that can use it. */
  private static List<Integer> shared(
      double[] longest, double[] least, int points, int margins, int page) {
    double all = sum(longest, points, margins);
    double needed = sum(least, points, margins);
    double share = all <= page ? 1 : needed >= page ? 0 : (page - needed) / (all - needed);
    double scale = Math.min(1, page / needed);
    return Stream.iterate(0, c -> c + 1)
        .limit(longest.length)
        .map(c -> (least[c] + share * (longest[c] - least[c])) * perCharacter(points) + margins)
        .map(width -> (int) (scale * width))
        .toList();
  }

  private static double perCharacter(int points) {
    return TWIPS_PER_CHARACTER * points / LARGEST;
  }

  private static double sum(double[] characters, int points, int margins) {
    return Arrays.stream(characters).sum() * perCharacter(points) + margins * characters.length;
  }

  private static int longest(Sheet sheet, int column, ToIntFunction<String> length) {
    return sheet.rows().stream()
        .mapToInt(row -> length.applyAsInt(row.get(column)))
        .max()
        .orElse(0);
  }

  private static int longestWord(String text) {
    return Arrays.stream(text.split("[ /+-]", -1)).mapToInt(String::length).max().orElse(0);
  }
}
