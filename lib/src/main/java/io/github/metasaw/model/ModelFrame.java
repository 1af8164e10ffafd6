package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.TermFactor;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table in which factors are evaluated, with its name in messages.
 *
 * @param name of the table
 * @param row name of the row of an index, for example {@code row 3 ('Study C')}
 * @param dropped rows left out for want of a value in a column, as the end of a message; may be
 *     empty
 */
record ModelFrame(
    Table table, String name, IntFunction<String> row, UnaryOperator<String> dropped) {

  static ModelFrame of(Studies studies) {
    return new ModelFrame(studies.table(), studies.name(), studies::rowName, studies::droppedFor);
  }

  static ModelFrame of(Table newdata) {
    String name = newdata.name() == null ? "the new data" : newdata.name();
    return new ModelFrame(newdata, name, i -> "row " + (i + 1), column -> "");
  }

  Column<?> find(TermFactor.Column column) {
    return find(column, table, name);
  }

  /** The column of a name, with the place in the model in the message if there is none. */
  static Column<?> find(TermFactor.Column column, Table table, String tableName) {
    for (Column<?> candidate : table.columns()) {
      if (candidate.name().equalsIgnoreCase(column.name())) {
        return candidate;
      }
    }
    throw MetaException.unknown(
        "column",
        column.name(),
        Message.format("in %s %s", tableName, column.span().place()),
        table.columnNames());
  }
}
