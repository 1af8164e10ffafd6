package io.github.metasaw.data;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.RowLabels;
import io.github.metasaw.data.effect.convert.FiveNumbers;
import io.github.metasaw.data.effect.convert.Spread;
import io.github.metasaw.data.effect.convert.TableRecovery;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
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
  public static final String MARKS = "recovered";

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
    Work work = new Work(lookup);
    for (String group : List.of("1i", "2i", "i")) {
      work.group(group);
    }
    work.tests();
    work.estimates();
    return work.result();
  }

  /** The columns as they fill. */
  private final class Work {
    private final ColumnLookup lookup;
    private final List<String> labels;
    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final Set<String> changed = new TreeSet<>();
    private final List<List<String>> marks = new ArrayList<>();
    private final Map<String, List<String>> sources = new LinkedHashMap<>();
    private final List<String> skewed = new ArrayList<>();

    Work(ColumnLookup lookup) {
      this.lookup = lookup;
      this.labels = RowLabels.of(lookup, null);
      for (int i = 0; i < table.rowCount(); i++) {
        marks.add(new ArrayList<>());
      }
    }

    private String actual(String quantity) {
      String given = columns.get(quantity);
      return given == null ? quantity : given;
    }

    private double[] numbers(String quantity) {
      return values.computeIfAbsent(
          quantity,
          q -> {
            String column = actual(q);
            if (lookup.findOrNull(column) instanceof NumericColumn<?>) {
              return lookup.numbers(column, labels);
            }
            double[] missing = new double[table.rowCount()];
            Arrays.fill(missing, Double.NaN);
            return missing;
          });
    }

    private boolean isGiven(String quantity) {
      return lookup.findOrNull(actual(quantity)) != null;
    }

    private double at(String quantity, int row) {
      return numbers(quantity)[row];
    }

    /** Fills a cell that is missing, if there is something to fill it with. */
    private void fill(String quantity, int row, double value, String source) {
      if (Double.isNaN(at(quantity, row)) && Double.isFinite(value)) {
        numbers(quantity)[row] = value;
        changed.add(quantity);
        marks.get(row).add(actual(quantity) + ": " + source);
        sources.computeIfAbsent(source, s -> new ArrayList<>()).add(labels.get(row));
      }
    }

    void group(String suffix) {
      boolean isSingle = suffix.equals("i");
      if (isSingle
          && List.of("mi", "sdi", "xi", "mediani", "percenti").stream().noneMatch(this::isGiven)) {
        // Standard errors in such a table are those of estimates.
        return;
      }
      for (int row = 0; row < table.rowCount(); row++) {
        double n = at("n" + suffix, row);
        String sd = "sd" + suffix;
        fill(
            sd,
            row,
            Spread.sdOfError(at("se" + suffix, row), n),
            "SD = SE sqrt(n), Cochrane Handbook 6.5.2.2");
        if (!isSingle) {
          fill(
              sd,
              row,
              Spread.sdOfInterval(at("lower" + suffix, row), at("upper" + suffix, row), level, n),
              "SD = sqrt(n) (upper - lower) / (2 t), Cochrane Handbook 6.5.2.2");
        }
        quantiles(suffix, row, n);
        String events = suffix.equals("1i") ? "ai" : suffix.equals("2i") ? "ci" : "xi";
        fill(
            events,
            row,
            TableRecovery.eventsOfPercent(at("percent" + suffix, row), n),
            "events = percentage of n, rounded");
      }
    }

    private void quantiles(String suffix, int row, double n) {
      double[] q = new double[5];
      String[] names = {"min", "q1", "median", "q3", "max"};
      for (int j = 0; j < q.length; j++) {
        q[j] = at(names[j] + suffix, row);
      }
      boolean isNeeded =
          Double.isNaN(at("m" + suffix, row)) || Double.isNaN(at("sd" + suffix, row));
      if (!isNeeded || Arrays.stream(q).allMatch(Double::isNaN)) {
        return;
      }
      FiveNumbers numbers = new FiveNumbers(q[0], q[1], q[2], q[3], q[4], n);
      if (numbers.isSkewed()) {
        skewed.add("'" + labels.get(row) + "'");
      }
      fill("m" + suffix, row, numbers.mean(), "mean of quantiles, " + numbers.source());
      fill("sd" + suffix, row, numbers.sd(), "SD of quantiles, " + numbers.source());
    }

    /** SDs of both groups from a test of their means. */
    void tests() {
      for (int row = 0; row < table.rowCount(); row++) {
        double gap = at("m1i", row) - at("m2i", row);
        double n1 = at("n1i", row);
        double n2 = at("n2i", row);
        for (String sd : List.of("sd1i", "sd2i")) {
          fill(
              sd,
              row,
              Spread.sdOfT(gap, at("ti", row), n1, n2),
              "pooled SD of a t statistic, Cochrane Handbook 6.5.2.3");
          fill(
              sd,
              row,
              Spread.sdOfF(gap, at("fi", row), n1, n2),
              "pooled SD of an F statistic, Cochrane Handbook 6.5.2.3");
          fill(
              sd,
              row,
              Spread.sdOfP(gap, at("pi", row), n1, n2),
              "pooled SD of a p value, Cochrane Handbook 6.5.2.3");
        }
      }
    }

    /** Standard errors of estimates. */
    void estimates() {
      for (int row = 0; row < table.rowCount(); row++) {
        double y = at("yi", row);
        fill(
            "sei",
            row,
            Spread.errorOfInterval(at("loweri", row), at("upperi", row), level),
            "SE = (upper - lower) / (2 z), Cochrane Handbook 6.3.1");
        fill(
            "sei",
            row,
            Spread.errorOfBound(y, at("upperi", row), level),
            "SE of one bound, (upper - yi) / z");
        fill("sei", row, Spread.errorOfStatistic(y, at("zi", row)), "SE = yi / z");
        fill(
            "sei",
            row,
            Spread.errorOfP(y, at("pi", row)),
            "SE of a p value, Cochrane Handbook 6.3.2");
      }
    }

    ReadTable result() {
      Table result = Table.create(table.name());
      table.columns().stream()
          .filter(c -> changed.stream().noneMatch(q -> actual(q).equalsIgnoreCase(c.name())))
          .filter(c -> !c.name().equals(MARKS))
          .forEach(c -> result.addColumns(c.copy()));
      for (String quantity : changed) {
        result.addColumns(DoubleColumn.create(actual(quantity), numbers(quantity)));
      }
      StringColumn marked = StringColumn.create(MARKS);
      marks.forEach(row -> marked.append(String.join("; ", row)));
      result.addColumns(marked);
      List<Check> checks = new ArrayList<>();
      sources.forEach(
          (source, studies) ->
              checks.add(
                  Check.note(
                      MARKS,
                      Integer.toString(studies.size()),
                      source
                          + ": "
                          + String.join(", ", studies.stream().distinct().toList())
                          + ".")));
      if (sources.isEmpty()) {
        checks.add(
            Check.note(
                MARKS,
                "0",
                Message.format(
                    "Nothing was recovered: no cell that is missing follows from the others. Say which column holds a quantity with %s.",
                    Remedy.option("column", "median1i", "COLUMN"))));
      }
      if (!skewed.isEmpty()) {
        checks.add(
            Check.warning(
                "skewed",
                Integer.toString(skewed.size()),
                "Quantiles lie too unevenly for a normal distribution (test of Shi and others 2023): %s. Mean and SD recovered from them are biased; look for means, or leave these studies out."
                    .formatted(String.join(", ", skewed))));
      }
      return new ReadTable(result, checks);
    }
  }
}
