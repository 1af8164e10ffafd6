package io.github.metasaw.data;

import io.github.metasaw.data.Studies.DroppedRow;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Symmetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Reads {@link Studies} from a Tablesaw table. Immutable: each setting returns a copy. Columns
 * {@code yi} and one of {@code vi}, {@code sei} found by those names need no setting.
 *
 * <p>Rows where the estimate, its precision or a required column is missing are dropped here and
 * nowhere else; they are counted and named in the checks.
 */
public final class StudyReader {

  private final Table table;
  private final String name;
  private final @Nullable String yi;
  private final @Nullable VarianceSource precision;
  private final @Nullable String label;
  private final Set<String> required;
  private final Meaning meaning;

  /** What the estimates are, as far as the caller says it. */
  private record Meaning(
      boolean ratios,
      boolean counts,
      @Nullable EffectMeasure measure,
      @Nullable Transformation shown) {
    static final Meaning UNKNOWN = new Meaning(false, false, null, null);
  }

  private StudyReader(
      Table table,
      String name,
      @Nullable String yi,
      @Nullable VarianceSource precision,
      @Nullable String label,
      Set<String> required,
      Meaning meaning) {
    this.table = table;
    this.name = name;
    this.yi = yi;
    this.precision = precision;
    this.label = label;
    this.required = required;
    this.meaning = meaning;
  }

  /** A reader of {@code table}, which messages call by its own name. */
  public static StudyReader of(Table table) {
    String name = table.name() == null ? "the table" : table.name();
    return new StudyReader(table, name, null, null, null, Set.of(), Meaning.UNKNOWN);
  }

  /** Another name for the table in messages, for example that of a variable. */
  public StudyReader named(String name) {
    return new StudyReader(table, name, yi, precision, label, required, meaning);
  }

  /** The column of estimates. */
  public StudyReader yi(String column) {
    return new StudyReader(table, name, column, precision, label, required, meaning);
  }

  /** The column of sampling variances. */
  public StudyReader vi(String column) {
    return with(new VarianceSource.Variances(column));
  }

  /** The column of standard errors. */
  public StudyReader sei(String column) {
    return with(new VarianceSource.StandardErrors(column));
  }

  /** The columns of a 95 % interval, on the scale of yi: se = (upper - lower) / (2 x 1.959964). */
  public StudyReader ci(String lower, String upper) {
    return with(VarianceSource.Interval.of(lower, upper, 0.95));
  }

  /** The columns of an interval of confidence {@code level}, on the scale of yi. */
  public StudyReader ci(String lower, String upper, double level) {
    if (!(level > 0 && level < 1)) {
      throw MetaException.of("the level of the interval must lie between 0 and 1, not " + level);
    }
    return with(VarianceSource.Interval.of(lower, upper, level));
  }

  /**
   * Estimates are ratios (odds, risk, hazard ratios), and so are the bounds of {@link #ci}: their
   * natural logs are read. Columns of variances and standard errors, and V, are those of the logs.
   */
  public StudyReader ratios() {
    return with(new Meaning(true, meaning.counts(), meaning.measure(), meaning.shown()));
  }

  /**
   * Counts are pooled, not estimates: a row that reports its counts is kept though it has no
   * estimate of its own, as a study without events has no ratio. Its estimate and variance are then
   * NaN. Of a table that does not remember its counts, rows without an estimate are dropped.
   *
   * @return a copy
   */
  public StudyReader counts() {
    return with(new Meaning(meaning.ratios(), true, meaning.measure(), meaning.shown()));
  }

  private StudyReader with(Meaning other) {
    return new StudyReader(table, name, yi, precision, label, required, other);
  }

  /**
   * What the estimates are, where the table does not know: sheets and figures then show results on
   * the measure's own scale. A table of {@link EffectReader} knows.
   *
   * @param known the measure, on the scale of the analysis (logs of ratios)
   * @return a copy
   */
  public StudyReader measure(EffectMeasure known) {
    return with(new Meaning(meaning.ratios(), meaning.counts(), known, meaning.shown()));
  }

  /**
   * Another scale on which sheets and figures show results than that of the measure.
   *
   * @param shown from the scale of yi to that on which results are read: {@code Transformation.EXP}
   *     for logs of ratios, {@code Transformation.IDENTITY} for the scale of the analysis
   * @return a copy
   */
  public StudyReader transformation(Transformation shown) {
    return with(new Meaning(meaning.ratios(), meaning.counts(), meaning.measure(), shown));
  }

  /** Sampling variances that are not in the table [rows of the table]. */
  public StudyReader variances(double... vi) {
    return with(new VarianceSource.Given(vi.clone()));
  }

  /** Independent sampling errors with these variances [rows of the table]. */
  public StudyReader V(double[] variances) {
    return variances(variances);
  }

  /** The covariance of the sampling errors [rows of the table][rows of the table]. */
  public StudyReader V(double[][] covariances) {
    double[][] copy = Arrays.stream(covariances).map(double[]::clone).toArray(double[][]::new);
    return with(new VarianceSource.GivenInFull(copy));
  }

  /** The covariance of the sampling errors [rows of the table x rows of the table]. */
  public StudyReader V(KnownV v) {
    return with(new VarianceSource.GivenV(v));
  }

  /** The table that is read. */
  public Table table() {
    return table;
  }

  /** The name of the table in messages. */
  public String name() {
    return name;
  }

  /**
   * Whether {@link #vi}, {@link #sei}, {@link #ci}, {@link #variances} or {@link #V(KnownV)} was
   * set.
   */
  public boolean hasPrecision() {
    return precision != null;
  }

  private StudyReader with(VarianceSource other) {
    if (precision != null) {
      throw MetaException.of(
          "the precision is given twice, as %s and as %s; one is enough"
              .formatted(precision.words(), other.words()));
    }
    return new StudyReader(table, name, yi, other, label, required, meaning);
  }

  /** The column of study labels. */
  public StudyReader label(String column) {
    return new StudyReader(table, name, yi, precision, column, required, meaning);
  }

  /**
   * A reader of two outcomes a row, as an estimate a row: y1 and y2 of the first row, and so on. V,
   * where it was set, has two rows for each of the table's, in that order; else the outcomes have
   * columns of variances and their sampling errors are independent.
   *
   * @param v1 column of sampling variances of the first outcome; null if V was set
   * @param v2 of the second
   */
  public StudyReader outcomes(String y1, String y2, @Nullable String v1, @Nullable String v2) {
    ColumnLookup columns = new ColumnLookup(table, name);
    if (precision == null && (v1 == null || v2 == null)) {
      throw MetaException.of(
          "with two outcomes V has two rows for each row of "
              + name
              + ": give KnownV.bivariate(v1, v2, cor12), or a column of variances to each outcome as"
              + " in mu1 = y1 ~ 1 + meta_V(V = v1) and mu2 = y2 ~ 1 + meta_V(V = v2)");
    }
    if (precision != null && !precision.isWhole()) {
      throw MetaException.of(
          "%s is the precision of one outcome, but there are two; give KnownV.bivariate(v1, v2, cor12)"
              .formatted(precision.words()));
    }
    List<String> labels = RowLabels.of(columns, label);
    boolean own = precision == null;
    Table stacked =
        BivariateLongTable.of(columns, table, labels, y1, y2, own ? v1 : null, own ? v2 : null);
    String estimates =
        BivariateLongTable.estimates(columns.find(y1).name(), columns.find(y2).name());
    VarianceSource source = precision;
    if (v1 != null && v2 != null && own) {
      source = new VarianceSource.Variances(BivariateLongTable.variances(v1, v2));
    }
    return new StudyReader(
        stacked, name, estimates, source, BivariateLongTable.LABEL, required, meaning);
  }

  /** Columns whose missing values drop a row too: moderators, weights, groups. */
  public StudyReader require(Collection<String> columns) {
    Set<String> all = new LinkedHashSet<>(required);
    all.addAll(columns);
    return new StudyReader(table, name, yi, precision, label, all, meaning);
  }

  /**
   * Reads.
   *
   * @throws MetaException naming row, label and value: no such column, text where numbers are due,
   *     infinite values, negative variances, wrong lengths, V not symmetric or not positive
   *     semidefinite, no rows left
   */
  public Studies read() {
    ColumnLookup columns = new ColumnLookup(table, name);
    if (table.rowCount() == 0) {
      throw MetaException.of(name + " has no rows");
    }
    List<String> labels = RowLabels.of(columns, label);
    String yiName = yi == null ? columns.standard("yi") : columns.find(yi).name();
    double[] estimates =
        meaning.ratios() ? columns.logs(yiName, labels) : columns.numbers(yiName, labels);
    VarianceSource source = source(columns);
    double[][] given = source.values(columns, labels);
    EffectMemory memory = EffectMemory.of(columns, yiName, labels, meaning.measure());
    boolean[] hasCounts =
        meaning.counts() ? memory.reported(estimates.length) : new boolean[estimates.length];
    RowFilter rows =
        memory.explain(
            filter(
                columns,
                labels,
                yiName,
                present(estimates, hasCounts),
                source,
                present(given, hasCounts)));
    int[] keep = rows.keep();
    if (keep.length == 0) {
      throw MetaException.of(
          "no rows are left in %s: %s".formatted(name, summary(rows.dropped(), table.rowCount())));
    }
    double[] y = new double[keep.length];
    double[] v = new double[keep.length];
    for (int i = 0; i < keep.length; i++) {
      int row = keep[i];
      boolean isMissing = hasCounts[row] && hasNaN(estimates, given, row);
      y[i] = isMissing ? Double.NaN : columns.finite(yiName, estimates[row], row, labels);
      v[i] = isMissing ? Double.NaN : source.variance(given, row, y[i], columns, labels);
    }
    boolean all = keep.length == table.rowCount();
    List<String> keptLabels = all ? labels : Arrays.stream(keep).mapToObj(labels::get).toList();
    Symmetric covariance = source.covariance(v, keep, labels);
    double[] sei = otherPrecision(columns, source, labels, keep);
    TableSnapshot snapshot = new TableSnapshot(table);
    int rowsRead = table.rowCount();
    Studies studies =
        new Studies(
            name,
            keptLabels,
            y,
            covariance,
            () -> all ? snapshot.table(name) : snapshot.table(name).rows(keep),
            rowNumbers(keep),
            rowsRead,
            rows.dropped(),
            () -> {
              List<Check> checks = remarks(source, keptLabels, y, covariance, sei, rows.dropped());
              if (source instanceof VarianceSource.Interval) {
                double[] lower = select(given[0], keep);
                IntervalChecks.of(keptLabels, y, lower, select(given[1], keep), checks);
              }
              if (!meaning.ratios()) {
                RatioChecks.of(yiName, y, checks);
              }
              checks.addAll(memory.checks(keptLabels, keep));
              return checks;
            });
    Studies known = memory.remind(studies, keep);
    return meaning.shown() == null ? known : known.withTransformation(meaning.shown());
  }

  /** The values, with 0 in place of what is missing in rows that need none. */
  private static double[] present(double[] values, boolean[] isFree) {
    double[] present = values.clone();
    for (int i = 0; i < present.length; i++) {
      present[i] = isFree[i] ? 0 : values[i];
    }
    return present;
  }

  private static double[][] present(double[][] values, boolean[] isFree) {
    return Arrays.stream(values).map(column -> present(column, isFree)).toArray(double[][]::new);
  }

  private static boolean hasNaN(double[] estimates, double[][] given, int row) {
    return Double.isNaN(estimates[row])
        || Arrays.stream(given).anyMatch(column -> Double.isNaN(column[row]));
  }

  /** Remarks on the rows that have an estimate. */
  private List<Check> remarks(
      VarianceSource source,
      List<String> labels,
      double[] y,
      Symmetric covariance,
      double @Nullable [] sei,
      List<DroppedRow> dropped) {
    int[] own = IntStream.range(0, y.length).filter(i -> !Double.isNaN(y[i])).toArray();
    boolean isAll = own.length == y.length;
    return ReaderChecks.of(
        source,
        isAll ? labels : Arrays.stream(own).mapToObj(labels::get).toList(),
        isAll ? y : select(y, own),
        isAll ? covariance : covariance.select(own),
        isAll || sei == null ? sei : select(sei, own),
        table.rowCount(),
        dropped);
  }

  private VarianceSource source(ColumnLookup columns) {
    VarianceSource source = precision == null ? VarianceSource.standard(columns) : precision;
    return meaning.ratios() && source instanceof VarianceSource.Interval bounds
        ? bounds.ofRatios()
        : source;
  }

  /** The column sei [k] where vi is read although both are there; else null. */
  private double @Nullable [] otherPrecision(
      ColumnLookup columns, VarianceSource source, List<String> labels, int[] keep) {
    boolean byName = precision == null && source instanceof VarianceSource.Variances;
    return byName && columns.findOrNull("sei") instanceof NumericColumn<?>
        ? select(columns.numbers("sei", labels), keep)
        : null;
  }

  private RowFilter filter(
      ColumnLookup columns,
      List<String> labels,
      String yiName,
      double[] estimates,
      VarianceSource source,
      double[][] given) {
    List<String> names = new ArrayList<>(List.of(yiName));
    names.addAll(source.names());
    List<double[]> values = new ArrayList<>(List.of(estimates));
    values.addAll(Arrays.asList(given));
    List<Column<?>> also = new ArrayList<>();
    for (String column : required) {
      also.add(columns.find(column));
    }
    return RowFilter.of(labels, names, values, also);
  }

  private static String summary(List<DroppedRow> dropped, int rows) {
    DroppedRow first = dropped.get(0);
    return "all %d were dropped, the first ('%s') because %s"
        .formatted(rows, first.label(), first.reason());
  }

  /** Numbers in the table, from 1. */
  private static int[] rowNumbers(int[] keep) {
    int[] numbers = new int[keep.length];
    for (int i = 0; i < keep.length; i++) {
      numbers[i] = keep[i] + 1;
    }
    return numbers;
  }

  private static double[] select(double[] values, int[] keep) {
    return Arrays.stream(keep).mapToDouble(i -> values[i]).toArray();
  }
}
