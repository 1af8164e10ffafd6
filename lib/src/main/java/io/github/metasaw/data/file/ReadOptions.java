package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read. Immutable: each setting returns a copy. What is not set is found out from the
 * file.
 */
public final class ReadOptions {

  private static final ReadOptions DEFAULTS = new ReadOptions(null, null, null, null);

  private final @Nullable String decimal;
  private final @Nullable String group;
  private final @Nullable String sheet;
  private final @Nullable String outcome;

  private ReadOptions(
      @Nullable String decimal,
      @Nullable String group,
      @Nullable String sheet,
      @Nullable String outcome) {
    this.decimal = decimal;
    this.group = group;
    this.sheet = sheet;
    this.outcome = outcome;
  }

  /**
   * Everything is found out from the file.
   *
   * @return the options
   */
  public static ReadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The mark before decimals in all numbers of the file that are text.
   *
   * @param mark a point or a comma
   * @return a copy
   * @throws MetaException if it is neither, or the grouping mark
   */
  public ReadOptions withDecimal(String mark) {
    return checked(new ReadOptions(sign("decimal mark", mark), group, sheet, outcome));
  }

  /**
   * The mark between thousands.
   *
   * @param mark a point, a comma, a blank or an apostrophe
   * @return a copy
   * @throws MetaException if it is none of these, or the decimal mark
   */
  public ReadOptions withGroup(String mark) {
    return checked(new ReadOptions(decimal, sign("grouping mark", mark), sheet, outcome));
  }

  /**
   * Both marks in numbers.
   *
   * @param marks decimal and grouping mark
   * @return a copy
   */
  public ReadOptions withMarks(NumberMarks marks) {
    return new ReadOptions(
        String.valueOf(marks.decimal()), String.valueOf(marks.group()), sheet, outcome);
  }

  /**
   * The worksheet of a workbook.
   *
   * @param nameOrNumber the name on its tab, or its number from 1
   * @return a copy
   */
  public ReadOptions withSheet(String nameOrNumber) {
    return new ReadOptions(decimal, group, nameOrNumber, outcome);
  }

  /**
   * The outcome of a review of RevMan.
   *
   * @param nameOrNumber its name, or the numbers of comparison and outcome, as in {@code 1.2}
   * @return a copy
   */
  public ReadOptions withOutcome(String nameOrNumber) {
    return new ReadOptions(decimal, group, sheet, nameOrNumber);
  }

  /**
   * These options without an outcome.
   *
   * @return a copy
   */
  public ReadOptions withoutOutcome() {
    return new ReadOptions(decimal, group, sheet, null);
  }

  /**
   * The worksheet.
   *
   * @return name or number; empty where it is not set
   */
  public Optional<String> sheet() {
    return Optional.ofNullable(sheet);
  }

  /**
   * The outcome of a review.
   *
   * @return name or number; empty where it is not set
   */
  public Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  /**
   * The marks in numbers.
   *
   * @return those set, the other one by {@link NumberMarks#ofDecimal} or {@link
   *     NumberMarks#ofGroup}; empty where none is set
   */
  public Optional<NumberMarks> marks() {
    if (decimal != null) {
      char point = decimal.charAt(0);
      return Optional.of(
          group == null ? NumberMarks.ofDecimal(point) : new NumberMarks(point, group.charAt(0)));
    }
    return Optional.ofNullable(group).map(mark -> NumberMarks.ofGroup(mark.charAt(0)));
  }

  /** As it is, if both marks can be had together. */
  private static ReadOptions checked(ReadOptions options) {
    options.marks();
    return options;
  }

  private static String sign(String what, String mark) {
    if (mark.length() != 1) {
      throw MetaException.of("the %s is one sign, not '%s'".formatted(what, mark));
    }
    return mark;
  }
}
