package io.github.metasaw.data;

import tech.tablesaw.api.Table;

/** A value that is told by one table: shown so in a notebook. */
public interface Tabular {

  /** What there is to tell, a row each. */
  Table table();
}
