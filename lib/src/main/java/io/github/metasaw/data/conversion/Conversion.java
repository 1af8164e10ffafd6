package io.github.metasaw.data.conversion;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * Recovers what studies do not report from what they do: a missing mean or SD of a group from its
 * standard error, interval or quantiles, or from a test of both groups; missing events from a
 * percentage; a missing standard error of an estimate from its interval or p value. What is
 * reported is never changed. Immutable: each setting returns a copy.
 *
 * <p>Columns are found by their names, and others are named by {@link #column}. Of each group
 * (suffix {@code 1i}, {@code 2i}, or {@code i} for single groups): {@code m sd n} what is wanted,
 * {@code se}, {@code lower} and {@code upper} of its mean, {@code min q1 median q3 max}, {@code
 * percent} with the event, as in {@code se1i}, {@code median2i}, {@code percenti}; counts are
 * {@code ai}, {@code ci} and {@code xi}. Of both groups: {@code ti}, {@code fi}, {@code pi} of the
 * difference of means. Of an estimate: {@code yi}, {@code sei}, {@code loweri}, {@code upperi},
 * {@code zi}, {@code pi}.
 */
public final class Conversion {

  /** The column that names the cells recovered in a row. */
  public static final String MARKS = Recovery.MARKS;

  private static final double LEVEL = 0.95;

  private static final List<String> OF_GROUPS =
      List.of(
          "m", "sd", "n", "se", "lower", "upper", "min", "q1", "median", "q3", "max", "percent");

  private static final List<String> OTHERS =
      List.of("ai", "ci", "xi", "ti", "fi", "pi", "yi", "sei", "loweri", "upperi", "zi");

  private final Table table;
  private final String name;
  private final Map<String, String> columns;
  private final double level;

  private Conversion(Table table, String name, Map<String, String> columns, double level) {
    this.table = table;
    this.name = name;
    this.columns = columns;
    this.level = level;
  }

  /**
   * A conversion of a table.
   *
   * @param table one row per study
   * @return a conversion that finds columns by their names
   */
  public static Conversion of(Table table) {
    String name = table.name() == null ? "the table" : table.name();
    return new Conversion(table, name, Map.of(), LEVEL);
  }

  /**
   * Another name for the table in messages.
   *
   * @param other name, for example that of a variable
   * @return a copy
   */
  public Conversion named(String other) {
    return new Conversion(table, other, columns, level);
  }

  /**
   * The quantities that a column can hold.
   *
   * @return their names: those of single groups, of groups 1 and 2, and of estimates
   */
  public static List<String> quantities() {
    List<String> all = new ArrayList<>();
    for (String suffix : List.of("1i", "2i", "i")) {
      OF_GROUPS.forEach(quantity -> all.add(quantity + suffix));
    }
    OTHERS.stream().filter(quantity -> !all.contains(quantity)).forEach(all::add);
    return List.copyOf(all);
  }

  /**
   * The column of a quantity.
   *
   * @param quantity for example {@code median1i}
   * @param column its name in the table
   * @return a copy
   * @throws MetaException with the nearest quantity for one that is not read
   */
  public Conversion column(String quantity, String column) {
    String known = quantity.toLowerCase(Locale.ROOT);
    if (!quantities().contains(known)) {
      throw MetaException.unknown("quantity", quantity, "", quantities());
    }
    Map<String, String> more = new LinkedHashMap<>(columns);
    more.put(known, column);
    return new Conversion(table, name, more, level);
  }

  /**
   * The confidence of reported intervals.
   *
   * @param confidence between 0 and 1, for example 0.95
   * @return a copy
   */
  public Conversion withLevel(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw MetaException.of(
          "the level of the intervals must lie between 0 and 1, not "
              + CheckNumber.plain(confidence));
    }
    return new Conversion(table, name, columns, confidence);
  }

  /**
   * Converts.
   *
   * @return a copy of the table with what could be recovered, a column {@code recovered} that names
   *     the cells of each row, and a remark for each formula used
   * @throws MetaException if a column that was named does not exist, or quantiles do not ascend
   */
  public ReadTable convert() {
    ColumnLookup lookup = new ColumnLookup(table, name);
    columns.values().forEach(lookup::find);
    Recovery recovery = new Recovery(table, lookup, columns, level);
    for (String group : List.of("1i", "2i", "i")) {
      recovery.group(group);
    }
    recovery.tests();
    recovery.estimates();
    return recovery.result();
  }
}
