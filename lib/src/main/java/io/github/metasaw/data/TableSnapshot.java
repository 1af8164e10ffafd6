package io.github.metasaw.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The values of a table at one moment, whatever becomes of it later. Values are copied at once;
 * what costs most of copying a table, the dictionaries of its text columns and the formats of its
 * numbers, waits until the copy is asked for.
 */
public final class TableSnapshot {

  private final List<Supplier<Column<?>>> columns = new ArrayList<>();

  /**
   * The values of a table now.
   *
   * @param table that may change later
   */
  public TableSnapshot(Table table) {
    for (Column<?> column : table.columns()) {
      columns.add(copy(column));
    }
  }

  private static Supplier<Column<?>> copy(Column<?> column) {
    if (column instanceof StringColumn text) {
      String name = text.name();
      String[] values = text.asObjectArray();
      var formatter = text.getPrintFormatter();
      return () -> {
        StringColumn copy = StringColumn.create(name, values);
        copy.setPrintFormatter(formatter);
        return copy;
      };
    }
    if (column instanceof EffectColumn effects) {
      return effects.snapshot();
    }
    if (column.getClass() == DoubleColumn.class) {
      return numbers((DoubleColumn) column);
    }
    if (column.getClass() == IntColumn.class) {
      return wholeNumbers((IntColumn) column);
    }
    Column<?> copy = column.copy();
    return () -> copy;
  }

  /** The format of a column of numbers costs more to make than its values to copy. */
  private static Supplier<Column<?>> numbers(DoubleColumn column) {
    String name = column.name();
    double[] values = column.asDoubleArray();
    return () -> {
      DoubleColumn copy = column.emptyCopy();
      copy.setName(name);
      for (double value : values) {
        copy.append(value);
      }
      return copy;
    };
  }

  private static Supplier<Column<?>> wholeNumbers(IntColumn column) {
    String name = column.name();
    int[] values = column.asIntArray();
    return () -> {
      IntColumn copy = column.emptyCopy();
      copy.setName(name);
      for (int value : values) {
        copy.append(value);
      }
      return copy;
    };
  }

  /**
   * A table of the values; call once.
   *
   * @param name of the table
   * @return the table as it was
   */
  public Table table(String name) {
    Table table = Table.create(name);
    // Names are those of a table, hence distinct.
    columns.forEach(column -> table.internalAddWithoutValidation(column.get()));
    return table;
  }
}
