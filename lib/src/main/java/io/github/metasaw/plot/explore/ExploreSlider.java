package io.github.metasaw.plot.explore;

import java.math.BigDecimal;

/**
 * A control that is a number between two ends.
 *
 * @param name of the control
 * @param label in the page
 * @param words for screen readers
 * @param most upper end; the lower one is 0
 * @param step between the values of the slider
 * @param value at first
 */
record ExploreSlider(
    String name, String label, String words, BigDecimal most, BigDecimal step, BigDecimal value) {

  /** Values of a slider are so many parts of its leading digit. */
  private static final int DIGITS = 2;

  /**
   * From 0 to a round number.
   *
   * @param most a value within the slider
   * @param start the value at first
   */
  static ExploreSlider of(String name, String label, String words, double most, double start) {
    int power = (int) Math.floor(Math.log10(most));
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(power - DIGITS + 1);
    BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(power - DIGITS);
    return new ExploreSlider(
        name,
        label,
        words,
        multiple(unit, Math.ceil(most / unit.doubleValue())),
        step,
        multiple(step, Math.rint(start / step.doubleValue())));
  }

  private static BigDecimal multiple(BigDecimal of, double times) {
    return of.multiply(BigDecimal.valueOf(times)).stripTrailingZeros();
  }
}
