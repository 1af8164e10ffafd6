package io.github.metasaw.kernel.option;

/**
 * The numbers that an option takes. The engine refuses the others; help and completion tell them
 * beforehand.
 *
 * @param least the smallest number; negative infinity for none
 * @param most the largest number; infinity for none
 * @param isOpen whether the bounds themselves are refused
 */
public record Range(double least, double most, boolean isOpen) {

  /** Probabilities that are neither 0 nor 1. */
  public static final Range PROBABILITY = new Range(0, 1, true);

  /** Correlations. */
  public static final Range CORRELATION = new Range(-1, 1, false);

  /** Numbers that are not negative. */
  public static final Range NOT_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY, false);

  /** Numbers larger than 0. */
  public static final Range POSITIVE = new Range(0, Double.POSITIVE_INFINITY, true);

  /** Counts of one or more. */
  public static final Range COUNT = atLeast(1);

  /**
   * Numbers from a smallest one on.
   *
   * @param least the smallest number
   * @return the range without an upper bound
   */
  public static Range atLeast(double least) {
    return new Range(least, Double.POSITIVE_INFINITY, false);
  }

  /**
   * Whether a number lies within.
   *
   * @param number any number
   * @return true if the option takes it
   */
  public boolean contains(double number) {
    return isOpen ? number > least && number < most : number >= least && number <= most;
  }

  /**
   * The range in words.
   *
   * @return for example {@code between 0 and 1} or {@code 1 or more}
   */
  public String words() {
    if (most < Double.POSITIVE_INFINITY) {
      return (isOpen ? "between %s and %s" : "%s to %s").formatted(number(least), number(most));
    }
    return isOpen ? "above " + number(least) : number(least) + " or more";
  }

  /** A whole number without decimals. */
  static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
