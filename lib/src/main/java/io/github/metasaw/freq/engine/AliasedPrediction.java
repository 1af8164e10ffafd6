package io.github.metasaw.freq.engine;

import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Remarks on predictions at moderators for which a column that was left out, because the others
 * determine it in the data, does not have the value that they give it: the data do not identify the
 * mean there.
 */
final class AliasedPrediction {

  /** A difference, as a share of the column's size, that is not rounding. */
  private static final double DIFFERENT = 1e-6;

  private AliasedPrediction() {}

  /**
   * Adds a column {@code remark} to a table of predictions, if there is one to make.
   *
   * @param design as fitted
   * @param kept columns with a coefficient
   * @param aliased columns without
   * @param x the new rows, row-major [rows x columns]
   */
  static Table remark(Table table, Design design, int[] kept, int[] aliased, double[] x) {
    int columns = design.columns();
    String[] remarks = new String[table.rowCount()];
    boolean any = false;
    for (int i = 0; i < remarks.length; i++) {
      List<String> broken = new ArrayList<>();
      for (int a : aliased) {
        double[] explained = explanation(design, kept, a);
        double expected = 0;
        double size = Math.abs(x[i * columns + a]);
        for (int j = 0; j < kept.length; j++) {
          double part = explained[j] * x[i * columns + kept[j]];
          expected += part;
          size = Math.max(size, Math.abs(part));
        }
        if (Math.abs(x[i * columns + a] - expected) > DIFFERENT * size) {
          broken.add(design.names().get(a));
        }
      }
      any |= !broken.isEmpty();
      remarks[i] =
          broken.isEmpty()
              ? ""
              : "%s was left out, for the other moderators explain it in the data; here they do not, so the data do not tell the mean of this row"
                  .formatted(String.join(", ", broken));
    }
    return any ? table.addColumns(StringColumn.create("remark", remarks)) : table;
  }

  /** Coefficients with which the kept columns make an aliased one. */
  private static double[] explanation(Design design, int[] kept, int aliased) {
    double[] x = design.x();
    int columns = design.columns();
    int rows = design.rows();
    int p = kept.length;
    double[] among = new double[rows * p];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < p; j++) {
        among[i * p + j] = x[i * columns + kept[j]];
      }
    }
    Orthonormal basis = Orthonormal.of(among, rows, p);
    double[] products = new double[p];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < p; j++) {
        products[j] += basis.q()[i * p + j] * x[i * columns + aliased];
      }
    }
    return basis.coefficients(products);
  }
}
