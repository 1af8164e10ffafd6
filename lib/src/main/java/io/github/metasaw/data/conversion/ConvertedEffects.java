package io.github.metasaw.data.conversion;

import io.github.metasaw.data.EffectColumn;
import io.github.metasaw.data.EffectOrigin;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Effect sizes beside raw data that were converted. They are computed anew as they were before, for
 * those of the old data would be taken for those of the new; where that is not possible they no
 * longer count as effect sizes of these data.
 */
final class ConvertedEffects {

  /** The column of variances that goes with a column of estimates. */
  private static final String VARIANCES = "vi";

  private ConvertedEffects() {}

  /**
   * The converted table with effect sizes that go with it.
   *
   * @param before the table as it was given
   * @param read what it was converted to
   * @param name of the table in messages
   * @return the same where no raw data of effect sizes changed
   */
  static ReadTable update(Table before, ReadTable read, String name) {
    ReadTable result = read;
    for (Column<?> column : before.columns()) {
      if (column instanceof EffectColumn effects
          && effects.origin() != null
          && isChanged(before, read.table(), effects.origin())) {
        result = update(result, effects.name(), effects.origin(), name);
      }
    }
    return result;
  }

  private static boolean isChanged(Table before, Table after, EffectOrigin origin) {
    for (String raw : origin.columns().values()) {
      if (before.containsColumn(raw) && after.containsColumn(raw)) {
        List<?> old = before.column(raw).asList();
        if (!old.equals(after.column(raw).asList())) {
          return true;
        }
      }
    }
    return false;
  }

  private static ReadTable update(ReadTable read, String yi, EffectOrigin origin, String name) {
    List<Check> checks = new ArrayList<>(read.checks());
    Table table = read.table();
    EffectOptions options = origin.options();
    boolean isByRow = options.types().size() > 1 || options.flip().size() > 1;
    boolean isComplete = origin.columns().values().stream().allMatch(table::containsColumn);
    if (isByRow || !isComplete || !table.containsColumn(VARIANCES)) {
      double[] values = table.doubleColumn(yi).asDoubleArray();
      table.replaceColumn(yi, DoubleColumn.create(yi, values));
      checks.add(
          Check.warning(
              "effect_sizes",
              "old",
              Message.format(
                  "The effect sizes in '%s' are those of the raw data before they were converted;"
                      + " compute them anew, with %s.",
                  yi, Remedy.data("measure", origin.measure().id()))));
      return new ReadTable(table, checks);
    }
    EffectReader reader =
        EffectReader.of(table, origin.measure())
            .named(name)
            .withOptions(options)
            .withNames(yi, VARIANCES);
    for (Map.Entry<Input, String> column : origin.columns().entrySet()) {
      reader = reader.column(column.getKey(), column.getValue());
    }
    checks.add(
        Check.note(
            "effect_sizes",
            "computed anew",
            "%s and %s were computed anew from the converted raw data (%s)."
                .formatted(yi, VARIANCES, origin.measure().id())));
    return new ReadTable(reader.table(), checks);
  }
}
