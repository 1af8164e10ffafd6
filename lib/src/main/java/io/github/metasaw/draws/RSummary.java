package io.github.metasaw.draws;

import io.github.metasaw.diagnostic.MetaException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of R's {@code summary}; {@link #text} prints them as R does.
 *
 * @param min the smallest
 * @param firstQuartile of type 7
 * @param median of type 7
 * @param mean of all
 * @param thirdQuartile of type 7
 * @param max the largest
 */
public record RSummary(
    double min,
    double firstQuartile,
    double median,
    double mean,
    double thirdQuartile,
    double max) {

  private static final List<String> NAMES =
      List.of("Min.", "1st Qu.", "Median", "Mean", "3rd Qu.", "Max.");

  private static final int DIGITS = 4;

  /** Significant digits of the largest number to which R rounds all of them first. */
  private static final int ZAP = 7;

  /**
   * The summary of numbers.
   *
   * @param values at least one
   * @return as R's {@code summary(values)}
   * @throws MetaException if there are none, or one is not finite
   */
  public static RSummary of(double... values) {
    if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw MetaException.of("a summary needs numbers, all of them finite");
    }
    double[] q = Quantiles.of(values, 0, 0.25, 0.5, 0.75, 1);
    return new RSummary(q[0], q[1], q[2], Moments.mean(values), q[3], q[4]);
  }

  /**
   * Two lines, names and numbers, at four significant digits. R rounds twice, and the second time
   * the binary value: 0.026305 is printed as 0.02630, because the nearest double is smaller.
   *
   * @return the text, each line ending with a line break
   */
  public String text() {
    double[] values = {min, firstQuartile, median, mean, thirdQuartile, max};
    String[] cells = RFormat.of(zapped(values), DIGITS);
    int width = 0;
    for (int i = 0; i < cells.length; i++) {
      width = Math.max(width, Math.max(cells[i].length(), NAMES.get(i).length()));
    }
    StringBuilder names = new StringBuilder();
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      names.append(" ".repeat(width - NAMES.get(i).length())).append(NAMES.get(i)).append(' ');
      numbers.append(" ".repeat(width - cells[i].length())).append(cells[i]).append(' ');
    }
    return names + "\n" + numbers + "\n";
  }

  /** R's {@code zapsmall}. */
  private static double[] zapped(double[] values) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    int decimals =
        largest > 0 ? (int) Math.max(0, Math.floor(ZAP - Math.log10(largest) + 0.5)) : ZAP;
    return Arrays.stream(values)
        .map(v -> new BigDecimal(v).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue())
        .toArray();
  }

  @Override
  public String toString() {
    return text();
  }
}
