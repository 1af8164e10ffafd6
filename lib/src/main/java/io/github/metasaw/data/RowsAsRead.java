package io.github.metasaw.data;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.MetaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table with one row per study, brought to the rows of the table that was read. */
final class RowsAsRead {

  /** Of each row as read, its row in the table of studies; negative where it was dropped. */
  private final Map<Integer, Integer> places = new TreeMap<>();

  private final List<DroppedRow> dropped;

  /**
   * Pairs the rows.
   *
   * @param numbers of the studies in the table as read, from 1 [k]
   * @param dropped the rows left out
   */
  RowsAsRead(int[] numbers, List<DroppedRow> dropped) {
    this.dropped = dropped;
    for (int i = 0; i < dropped.size(); i++) {
      places.put(dropped.get(i).row(), -1 - i);
    }
    for (int i = 0; i < numbers.length; i++) {
      places.put(numbers[i], i);
    }
  }

  /**
   * The table with an empty row for each row that was dropped, in the order of the table as read.
   *
   * @param perStudy one row per study
   * @return a new table; a text column {@code study} has the labels of dropped rows too
   * @throws MetaException for a table with another number of rows
   */
  Table fill(Table perStudy) {
    int k = places.size() - dropped.size();
    if (perStudy.rowCount() != k) {
      throw MetaException.format(
          "dropped rows belong into tables with one row per study; '%s' has %d rows, and there are %d studies",
          perStudy.name(), perStudy.rowCount(), k);
    }
    Table filled = Table.create(perStudy.name());
    perStudy.columns().forEach(column -> filled.addColumns(filled(column)));
    return filled;
  }

  private <T> Column<T> filled(Column<T> column) {
    Column<T> all = column.emptyCopy();
    for (int place : places.values()) {
      if (place >= 0) {
        all.append(column, place);
      } else if (all instanceof StringColumn labels && column.name().equals("study")) {
        labels.append(dropped.get(-1 - place).label());
      } else {
        all.appendMissing();
      }
    }
    return all;
  }

  /** A table with one row per cluster, with an empty row for each value that it does not have. */
  static Table fillClusters(Table perCluster, Column<?> clusters) {
    String names =
        perCluster.columnNames().stream()
            .filter(List.of("cluster", "study")::contains)
            .findFirst()
            .orElseThrow(
                () ->
                    MetaException.format(
                        "dropped clusters belong into tables with a column 'cluster'; '%s' has none",
                        perCluster.name()));
    List<String> known = perCluster.stringColumn(names).asList();
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < clusters.size(); i++) {
      if (!clusters.isMissing(i)) {
        String label = CellText.text(clusters, i);
        places.putIfAbsent(label, known.indexOf(label));
      }
    }
    Table filled = Table.create(perCluster.name());
    perCluster.columns().forEach(column -> filled.addColumns(filled(column, places, names)));
    return filled;
  }

  private static <T> Column<T> filled(Column<T> column, Map<String, Integer> places, String names) {
    Column<T> all = column.emptyCopy();
    places.forEach(
        (label, place) -> {
          if (place >= 0) {
            all.append(column, place);
          } else if (all instanceof StringColumn labels && column.name().equals(names)) {
            labels.append(label);
          } else {
            all.appendMissing();
          }
        });
    return all;
  }
}
