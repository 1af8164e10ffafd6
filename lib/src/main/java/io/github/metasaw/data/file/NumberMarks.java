package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.MetaException;

/**
 * The signs in the numbers of a file: {@code 1,204.5} has the marks {@code .} and {@code ,}, and
 * {@code 1.204,5} the other way round. R's readr calls them decimal_mark and grouping_mark.
 *
 * @param decimal before the decimals: a point or a comma
 * @param group between thousands: a point, a comma, a blank or an apostrophe
 */
public record NumberMarks(char decimal, char group) {

  /** A decimal point; commas may part thousands. */
  public static final NumberMarks POINT = new NumberMarks('.', ',');

  /** A decimal comma; points may part thousands. */
  public static final NumberMarks COMMA = new NumberMarks(',', '.');

  private static final String DECIMALS = ".,";
  private static final String GROUPS = "., '";

  /**
   * Checked marks.
   *
   * @throws MetaException if one is none of its kind, or both are the same
   */
  public NumberMarks {
    if (DECIMALS.indexOf(decimal) < 0) {
      throw MetaException.of("the decimal mark is . or , and not '" + decimal + "'");
    }
    if (GROUPS.indexOf(group) < 0) {
      throw MetaException.of("the grouping mark is . or , or ' or a blank, not '" + group + "'");
    }
    if (decimal == group) {
      throw MetaException.of("decimal and grouping mark cannot both be '" + decimal + "'");
    }
  }

  /**
   * With this decimal mark; of point and comma the other one groups.
   *
   * @param decimal a point or a comma
   * @return the marks
   */
  public static NumberMarks ofDecimal(char decimal) {
    return new NumberMarks(decimal, decimal == ',' ? '.' : ',');
  }

  /**
   * With this grouping mark; points are the decimal mark unless they group.
   *
   * @param group a point, a comma, a blank or an apostrophe
   * @return the marks
   * @throws MetaException if {@code group} is none of these
   */
  public static NumberMarks ofGroup(char group) {
    return new NumberMarks(group == '.' ? ',' : '.', group);
  }
}
