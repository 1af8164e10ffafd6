package io.github.metasaw.report;

import io.github.metasaw.diagnostic.MetaException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Compares computed numbers with those that a paper or another program printed, digit by digit.
 *
 * <pre>{@code
 * PrintedNumbers.of("mean of mu", "0.0104", post.mean("mu"))
 *     .and("SD of mu", "0.00156", post.sd("mu"))
 *     .table()
 * }</pre>
 *
 * <p>The printed number is text, because its digits say how exactly it was printed: 0.50 promises
 * one digit more than 0.5.
 */
public final class PrintedNumbers {

  private record Line(String quantity, String text, BigDecimal printed, double ours) {

    /** Significant digits of the printed number; of a zero, its decimals. */
    int digits() {
      return printed.signum() == 0 ? Math.max(1, printed.scale()) : printed.precision();
    }

    /** Whether our number, rounded to the decimals of the printed one, is the printed one. */
    boolean rounds() {
      return BigDecimal.valueOf(ours)
                  .setScale(printed.scale(), RoundingMode.HALF_EVEN)
                  .compareTo(printed)
              == 0
          || halfway();
    }

    /** A number halfway between two printed ones may have been rounded to either. */
    private boolean halfway() {
      BigDecimal half = BigDecimal.ONE.movePointLeft(printed.scale()).divide(BigDecimal.valueOf(2));
      return BigDecimal.valueOf(ours).subtract(printed).abs().compareTo(half) == 0;
    }

    /** Leading significant digits that both share after rounding. */
    int agreed() {
      if (!Double.isFinite(ours)) {
        return 0;
      }
      if (rounds()) {
        return digits();
      }
      for (int digits = digits() - 1; digits > 0; digits--) {
        MathContext context = new MathContext(digits, RoundingMode.HALF_EVEN);
        if (BigDecimal.valueOf(ours).round(context).compareTo(printed.round(context)) == 0) {
          return digits;
        }
      }
      return 0;
    }
  }

  private final List<Line> lines;

  private PrintedNumbers(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * Starts a comparison.
   *
   * @param quantity what the number is, for the first column of the table
   * @param printed the number as it is printed, as in {@code "0.0104"} or {@code "1.3e-5"}
   * @param ours the number computed here
   * @return a comparison of one number
   * @throws MetaException if {@code printed} is not a number
   */
  public static PrintedNumbers of(String quantity, String printed, double ours) {
    return new PrintedNumbers(List.of()).and(quantity, printed, ours);
  }

  /**
   * Adds a number.
   *
   * @param quantity what the number is
   * @param printed the number as it is printed
   * @param ours the number computed here
   * @return a longer comparison
   * @throws MetaException if {@code printed} is not a number
   */
  public PrintedNumbers and(String quantity, String printed, double ours) {
    List<Line> longer = new ArrayList<>(lines);
    longer.add(new Line(quantity, printed.strip(), number(quantity, printed), ours));
    return new PrintedNumbers(longer);
  }

  private static BigDecimal number(String quantity, String printed) {
    try {
      return new BigDecimal(printed.strip().replace('\u2212', '-'));
    } catch (NumberFormatException notANumber) {
      throw MetaException.of(
          "'%s', printed for %s, is not a number; write it as in \"0.0104\" or \"1.3e-5\""
              .formatted(printed, quantity));
    }
  }

  /**
   * Shows the comparison.
   *
   * @return a table with a row for each number: {@code quantity}, {@code printed} (as text), {@code
   *     ours}, {@code difference} (ours minus printed) and {@code digits} (how many of the printed
   *     significant digits ours has after rounding, as "3 of 4")
   */
  public Table table() {
    StringColumn quantity = StringColumn.create("quantity");
    StringColumn printed = StringColumn.create("printed");
    DoubleColumn ours = DoubleColumn.create("ours");
    DoubleColumn difference = DoubleColumn.create("difference");
    StringColumn digits = StringColumn.create("digits");
    for (Line line : lines) {
      quantity.append(line.quantity());
      printed.append(line.text());
      ours.append(line.ours());
      difference.append(line.ours() - line.printed().doubleValue());
      digits.append(line.agreed() + " of " + line.digits());
    }
    return Table.create("printed numbers", quantity, printed, ours, difference, digits);
  }

  /**
   * Whether every number agrees in all digits that are printed.
   *
   * @return true if each of ours, rounded to the printed decimals, is the printed number
   */
  public boolean agrees() {
    return lines.stream().allMatch(line -> line.agreed() == line.digits());
  }
}
