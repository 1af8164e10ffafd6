package io.github.metasaw.data;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.RowLabels;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.linalg.Symmetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** One reading of a table: its columns, the rows that have all that is needed, their studies. */
final class StudyReading {

  private final Table table;
  private final ReaderSettings settings;
  private final ColumnLookup columns;
  private final List<String> labels;
  private final String yi;
  private final double[] estimates;
  private final SamplingVariances source;

  /** Values of the columns of the source [columns][rows]. */
  private final double[][] given;

  private final EffectMemory memory;

  /** Whether a row needs no estimate, as its counts are pooled [rows]. */
  private final boolean[] hasCounts;

  private StudyReading(Table table, ReaderSettings settings) {
    this.table = table;
    this.settings = settings;
    this.columns = new ColumnLookup(table, settings.name());
    ReaderSettings.Columns asked = settings.columns();
    ReaderSettings.Meaning meaning = settings.meaning();
    this.labels = RowLabels.of(columns, asked.label());
    this.yi = asked.yi() == null ? columns.standard("yi") : columns.find(asked.yi()).name();
    this.estimates = meaning.ratios() ? columns.logs(yi, labels) : columns.numbers(yi, labels);
    this.source = source(asked.precision());
    this.given = source.values(columns, labels);
    this.memory = EffectMemory.of(columns, yi, labels, meaning.measure());
    int rows = estimates.length;
    this.hasCounts = meaning.counts() ? memory.reported(rows) : new boolean[rows];
  }

  /** The studies of a table. */
  static Studies read(Table table, ReaderSettings settings) {
    if (table.rowCount() == 0) {
      throw MetaException.of(settings.name() + " has no rows");
    }
    return new StudyReading(table, settings).studies();
  }

  private SamplingVariances source(@Nullable SamplingVariances asked) {
    SamplingVariances found = asked == null ? SamplingVariances.standard(columns) : asked;
    return settings.meaning().ratios() && found instanceof SamplingVariances.Interval bounds
        ? bounds.ofRatios()
        : found;
  }

  private Studies studies() {
    RowFilter rows = memory.explain(filter());
    int[] keep = rows.keep();
    if (keep.length == 0) {
      throw MetaException.of(
          "no rows are left in %s: %s".formatted(settings.name(), summary(rows.dropped())));
    }
    boolean all = keep.length == table.rowCount();
    Kept kept = kept(keep, all ? labels : Arrays.stream(keep).mapToObj(labels::get).toList());
    TableSnapshot snapshot = new TableSnapshot(table);
    String name = settings.name();
    Lazy<Table> whole = new Lazy<>(() -> snapshot.table(name));
    ReadRows read =
        new ReadRows(
            name,
            kept.labels,
            kept.y,
            kept.v,
            all ? whole : new Lazy<>(() -> whole.get().rows(keep)),
            whole,
            rowNumbers(keep),
            table.rowCount(),
            rows.dropped(),
            new Lazy<>(checks(kept, rows)),
            settings.matrices());
    Studies known = memory.remind(new Studies(read), keep);
    return settings.meaning().shown() == null
        ? known
        : known.withTransformation(settings.meaning().shown());
  }

  private RowFilter filter() {
    List<String> names = new ArrayList<>(List.of(yi));
    names.addAll(source.names());
    List<double[]> values = new ArrayList<>(List.of(needed(estimates)));
    for (double[] column : given) {
      values.add(needed(column));
    }
    List<Column<?>> also = new ArrayList<>();
    for (String column : settings.columns().required()) {
      also.add(columns.find(column));
    }
    return RowFilter.of(labels, names, values, also);
  }

  /** The values, with 0 in place of what is missing in rows that need none. */
  private double[] needed(double[] values) {
    double[] needed = values.clone();
    for (int i = 0; i < needed.length; i++) {
      needed[i] = hasCounts[i] ? 0 : values[i];
    }
    return needed;
  }

  private String summary(List<DroppedRow> dropped) {
    DroppedRow first = dropped.get(0);
    return "all %d were dropped, the first ('%s') because %s"
        .formatted(table.rowCount(), first.label(), first.reason());
  }

  /** The rows kept: labels [k], estimates [k], NaN where only counts are known, and V [k x k]. */
  private record Kept(List<String> labels, double[] y, Symmetric v) {}

  private Kept kept(int[] keep, List<String> keptLabels) {
    double[] y = new double[keep.length];
    double[] v = new double[keep.length];
    for (int i = 0; i < keep.length; i++) {
      int row = keep[i];
      boolean isMissing = hasCounts[row] && hasNaN(row);
      y[i] = isMissing ? Double.NaN : columns.finite(yi, estimates[row], row, labels);
      v[i] = isMissing ? Double.NaN : source.variance(given, row, y[i], columns, labels);
    }
    ReaderSettings.CorrelatedErrors errors = settings.columns().errors();
    return new Kept(
        keptLabels,
        y,
        errors == null ? source.covariance(v, keep, labels) : correlated(errors, v, keep));
  }

  /** The covariance matrix V [k x k] of sampling errors that are correlated within clusters. */
  private Symmetric correlated(ReaderSettings.CorrelatedErrors errors, double[] v, int[] keep) {
    if (source.isWhole()) {
      throw MetaException.format(
          "V already contains the covariances of the sampling errors of %s; leave out %s, or give"
              + " variances",
          settings.name(), Remedy.data("dependence", "RHO"));
    }
    double[] all = new double[table.rowCount()];
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < keep.length; i++) {
      all[keep[i]] = v[i];
    }
    return KnownV.blocks(columns, labels, all, errors.cluster(), errors.dependence()).select(keep);
  }

  private boolean hasNaN(int row) {
    boolean hasNaN = Double.isNaN(estimates[row]);
    for (double[] column : given) {
      hasNaN |= Double.isNaN(column[row]);
    }
    return hasNaN;
  }

  /** Remarks on what was read, made when they are asked for, from what no longer changes. */
  private Supplier<List<Check>> checks(Kept kept, RowFilter rows) {
    int[] keep = rows.keep();
    double[] sei = otherPrecision(keep);
    int rowsRead = table.rowCount();
    return () -> {
      List<Check> checks = rowChecks(kept, sei, rowsRead, rows.dropped());
      if (source instanceof SamplingVariances.Interval) {
        double[] lower = select(given[0], keep);
        IntervalChecks.of(kept.labels, kept.y, lower, select(given[1], keep), checks);
      }
      if (!settings.meaning().ratios()) {
        RatioChecks.of(yi, kept.y, checks);
      }
      checks.addAll(memory.checks(kept.labels, keep));
      return List.copyOf(checks);
    };
  }

  /** The column sei [k] where vi is read although both are there; else null. */
  private double @Nullable [] otherPrecision(int[] keep) {
    boolean byName =
        settings.columns().precision() == null && source instanceof SamplingVariances.Variances;
    return byName && columns.findOrNull("sei") instanceof NumericColumn<?>
        ? select(columns.numbers("sei", labels), keep)
        : null;
  }

  /** Remarks on the rows that have an estimate. */
  private List<Check> rowChecks(
      Kept kept, double @Nullable [] sei, int rowsRead, List<DroppedRow> dropped) {
    double[] y = kept.y;
    int[] own = numbers(y);
    boolean isAll = own.length == y.length;
    return ReaderChecks.of(
        source,
        isAll ? kept.labels : Arrays.stream(own).mapToObj(kept.labels::get).toList(),
        isAll ? y : select(y, own),
        isAll ? kept.v : kept.v.select(own),
        isAll || sei == null ? sei : select(sei, own),
        rowsRead,
        dropped);
  }

  /** Indices of what is not NaN. */
  private static int[] numbers(double[] values) {
    int[] indices = new int[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        indices[count++] = i;
      }
    }
    return Arrays.copyOf(indices, count);
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
    double[] selected = new double[keep.length];
    for (int i = 0; i < keep.length; i++) {
      selected[i] = values[keep[i]];
    }
    return selected;
  }
}
