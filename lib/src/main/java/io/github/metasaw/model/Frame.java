package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.formula.Factor;
import java.util.function.IntFunction;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table in which factors are evaluated, and what messages call it.
 *
 * @param name of the table
 * @param row name of the row of an index, for example {@code row 3 ('Study C')}
 */
record Frame(Table table, String name, IntFunction<String> row) {

  static Frame of(Studies studies) {
    return new Frame(studies.table(), studies.name(), studies::rowName);
  }

  static Frame of(Table newdata) {
    String name = newdata.name() == null ? "the new data" : newdata.name();
    return new Frame(newdata, name, i -> "row " + (i + 1));
  }

  Column<?> find(Factor.Column column) {
    return Coding.find(column, table, name);
  }
}
