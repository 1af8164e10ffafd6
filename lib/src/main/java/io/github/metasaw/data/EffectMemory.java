package io.github.metasaw.data;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.effect.EffectChecks;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/**
 * What a table still knows of the effect sizes in it: their measure and the raw data they follow
 * from, or why it no longer does.
 *
 * @param estimates the column of effect sizes
 * @param measure what they are; GEN where nobody knows
 * @param origin where they come from; null where that is not known
 * @param raw the raw data of all rows; null where they are not known
 * @param lost why the memory is lost; null where it is not, or where there never was one
 */
record EffectMemory(
    String estimates,
    EffectMeasure measure,
    @Nullable EffectOrigin origin,
    @Nullable RawData raw,
    @Nullable Message lost) {

  /** Names of columns that only raw data bear. */
  private static final List<List<Input>> TELLTALE =
      List.of(
          List.of(Input.AI, Input.BI, Input.CI, Input.DI),
          List.of(Input.AI, Input.N1I, Input.CI, Input.N2I),
          List.of(Input.X1I, Input.T1I, Input.X2I, Input.T2I),
          List.of(Input.SD1I, Input.N1I, Input.SD2I, Input.N2I));

  /**
   * What a table knows.
   *
   * @param said the measure that the reader was told; null for none
   */
  static EffectMemory of(
      ColumnLookup table, String yi, List<String> labels, @Nullable EffectMeasure said) {
    Column<?> column = table.find(yi);
    EffectOrigin origin = column instanceof EffectColumn effects ? effects.origin() : null;
    if (said != null && (origin == null || origin.measure() != said)) {
      return new EffectMemory(yi, said, null, null, null);
    }
    if (origin == null) {
      return new EffectMemory(yi, EffectMeasure.GEN, null, null, lost(table, column));
    }
    if (origin.columns().isEmpty()) {
      return new EffectMemory(yi, origin.measure(), null, null, null);
    }
    if (!origin.isComplete(table)) {
      Message words =
          Message.of(
              "Estimates in '%s' are of the measure %s, but its raw data (%s) are no longer in the"
                      .formatted(
                          yi, origin.measure().id(), String.join(", ", origin.columns().values()))
                  + " table: counts cannot be pooled, and nothing tells of the values.");
      return new EffectMemory(yi, origin.measure(), origin, null, words);
    }
    return new EffectMemory(yi, origin.measure(), origin, origin.raw(table, labels), null);
  }

  private static @Nullable Message lost(ColumnLookup table, Column<?> yi) {
    boolean isMixed = yi instanceof EffectColumn effects && effects.isMixed();
    boolean hasRaw = false;
    for (List<Input> set : TELLTALE) {
      hasRaw |= hasAll(table, set);
    }
    if (isMixed) {
      return Message.format(
          "Rows of another measure, or of none, were appended to '%s', so its measure is no longer"
              + " known; say it with %s.",
          yi.name(), Remedy.data("measure", "OR"));
    }
    return hasRaw
        ? Message.format(
            "There are raw data beside '%s', but the table does not know which measure was computed"
                + " from them: results are shown on the scale of the analysis, and counts cannot be"
                + " pooled. Say it with %s, or compute the effect sizes anew.",
            yi.name(), Remedy.data("measure", "OR"))
        : null;
  }

  private static boolean hasAll(ColumnLookup table, List<Input> inputs) {
    for (Input input : inputs) {
      if (table.findOrNull(input.id()) == null) {
        return false;
      }
    }
    return true;
  }

  /** Dropped rows, with the input that is missing in place of the estimate. */
  RowFilter explain(RowFilter rows) {
    if (raw == null || origin == null || rows.dropped().isEmpty()) {
      return rows;
    }
    RawData data = raw;
    EffectOrigin from = origin;
    List<DroppedRow> explained =
        rows.dropped().stream()
            .map(
                row ->
                    row.reason().startsWith(estimates + " ")
                            || row.reason().startsWith(estimates + ",")
                        ? new DroppedRow(row.row(), row.label(), from.reason(data, row.row() - 1))
                        : row)
            .toList();
    return new RowFilter(rows.keep(), explained);
  }

  /**
   * The rows that report all that the measure is computed from, whether or not there is an
   * estimate.
   *
   * @return false throughout where the raw data are not known [rows]
   */
  boolean[] reported(int rows) {
    boolean[] reported = new boolean[rows];
    if (raw != null) {
      for (List<Input> set : measure.formula().alternatives()) {
        addComplete(raw, set, reported);
      }
    }
    return reported;
  }

  /** Marks the rows that have a value of every input of a set. */
  private static void addComplete(RawData raw, List<Input> set, boolean[] rows) {
    for (Input input : set) {
      if (!raw.has(input)) {
        return;
      }
    }
    for (int i = 0; i < rows.length; i++) {
      boolean isComplete = true;
      for (int j = 0; j < set.size() && isComplete; j++) {
        isComplete = !Double.isNaN(raw.get(set.get(j), i));
      }
      rows[i] |= isComplete;
    }
  }

  /** What there is to remark on the rows kept. */
  List<Check> checks(List<String> labels, int[] keep) {
    List<Check> checks = new ArrayList<>();
    if (lost != null) {
      checks.add(Check.note("measure", estimates, lost));
    }
    if (raw != null && origin != null) {
      EffectOptions options = origin.options();
      boolean isByRow = options.types().size() > 1 || options.flip().size() > 1;
      checks.addAll(
          EffectChecks.of(
              measure, raw.select(keep), isByRow ? EffectOptions.defaults() : options, labels));
    }
    return checks;
  }

  /** The studies with what is known. */
  Studies remind(Studies studies, int[] keep) {
    if (raw != null) {
      ZeroCells zeros = origin == null ? ZeroCells.defaults() : origin.options().zeroCells();
      return studies.withRawData(measure, raw.select(keep.clone()), zeros);
    }
    return measure == EffectMeasure.GEN ? studies : studies.withMeasure(measure);
  }
}
