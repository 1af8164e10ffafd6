package io.github.metasaw.data;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.RowLabels;
import io.github.metasaw.data.effect.EffectChecks;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.InputFault;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Computes the effect sizes of a table of raw data. Immutable: each setting returns a copy. A
 * column that bears the name of an input, as metafor names it, needs no setting.
 *
 * <pre>{@code
 * Table es = EffectReader.of(trials, EffectMeasure.OR)
 *     .column(Input.AI, "ev_t").column(Input.N1I, "n_t")
 *     .column(Input.CI, "ev_c").column(Input.N2I, "n_c")
 *     .table();
 * }</pre>
 *
 * <p>The result has the columns of the table, then {@code yi} and {@code vi}. The former is an
 * {@link EffectColumn}, so {@link StudyReader} knows the measure and the raw data of the rows it
 * keeps. R: metafor's {@code escalc}.
 */
public final class EffectReader {

  /** Statistics that replace means or counts; only used where they are named or needed. */
  private static final Set<Input> STATISTICS =
      EnumSet.of(Input.AI, Input.DI, Input.TI, Input.PI, Input.RI, Input.FI, Input.R2I);

  private final Table table;
  private final String name;
  private final EffectMeasure measure;
  private final Map<Input, String> columns;
  private final EffectOptions options;
  private final @Nullable String label;
  private final String yi;
  private final String vi;
  private final @Nullable IncludedRows included;

  private EffectReader(EffectReader from, Change change) {
    this.table = from.table;
    this.name = change.name == null ? from.name : change.name;
    this.measure = from.measure;
    this.columns = change.columns == null ? from.columns : change.columns;
    this.options = change.options == null ? from.options : change.options;
    this.label = change.label == null ? from.label : change.label;
    this.yi = change.yi == null ? from.yi : change.yi;
    this.vi = change.vi == null ? from.vi : change.vi;
    this.included = change.included == null ? from.included : change.included;
  }

  private EffectReader(Table table, EffectMeasure measure) {
    this.table = table;
    this.name = table.name() == null ? "the table" : table.name();
    this.measure = measure;
    this.columns = Map.of();
    this.options = EffectOptions.defaults();
    this.label = null;
    this.yi = "yi";
    this.vi = "vi";
    this.included = null;
  }

  /** What differs in a copy. */
  private static final class Change {
    private @Nullable String name;
    private @Nullable Map<Input, String> columns;
    private @Nullable EffectOptions options;
    private @Nullable String label;
    private @Nullable String yi;
    private @Nullable String vi;
    private @Nullable IncludedRows included;
  }

  /**
   * A reader of raw data.
   *
   * @param table one row per study
   * @param measure what to compute
   * @return a reader that finds the inputs by their names
   */
  public static EffectReader of(Table table, EffectMeasure measure) {
    return new EffectReader(table, measure);
  }

  /**
   * Another name for the table in messages, for example that of a variable.
   *
   * @param name of the table
   * @return a copy
   */
  public EffectReader named(String name) {
    Change change = new Change();
    change.name = name;
    return new EffectReader(this, change);
  }

  /**
   * The column of an input.
   *
   * @param input the quantity
   * @param column its column in the table
   * @return a copy
   * @throws MetaException if the measure does not use the input
   */
  public EffectReader column(Input input, String column) {
    List<Input> known = measure.formula().roles().stream().map(InputRole::input).toList();
    if (!known.contains(input)) {
      throw MetaException.unknown(
          "input", input.id(), "for " + measure.id(), known.stream().map(Input::id).toList());
    }
    Map<Input, String> more = new EnumMap<>(Input.class);
    more.putAll(columns);
    more.put(input, column);
    Change change = new Change();
    change.columns = more;
    return new EffectReader(this, change);
  }

  /**
   * The column of an input.
   *
   * @param input its name, for example {@code n1i}
   * @param column its column in the table
   * @return a copy
   * @throws MetaException if there is no such input, or the measure does not use it
   */
  public EffectReader column(String input, String column) {
    for (Input candidate : Input.values()) {
      if (candidate.id().equalsIgnoreCase(input)) {
        return column(candidate, column);
      }
    }
    throw MetaException.unknown(
        "input",
        input,
        "for " + measure.id(),
        measure.formula().roles().stream().map(role -> role.input().id()).toList());
  }

  /**
   * The column of study labels.
   *
   * @param column its name
   * @return a copy
   */
  public EffectReader label(String column) {
    Change change = new Change();
    change.label = column;
    return new EffectReader(this, change);
  }

  /**
   * How effect sizes are computed.
   *
   * @param other type of variances, treatment of zero cells, correction, sign
   * @return a copy
   */
  public EffectReader withOptions(EffectOptions other) {
    Change change = new Change();
    change.options = other;
    return new EffectReader(this, change);
  }

  /**
   * Other names for the columns of effect sizes and variances.
   *
   * @param estimates in place of {@code yi}
   * @param variances in place of {@code vi}
   * @return a copy
   */
  public EffectReader withNames(String estimates, String variances) {
    Change change = new Change();
    change.yi = estimates;
    change.vi = variances;
    return new EffectReader(this, change);
  }

  /**
   * Computes effect sizes for some rows; the others keep those that the table has in the columns of
   * the result, or have none. A column {@code measure} says what each row has. So a table may get
   * effect sizes of several measures, one call after the other. R: metafor's {@code escalc(include
   * = )}.
   *
   * @param column of truth values, or of numbers that are 1 where a row is included and 0 elsewhere
   * @return a copy
   */
  public EffectReader including(String column) {
    Change change = new Change();
    change.included = new IncludedRows(column, false);
    return new EffectReader(this, change);
  }

  /**
   * As {@link #including}, for rows alone that have no estimate yet. R: {@code escalc(include = ,
   * replace = FALSE)}.
   *
   * @param column of truth values, or of 1 and 0
   * @return a copy
   */
  public EffectReader filling(String column) {
    Change change = new Change();
    change.included = new IncludedRows(column, true);
    return new EffectReader(this, change);
  }

  /**
   * The table that is read.
   *
   * @return the table as it was given
   */
  public Table source() {
    return table;
  }

  /**
   * The columns of raw data, as they are named or found.
   *
   * @return measure, columns and options
   * @throws MetaException if a column does not exist, or too few are there
   */
  public EffectOrigin origin() {
    return new EffectOrigin(measure, found(new ColumnLookup(table, name)), options);
  }

  /**
   * The table with its effect sizes.
   *
   * @return a new table: the columns of the source, then the estimates and their variances, missing
   *     where a study reports too little
   * @throws MetaException naming study and cell for values that cannot be, and for what is missing
   *     altogether
   */
  public Table table() {
    return compute().table();
  }

  /**
   * The table with its effect sizes, and what there is to remark on them.
   *
   * @return as {@link #table}, with checks
   * @throws MetaException as {@link #table}
   */
  public ReadTable read() {
    Computed computed = compute();
    List<Check> checks = new ArrayList<>();
    checks.add(used(computed.origin()));
    checks.addAll(EffectChecks.of(measure, computed.raw(), options, computed.labels()));
    return new ReadTable(computed.table(), checks);
  }

  /** The table with its effect sizes, and what checks are made from: most callers need none. */
  private record Computed(Table table, EffectOrigin origin, RawData raw, List<String> labels) {}

  private Computed compute() {
    ColumnLookup lookup = new ColumnLookup(table, name);
    if (table.rowCount() == 0) {
      throw MetaException.of(name + " has no rows");
    }
    List<String> labels = RowLabels.of(lookup, label);
    EffectOrigin origin = origin();
    RawData raw = origin.raw(lookup, labels);
    for (InputFault fault : measure.formula().faults(raw)) {
      throw lookup.at(
          origin.columnOf(fault.input()),
          fault.must(origin::columnOf),
          fault.study(),
          labels,
          CellText.number(fault.value()));
    }
    EffectSizes sizes = measure.formula().compute(raw, options);
    Table result = Table.create(table.name());
    for (Column<?> column : table.columns()) {
      if (!column.name().equalsIgnoreCase(yi) && !column.name().equalsIgnoreCase(vi)) {
        // Names are those of a table, hence distinct.
        result.internalAddWithoutValidation(column.copy());
      }
    }
    if (included == null) {
      result.addColumns(
          EffectColumn.keeping(yi, sizes.yi(), origin), DoubleColumn.create(vi, sizes.vi()));
    } else {
      included.add(lookup, sizes, origin, new IncludedRows.Names(yi, vi), result);
    }
    return new Computed(result, origin, raw, labels);
  }

  private Check used(EffectOrigin origin) {
    List<String> words =
        origin.columns().entrySet().stream()
            .map(
                e ->
                    e.getKey().id().equals(e.getValue())
                        ? e.getValue()
                        : e.getKey().id() + " = " + e.getValue())
            .toList();
    return Check.ok(
        "effect_columns",
        measure.id(),
        "%s of %s.".formatted(measure.analysisLabel(), String.join(", ", words)));
  }

  /** The columns that are named, and those found by their names that are needed. */
  private Map<Input, String> found(ColumnLookup lookup) {
    Map<Input, String> named = new EnumMap<>(Input.class);
    columns.forEach((input, column) -> named.put(input, lookup.find(column).name()));
    Map<Input, String> all = new EnumMap<>(named);
    for (InputRole role : measure.formula().roles()) {
      boolean isOwnResult = role.input() == Input.YI || role.input() == Input.VI;
      if (!all.containsKey(role.input())
          && lookup.findOrNull(role.input().id()) instanceof NumericColumn<?> column
          && !(isOwnResult && column instanceof EffectColumn)) {
        all.put(role.input(), column.name());
      }
    }
    for (List<Input> set : namedFirst(named.keySet())) {
      if (all.keySet().containsAll(set)) {
        all.keySet()
            .removeIf(i -> STATISTICS.contains(i) && !named.containsKey(i) && !set.contains(i));
        return all;
      }
    }
    throw tooLittle(lookup, all);
  }

  /** The sets of inputs, those that hold every named input before the others. */
  private List<List<Input>> namedFirst(Set<Input> named) {
    return measure.formula().alternatives().stream()
        .sorted(Comparator.comparing(set -> !set.containsAll(named)))
        .toList();
  }

  private MetaException tooLittle(ColumnLookup lookup, Map<Input, String> all) {
    List<Input> best = measure.formula().alternatives().get(0);
    for (List<Input> set : measure.formula().alternatives()) {
      if (missing(set, all).size() < missing(best, all).size()) {
        best = set;
      }
    }
    Input first = missing(best, all).get(0);
    return MetaException.format(
        "%s of %s needs %s, but %s has no column for %s: %s, or say which column it is with %s;"
            + " Columns: %s",
        measure.id(),
        name,
        String.join(", ", best.stream().map(Input::id).toList()),
        lookup.tableName(),
        String.join(", ", missing(best, all).stream().map(Input::id).toList()),
        measure.formula().needs(),
        Remedy.input(first.id(), "COLUMN"),
        lookup.names());
  }

  private static List<Input> missing(List<Input> set, Map<Input, String> all) {
    return set.stream().filter(input -> !all.containsKey(input)).toList();
  }
}
