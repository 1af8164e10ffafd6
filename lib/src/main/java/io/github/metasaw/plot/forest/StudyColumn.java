package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/**
 * A column of what studies report, written with the same decimals from top to bottom.
 *
 * @param heading of the column
 * @param cells what is written for each study, empty where it reports nothing [k]
 * @param total what is written for some studies together, by their indices; empty where that has no
 *     meaning
 */
record StudyColumn(
    ForestColumn heading, List<String> cells, Function<List<Integer>, String> total) {

  /** Digits by which the typical number of a column is shown. */
  private static final int DIGITS = 4;

  private static final int MAX_DECIMALS = 8;

  /** Numbers that are not whole are written with their power of ten from here on. */
  private static final double LARGE = 1e7;

  /** Up to here whole numbers are written in full. */
  private static final double WHOLE = 1e12;

  /** Decimals of a column whose numbers differ too much in size for the same decimals. */
  private static final int NONE_SUITS = -1;

  StudyColumn {
    cells = List.copyOf(cells);
  }

  /** A column of the studies' table, without totals. */
  static StudyColumn of(Column<?> column, String group) {
    boolean isText = !(column instanceof NumericColumn<?>);
    ForestColumn heading = new ForestColumn(group, column.name(), isText);
    return column instanceof NumericColumn<?> numeric
        ? numbers(heading, numbers(numeric), false)
        : new StudyColumn(
            heading,
            IntStream.range(0, column.size())
                .mapToObj(i -> column.isMissing(i) ? "" : column.getString(i))
                .toList(),
            studies -> "");
  }

  /** The numbers of a column, NaN where missing [k]. */
  static double[] numbers(NumericColumn<?> column) {
    return IntStream.range(0, column.size())
        .mapToDouble(i -> column.isMissing(i) ? Double.NaN : column.getDouble(i))
        .toArray();
  }

  /**
   * Numbers.
   *
   * @param values NaN where missing [k]
   * @param isSummed whether their sum over studies is their total
   */
  static StudyColumn numbers(ForestColumn heading, double[] values, boolean isSummed) {
    int decimals = decimals(values);
    List<String> cells = Arrays.stream(values).mapToObj(value -> text(value, decimals)).toList();
    return new StudyColumn(
        heading, cells, studies -> isSummed ? text(sum(values, studies), decimals) : "");
  }

  private static double sum(double[] values, List<Integer> studies) {
    double[] known =
        studies.stream().mapToDouble(i -> values[i]).filter(v -> !Double.isNaN(v)).toArray();
    return known.length == 0 ? Double.NaN : Arrays.stream(known).sum();
  }

  private static String text(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (decimals == 0 && Math.abs(value) < WHOLE) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return decimals == NONE_SUITS ? Digits.significant(value) : Digits.fixed(value, decimals);
  }

  /** Enough to show the typical value with four digits, and no more than the values have. */
  private static int decimals(double[] values) {
    double[] sizes =
        Arrays.stream(values)
            .filter(value -> Double.isFinite(value) && value != 0)
            .map(Math::abs)
            .sorted()
            .toArray();
    if (Arrays.stream(sizes).allMatch(size -> size == Math.rint(size) && size < WHOLE)) {
      return 0;
    }
    int magnitude = (int) Math.floor(Math.log10(sizes[sizes.length / 2]));
    int decimals = Math.max(0, Math.min(MAX_DECIMALS, DIGITS - 1 - magnitude));
    if (sizes[0] < Math.pow(10, -decimals) || sizes[sizes.length - 1] >= LARGE) {
      return NONE_SUITS;
    }
    while (decimals > 0 && endsInZero(sizes, decimals)) {
      decimals--;
    }
    return decimals;
  }

  /** Whether the last decimal is 0 in all. */
  private static boolean endsInZero(double[] sizes, int decimals) {
    double unit = Math.pow(10, decimals);
    return Arrays.stream(sizes).allMatch(size -> Math.rint(size * unit) % 10 == 0);
  }

  /** Events and the people or the time in which they occurred, in one column: {@code 4/123}. */
  StudyColumn over(StudyColumn whole) {
    String head = heading.head() + "/" + whole.heading.head().toLowerCase(Locale.ROOT);
    return new StudyColumn(
        new ForestColumn(heading.group(), head, false),
        IntStream.range(0, cells.size())
            .mapToObj(i -> joined(cells.get(i), whole.cells.get(i)))
            .toList(),
        studies -> joined(total.apply(studies), whole.total.apply(studies)));
  }

  private static String joined(String part, String whole) {
    return part.isEmpty() && whole.isEmpty() ? "" : part + "/" + whole;
  }
}
