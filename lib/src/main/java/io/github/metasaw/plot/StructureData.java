package io.github.metasaw.plot;

import io.github.metasaw.data.Studies;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import java.util.List;
import java.util.Locale;

/**
 * The known sampling covariance as correlations.
 *
 * @param labels of the rows shown
 * @param correlation [rows shown][rows shown]; 0 where a variance is 0
 * @param rows of V, of which the first are shown
 * @param words storage and blocks in a sentence
 */
public record StructureData(List<String> labels, double[][] correlation, int rows, String words) {

  private static final int MOST = 60;

  public StructureData {
    labels = List.copyOf(labels);
  }

  static StructureData of(Studies studies) {
    Symmetric v = studies.V();
    int n = Math.min(MOST, v.size());
    double[] d = v.diagonal();
    double[][] correlation = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double scale = Math.sqrt(d[i] * d[j]);
        correlation[i][j] = scale > 0 ? v.get(Math.max(i, j), Math.min(i, j)) / scale : 0;
      }
    }
    Structure s = Structure.of(v);
    String words =
        String.format(
            Locale.ROOT,
            "V [%d x %1$d], stored as %s: %d groups of up to %d rows, %.3g %% of the elements",
            s.rows(),
            s.storage(),
            s.components(),
            s.largest(),
            100 * s.density());
    return new StructureData(studies.labels().subList(0, n), correlation, v.size(), words);
  }
}
