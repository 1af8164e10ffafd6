package io.github.metasaw.plot.regression;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * The known sampling covariance as correlations.
 *
 * @param labels of the rows shown
 * @param correlation [rows shown][rows shown]; 0 where a variance is 0
 * @param rows of V, of which the first are shown
 * @param words storage and blocks in a sentence
 */
record StructureData(List<String> labels, double[][] correlation, int rows, String words) {

  private static final int MOST = 60;

  StructureData {
    labels = List.copyOf(labels);
  }

  static StructureData of(Studies studies) {
    Symmetric v = studies.V();
    return of(studies.labels(), v.correlations(), Structure.of(v));
  }

  static StructureData of(KnownV v) {
    List<String> labels = IntStream.rangeClosed(1, v.size()).mapToObj(i -> "row " + i).toList();
    return of(labels, v.correlations(), v.structure());
  }

  private static StructureData of(List<String> labels, Symmetric correlations, Structure s) {
    int n = Math.min(MOST, labels.size());
    double[][] correlation = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        correlation[i][j] = correlations.get(i, j);
      }
    }
    String words =
        String.format(
            Locale.ROOT,
            "V [%d x %1$d], stored as %s: %d groups of up to %d rows, %.3g %% of the elements",
            s.rows(),
            s.storage(),
            s.components(),
            s.largest(),
            100 * s.density());
    return new StructureData(labels.subList(0, n), correlation, s.rows(), words);
  }

  /** A row for each pair of the rows shown. */
  Table table() {
    DrawnTable pairs =
        DrawnTable.of("structure of V", List.of("row", "column"), List.of("correlation"));
    for (int i = 0; i < labels.size(); i++) {
      for (int j = 0; j < labels.size(); j++) {
        pairs.row(List.of(labels.get(i), labels.get(j)), correlation[i][j]);
      }
    }
    return pairs.table();
  }
}
