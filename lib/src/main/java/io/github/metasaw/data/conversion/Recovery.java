package io.github.metasaw.data.conversion;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.RowLabels;
import io.github.metasaw.data.effect.convert.FiveNumbers;
import io.github.metasaw.data.effect.convert.Spread;
import io.github.metasaw.data.effect.convert.TableRecovery;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The columns of a table as they are filled, and how each cell was recovered. */
final class Recovery {

  /** The column that names the cells recovered in a row. */
  static final String MARKS = "recovered";

  private final Table table;
  private final Map<String, String> columns;
  private final double level;
  private final ColumnLookup lookup;
  private final List<String> labels;
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final Set<String> changed = new TreeSet<>();
  private final List<List<String>> marks = new ArrayList<>();
  private final Map<String, List<String>> sources = new LinkedHashMap<>();
  private final List<String> skewed = new ArrayList<>();

  /**
   * The columns of a table before anything is recovered.
   *
   * @param table one row per study
   * @param lookup its columns
   * @param columns names of columns by quantity, where they are not those of the quantities
   * @param level confidence of reported intervals
   */
  Recovery(Table table, ColumnLookup lookup, Map<String, String> columns, double level) {
    this.table = table;
    this.columns = columns;
    this.level = level;
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

  /** Means, SDs and events of a group, whose columns end in a suffix. */
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
    boolean isNeeded = Double.isNaN(at("m" + suffix, row)) || Double.isNaN(at("sd" + suffix, row));
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

  /** The table with what was recovered, and remarks. */
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
    return new ReadTable(result, checks());
  }

  /** One note for each formula used, and a warning where quantiles are skewed. */
  private List<Check> checks() {
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
              "Nothing was recovered: no missing cell follows from the others. Columns must bear the names of their quantities, such as median1i, or be said to hold them."));
    }
    if (!skewed.isEmpty()) {
      checks.add(
          Check.warning(
              "skewed",
              Integer.toString(skewed.size()),
              "Quantiles lie too unevenly for a normal distribution (test of Shi and others 2023): %s. Mean and SD recovered from them are biased; look for means, or leave these studies out."
                  .formatted(String.join(", ", skewed))));
    }
    return checks;
  }
}
