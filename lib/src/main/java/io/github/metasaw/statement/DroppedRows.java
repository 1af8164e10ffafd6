package io.github.metasaw.statement;

import io.github.metasaw.data.DroppedRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows of the table that were left out, because something is missing in them.
 *
 * @param read number of rows of the table
 * @param dropped those left out
 */
public record DroppedRows(int read, List<DroppedRow> dropped) implements Statement {

  /** Takes a copy. */
  public DroppedRows {
    dropped = List.copyOf(dropped);
  }

  @Override
  public String line(Notation notation) {
    return dropped.isEmpty()
        ? "no row left out"
        : "%d of %d rows left out: %s".formatted(dropped.size(), read, reasons());
  }

  @Override
  public String sentence() {
    if (dropped.isEmpty()) {
      return "No row was excluded.";
    }
    return "%d of %d rows %s excluded: %s."
        .formatted(dropped.size(), read, dropped.size() == 1 ? "was" : "were", reasons());
  }

  /** {@code vi is missing (2 rows), yi is missing (row 7)}. */
  private String reasons() {
    Map<String, List<DroppedRow>> byReason =
        dropped.stream()
            .collect(
                Collectors.groupingBy(DroppedRow::reason, LinkedHashMap::new, Collectors.toList()));
    return byReason.entrySet().stream()
        .map(
            each ->
                each.getKey()
                    + (each.getValue().size() == 1
                        ? " (row %d)".formatted(each.getValue().get(0).row())
                        : " (%d rows)".formatted(each.getValue().size())))
        .collect(Collectors.joining(", "));
  }
}
