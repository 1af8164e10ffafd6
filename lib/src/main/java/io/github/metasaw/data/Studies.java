package io.github.metasaw.data;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.linalg.Symmetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Study-level estimates with their known sampling covariance: what every model is fitted to.
 * Immutable; the k rows are those kept.
 */
public final class Studies implements Tabular {

  private final String name;
  private final List<String> labels;
  private final double[] yi;
  private final Symmetric V;
  private final Lazy<Table> table;
  private final int[] rowNumbers;
  private final int rowsRead;
  private final List<DroppedRow> dropped;
  private final Lazy<List<Check>> checks;
  private final EffectMeasure measure;
  private final @Nullable RawData raw;
  private final ZeroCells zeroCells;
  private final Transformation transformation;

  /**
   * A row that was left out.
   *
   * @param row number in the table as read, from 1
   * @param label its study label
   * @param reason what was missing, for example {@code yi is missing}
   */
  public record DroppedRow(int row, String label, String reason) {}

  /** {@code table} and {@code checks} are made when asked for, from what no longer changes. */
  Studies(
      String name,
      List<String> labels,
      double[] yi,
      Symmetric V,
      Supplier<Table> table,
      int[] rowNumbers,
      int rowsRead,
      List<DroppedRow> dropped,
      Supplier<List<Check>> checks) {
    this.name = name;
    this.labels = List.copyOf(labels);
    this.yi = yi;
    this.V = V;
    this.table = new Lazy<>(table);
    this.rowNumbers = rowNumbers;
    this.rowsRead = rowsRead;
    this.dropped = List.copyOf(dropped);
    this.checks = new Lazy<>(() -> List.copyOf(checks.get()));
    this.measure = EffectMeasure.GEN;
    this.raw = null;
    this.zeroCells = ZeroCells.defaults();
    this.transformation = Transformation.IDENTITY;
  }

  private Studies(
      Studies from,
      EffectMeasure measure,
      @Nullable RawData raw,
      ZeroCells zeroCells,
      Transformation transformation) {
    this.name = from.name;
    this.labels = from.labels;
    this.yi = from.yi;
    this.V = from.V;
    this.table = from.table;
    this.rowNumbers = from.rowNumbers;
    this.rowsRead = from.rowsRead;
    this.dropped = from.dropped;
    this.checks = from.checks;
    this.measure = measure;
    this.raw = raw;
    this.zeroCells = zeroCells;
    this.transformation = transformation;
  }

  /** The scale of a measure, which for some depends on the sizes of the samples. */
  private static Transformation scale(EffectMeasure measure, @Nullable RawData raw) {
    return raw == null ? measure.transformation() : measure.transformation(raw);
  }

  /** What the estimates are; {@link EffectMeasure#GEN} where nobody has said. */
  public EffectMeasure measure() {
    return measure;
  }

  /**
   * The same studies, known to be of a measure: sheets and figures then show results on its scale.
   *
   * @param measure what yi are, on the scale of the analysis (logs of ratios)
   * @return a copy
   */
  public Studies withMeasure(EffectMeasure measure) {
    return new Studies(this, measure, null, ZeroCells.defaults(), scale(measure, null));
  }

  /**
   * The same studies, known to be of a measure and with what they reported.
   *
   * @param measure what yi are, on the scale of the analysis (logs of ratios)
   * @param raw what the studies report, by metafor's names [k]
   * @param zeros what was done with counts of 0 to compute yi
   * @return a copy
   * @throws MetaException if the raw data are of another number of studies
   */
  public Studies withRawData(EffectMeasure measure, RawData raw, ZeroCells zeros) {
    if (raw.k() != k()) {
      throw MetaException.of("raw data of %d studies, but there are %d".formatted(raw.k(), k()));
    }
    return new Studies(this, measure, raw, zeros, scale(measure, raw));
  }

  /**
   * The same studies, whose results are shown on another scale than that of their measure.
   *
   * @param shown from the scale of yi to that on which results are read
   * @return a copy
   */
  public Studies withTransformation(Transformation shown) {
    return new Studies(this, measure, raw, zeroCells, shown);
  }

  /**
   * What the studies report: counts, means, correlations.
   *
   * @return empty where the effect sizes were given, and not computed [k]
   */
  public Optional<RawData> raw() {
    return Optional.ofNullable(raw);
  }

  /**
   * What was done with counts of 0 to compute the effect sizes.
   *
   * @return unsaid where nobody said, or the effect sizes were given
   */
  public ZeroCells zeroCells() {
    return zeroCells;
  }

  /** From the scale of yi to that on which results of these studies are read. */
  public Transformation transformation() {
    return transformation;
  }

  /** The table's name, as messages call it. */
  public String name() {
    return name;
  }

  /** Number of rows kept. */
  public int k() {
    return yi.length;
  }

  /** Study labels [k]. */
  public List<String> labels() {
    return labels;
  }

  /** Estimates [k], a copy. */
  public double[] yi() {
    return yi.clone();
  }

  /** Sampling variances [k], the diagonal of {@link #V}, a copy. */
  public double[] vi() {
    return V.diagonal();
  }

  /** Known sampling covariance [k x k], variances, not standard errors. */
  public Symmetric V() {
    return V;
  }

  /** All columns of the table as read, kept rows only, with the values they had when read. */
  @Override
  public Table table() {
    return table.get();
  }

  /**
   * A numeric column of {@link #table} [k].
   *
   * @throws MetaException if there is none of that name, or a value is missing
   */
  public double[] numbers(String column) {
    ColumnLookup columns = new ColumnLookup(table(), name);
    double[] values = columns.numbers(column, labels);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        boolean missing = Double.isNaN(values[i]);
        String must = missing ? "must not be missing" : "must be finite";
        throw ColumnLookup.at(cell(column, i), must, missing ? "" : Double.toString(values[i]));
      }
    }
    return values;
  }

  private Place.Cell cell(String column, int i) {
    return new Place.Cell(name, column, rowNumbers[i], labels.get(i));
  }

  /** A row in words, with its number in the table as read: {@code row 3 ('Study C')}. */
  public String rowName(int i) {
    return ColumnLookup.rowName(rowNumbers[i], labels.get(i));
  }

  /**
   * Indices of the rows for each value of a column, in the order in which the values first occur.
   *
   * @throws MetaException if there is no such column, or a value is missing
   */
  public Map<String, List<Integer>> groups(String by) {
    ColumnLookup columns = new ColumnLookup(table(), name);
    Column<?> column = columns.find(by);
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < k(); i++) {
      if (column.isMissing(i)) {
        throw ColumnLookup.at(cell(column.name(), i), "must not be missing to make groups", "");
      }
      groups.computeIfAbsent(CellText.text(column, i), value -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  /** Some of the rows, in that order; what was dropped and remarked is told of the whole. */
  public Studies select(int... rows) {
    int[] keep = rows.clone();
    Studies selected =
        new Studies(
            name,
            Arrays.stream(rows).mapToObj(labels::get).toList(),
            Arrays.stream(rows).mapToDouble(i -> yi[i]).toArray(),
            V.select(rows),
            () -> table().rows(keep).setName(name),
            Arrays.stream(rows).map(i -> rowNumbers[i]).toArray(),
            rowsRead,
            dropped,
            checks);
    RawData rest = raw == null ? null : raw.select(keep);
    boolean isOfMeasure = transformation.equals(scale(measure, raw));
    return new Studies(
        selected, measure, rest, zeroCells, isOfMeasure ? scale(measure, rest) : transformation);
  }

  /**
   * The same studies with other estimates, as simulated ones.
   *
   * @param other on the scale of yi [k]
   * @return a copy; its table and checks are those of the estimates as read
   * @throws MetaException if there is not one for each study
   */
  public Studies withEstimates(double... other) {
    if (other.length != k()) {
      throw MetaException.of("%d estimates for %d studies".formatted(other.length, k()));
    }
    Studies copy =
        new Studies(
            name,
            labels,
            other.clone(),
            V,
            this::table,
            rowNumbers,
            rowsRead,
            dropped,
            this::checks);
    return new Studies(copy, measure, null, ZeroCells.defaults(), transformation);
  }

  /** Number of rows before any was dropped. */
  public int rowsRead() {
    return rowsRead;
  }

  /** Rows left out because something was missing. */
  public List<DroppedRow> dropped() {
    return dropped;
  }

  /**
   * How many rows were left out for want of a value in a column, as the end of a message; empty
   * where none was.
   */
  public String droppedFor(String column) {
    String name = Pattern.quote(column);
    Pattern missing = Pattern.compile("(^|, | and )" + name + "(,| and | is missing| are missing)");
    long rows = dropped.stream().filter(row -> missing.matcher(row.reason()).find()).count();
    return rows == 0
        ? ""
        : "; in %d %s more it is missing (empty, or NA)"
            .formatted(rows, rows == 1 ? "row" : "rows");
  }

  /** What the reader has to remark: dropped rows, duplicate labels, suspected units. */
  public List<Check> checks() {
    return checks.get();
  }

  @Override
  public String toString() {
    int without = dropped.size();
    return "%d studies from %s%s"
        .formatted(k(), name, without == 0 ? "" : ", %d rows dropped".formatted(without));
  }
}
