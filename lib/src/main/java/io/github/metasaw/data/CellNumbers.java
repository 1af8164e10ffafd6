package io.github.metasaw.data;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers as a file writes them: with a decimal point or a decimal comma, and with typographic
 * minus signs. Which it is, all cells of the file say together.
 *
 * @param comma whether a comma is the decimal sign
 */
record CellNumbers(boolean comma) {

  private static final Set<String> MISSING =
      Set.of("", "NA", "N/A", "n/a", "#N/A", "NaN", "null", "NULL");
  private static final Set<String> MISSING_AMONG_NUMBERS = Set.of(".", "-", "–", "—", "*", "?");
  private static final Pattern WITH_POINT = Pattern.compile("[-+]?\\d*\\.\\d+([eE][-+]?\\d+)?");
  private static final Pattern WITH_COMMA = Pattern.compile("[-+]?\\d*,\\d+([eE][-+]?\\d+)?");
  private static final Pattern GROUPED = Pattern.compile("[-+]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  /**
   * How the numbers of some cells are written. A comma is the decimal sign where no cell has a
   * decimal point, unless cells are separated by commas and every comma may part thousands.
   *
   * @param separator of the cells
   */
  static CellNumbers of(Collection<List<String>> rows, char separator) {
    boolean someComma = false;
    boolean allGrouped = true;
    for (List<String> row : rows) {
      for (String cell : row) {
        String plain = plain(cell);
        if (WITH_POINT.matcher(plain).matches()) {
          return new CellNumbers(false);
        }
        if (WITH_COMMA.matcher(plain).matches()) {
          someComma = true;
          allGrouped &= GROUPED.matcher(plain).matches();
        }
      }
    }
    return new CellNumbers(someComma && !(separator == ',' && allGrouped));
  }

  /** Whether a cell says that there is no value. */
  static boolean isMissing(String cell) {
    return MISSING.contains(cell);
  }

  /** Whether a cell says so among numbers, where a dash or a dot does too. */
  static boolean isMissingNumber(String cell) {
    return isMissing(cell) || MISSING_AMONG_NUMBERS.contains(cell);
  }

  /** The number of a cell; empty if it is not one. */
  OptionalDouble parse(String cell) {
    String text = plain(cell);
    if (comma) {
      text = text.indexOf('.') < 0 ? text.replace(',', '.') : "";
    } else if (GROUPED.matcher(text).matches()) {
      text = text.replace(",", "");
    }
    return NUMBER.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** A minus sign or a dash before a digit is a hyphen, as programs write it. */
  private static String plain(String cell) {
    boolean minus = cell.length() > 1 && "\u2212\u2013\u2012".indexOf(cell.charAt(0)) >= 0;
    return minus ? "-" + cell.substring(1) : cell;
  }
}
