package io.github.metasaw.plot;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.plot.ForestData.Kind;
import io.github.metasaw.plot.ForestData.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Makes {@link ForestData} of studies, of one or several fits, and of tables with one fit a row.
 */
final class Forests {

  private final Studies studies;
  private final ForestOptions options;
  private final double level;
  private final double[] yi;
  private final double[] vi;
  private final double @Nullable [] weights;
  private final double @Nullable [] fitted;

  private Forests(
      Studies studies,
      ForestOptions options,
      double level,
      double @Nullable [] weights,
      double @Nullable [] fitted) {
    this.studies = studies;
    this.options = options;
    this.level = level;
    this.weights = weights;
    this.fitted = fitted;
    this.yi = studies.yi();
    this.vi = studies.vi();
  }

  /** The studies alone. */
  static ForestData of(Studies studies, ForestOptions options) {
    Forests forest = new Forests(studies, options, 0.95, null, null);
    return forest.data(forest.studyRows(List.of()), List.of());
  }

  /** Studies with the pooled effects of fits to the same studies. */
  static ForestData of(List<? extends Fit> fits, ForestOptions options) {
    Fit main = fits.get(fits.size() - 1);
    for (Fit fit : fits) {
      if (!fit.studies().labels().equals(main.studies().labels())) {
        throw MetaException.of(
            "the fits are of different studies (%s and %s), so they do not fit in one forest plot"
                .formatted(main.studies().name(), fit.studies().name()));
      }
    }
    boolean regression = !main.design().isInterceptOnly();
    Forests forest =
        new Forests(
            main.studies(),
            options,
            main.level(),
            main.weights(),
            regression && main instanceof FrequentistFit f
                ? f.predict().doubleColumn("estimate").asDoubleArray()
                : null);
    List<? extends Fit> pooling =
        fits.stream().filter(fit -> fit.design().isInterceptOnly()).toList();
    List<Row> rows = new ArrayList<>(forest.studyRows(pooling));
    if (options.pooledRow() == null) {
      pooling.forEach(fit -> forest.pooled(fit, rows));
    }
    return forest.data(rows, notes(main, regression));
  }

  /** A table with one fit a row: leave-one-out and cumulative analyses. */
  static ForestData of(Table table, double level, ForestOptions options) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      rows.add(
          new Row(
              Kind.STUDY,
              table.stringColumn("study").get(i),
              List.of(),
              table.doubleColumn("estimate").getDouble(i),
              table.doubleColumn("lower").getDouble(i),
              table.doubleColumn("upper").getDouble(i),
              Double.NaN,
              Double.NaN));
    }
    return new ForestData(
        options.title(),
        options.effect(),
        options.exp(),
        level,
        options.reference(),
        List.of(),
        rows,
        List.of());
  }

  private ForestData data(List<Row> rows, List<String> notes) {
    List<String> headers = options.columns().stream().map(c -> column(c).name()).toList();
    return new ForestData(
        options.title(),
        options.effect(),
        options.exp(),
        level,
        options.reference(),
        headers,
        rows,
        notes);
  }

  private List<Row> studyRows(List<? extends Fit> pooling) {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> group : groups().entrySet()) {
      if (options.group() != null) {
        rows.add(Row.heading(group.getKey()));
      }
      for (int i : group.getValue()) {
        rows.add(study(i));
      }
    }
    if (options.pooledRow() != null) {
      pooling.forEach(fit -> placeAmong(rows, fit));
    }
    return rows;
  }

  private Row study(int i) {
    double half =
        NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2) * Math.sqrt(vi[i]);
    return new Row(
        Kind.STUDY,
        studies.labels().get(i),
        options.columns().stream().map(c -> cell(column(c), i)).toList(),
        yi[i],
        yi[i] - half,
        yi[i] + half,
        weights == null ? Double.NaN : weights[i],
        fitted == null ? Double.NaN : fitted[i]);
  }

  private static String cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (column instanceof NumericColumn<?> numeric) {
      double value = numeric.getDouble(row);
      return value == Math.rint(value) && Math.abs(value) < 1e9
          ? String.format(Locale.ROOT, "%.0f", value)
          : Digits.significant(value);
    }
    return column.getString(row);
  }

  /** Inserts the pooled estimate where its value belongs, as a study. */
  private void placeAmong(List<Row> rows, Fit fit) {
    Pooled p = fit.pooled();
    String label = options.pooledRow() == null ? p.label() : options.pooledRow();
    Row row = Row.summary(Kind.POOLED_POINT, label, p.estimate(), p.lower(), p.upper());
    int at = rows.size();
    for (int i = rows.size() - 1; i >= 0; i--) {
      boolean after =
          options.descending()
              ? rows.get(i).estimate() < p.estimate()
              : rows.get(i).estimate() > p.estimate();
      if (after) {
        at = i;
      }
    }
    rows.add(at, row);
  }

  private void pooled(Fit fit, List<Row> rows) {
    Pooled p = fit.pooled();
    rows.add(Row.summary(Kind.POOLED, p.label(), p.estimate(), p.lower(), p.upper()));
    if (options.prediction() && p.hasPrediction()) {
      rows.add(
          Row.summary(
              Kind.PREDICTION,
              percent(level) + " prediction interval",
              Double.NaN,
              p.predictionLower(),
              p.predictionUpper()));
    }
  }

  private Map<String, List<Integer>> groups() {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    int[] order = order();
    for (int i : order) {
      String key = options.group() == null ? "" : column(options.group()).getString(i);
      groups.computeIfAbsent(key, name -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  private int[] order() {
    Comparator<Integer> comparator = comparator();
    Integer[] order = IntStream.range(0, studies.k()).boxed().toArray(Integer[]::new);
    if (comparator != null) {
      Arrays.sort(order, options.descending() ? comparator.reversed() : comparator);
    }
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private @Nullable Comparator<Integer> comparator() {
    String sort = options.sort();
    if (sort == null) {
      return null;
    }
    return switch (sort.toLowerCase(Locale.ROOT)) {
      case "yi", "estimate" -> by(i -> yi[i]);
      case "vi", "sei" -> by(i -> vi[i]);
      case "weight" -> by(i -> weights == null ? 1 / vi[i] : weights[i]);
      case "label" -> Comparator.comparing(i -> studies.labels().get(i));
      default -> byColumn(column(sort));
    };
  }

  private static Comparator<Integer> by(ToDoubleFunction<Integer> value) {
    return Comparator.comparingDouble(value);
  }

  private static <T> Comparator<Integer> byColumn(Column<T> column) {
    return (a, b) -> column.compare(column.get(a), column.get(b));
  }

  private Column<?> column(String name) {
    for (Column<?> column : studies.table().columns()) {
      if (column.name().equalsIgnoreCase(name)) {
        return column;
      }
    }
    throw MetaException.unknown(
        "column", name, "in " + studies.name(), studies.table().columnNames());
  }

  private static List<String> notes(Fit fit, boolean regression) {
    if (!(fit instanceof FrequentistFit f)) {
      return List.of();
    }
    Heterogeneity h = f.heterogeneity();
    String q = regression ? "Residual heterogeneity: Q = " : "Heterogeneity: Q = ";
    String line =
        q
            + Digits.fixed(h.Q(), 2)
            + ", df = "
            + h.df()
            + ", "
            + Digits.p(h.Qp())
            + ";  I² = "
            + Digits.fixed(100 * h.I2(), 1)
            + " %";
    boolean random = !f.method().equals("common") && !f.method().equals("fixed");
    return List.of(random ? line + ",  τ² = " + Digits.significant(h.tau2()) : line);
  }

  /** {@code 95 %}. */
  static String percent(double level) {
    double percent = 100 * level;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
