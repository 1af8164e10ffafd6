package io.github.metasaw.report;

import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of logs, read as ratios. */
final class Ratios {

  private static final Set<String> LOGS =
      Set.of("estimate", "lower", "upper", "piLower", "piUpper");
  private static final Set<String> SPREADS = Set.of("se", "sd");

  private Ratios() {}

  /** The exponentials of estimates and bounds; spreads of logs are left out. */
  static Table of(Table logs) {
    Table ratios = Table.create(logs.name());
    for (Column<?> column : logs.columns()) {
      if (LOGS.contains(column.name()) && column instanceof DoubleColumn numbers) {
        ratios.addColumns(numbers.map(Math::exp).setName(column.name()));
      } else if (!SPREADS.contains(column.name())) {
        ratios.addColumns(column.copy());
      }
    }
    return ratios;
  }
}
