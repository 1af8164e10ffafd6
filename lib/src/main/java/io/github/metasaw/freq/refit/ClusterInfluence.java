package io.github.metasaw.freq.refit;

import io.github.metasaw.data.StudySubsets;
import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.freq.InfluenceModel;
import java.util.List;
import java.util.function.IntConsumer;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What leaving out all rows of each cluster does; metafor's {@code rstudent}, {@code
 * cooks.distance} and {@code dfbetas} with {@code cluster =}. A cluster that cannot be left out is
 * missing.
 */
final class ClusterInfluence {

  private static final List<String> COLUMNS =
      List.of("X2", "p", "cook.d", "cov.r", "tau2.del", "QE.del");

  private final InfluenceModel model;
  private final StudySubsets subsets;
  private final DeletionEffect effect;

  private ClusterInfluence(InfluenceModel model, String cluster) {
    this.model = model;
    this.subsets = StudySubsets.withoutEach(model.studies(), cluster);
    this.effect = new DeletionEffect(model);
  }

  /** cluster, k, X2, p, cook.d, cov.r, tau2.del, QE.del, dfbs:, influential. */
  static Table compute(InfluenceModel model, String cluster) {
    ClusterInfluence clusters = new ClusterInfluence(model, cluster);
    int size = clusters.subsets.size();
    double[][] values = InfluenceTable.missing(COLUMNS.size(), size);
    double[][] dfbetas = InfluenceTable.missing(clusters.effect.p(), size);
    clusters.refit(c -> clusters.set(c, values, dfbetas));
    StringColumn names = clusters.subsets.column();
    IntColumn rows = IntColumn.create("k");
    BooleanColumn flag = BooleanColumn.create("influential");
    for (int c = 0; c < size; c++) {
      rows.append(clusters.subsets.left(c).length);
      flag.append(InfluenceTable.movesCoefficients(values[2], dfbetas, c));
    }
    Table table = Table.create("influence", names, rows);
    NumberColumns.addTo(table, COLUMNS, values);
    InfluenceTable.addDfbetas(table, model, dfbetas);
    return table.addColumns(flag);
  }

  /**
   * The deleted residual of each row, all rows of its cluster being left out.
   *
   * @return study, cluster, resid, se, z
   */
  static Table residuals(InfluenceModel model, String cluster) {
    ClusterInfluence clusters = new ClusterInfluence(model, cluster);
    int k = clusters.effect.k();
    double[][] values = InfluenceTable.missing(ResidualTable.COLUMNS.size(), k);
    String[] names = new String[k];
    clusters.refit(
        c -> {
          for (int i : clusters.subsets.left(c)) {
            ResidualTable.set(
                values, i, clusters.effect.residual(i), clusters.effect.residualSe(i));
          }
        });
    for (int c = 0; c < clusters.subsets.size(); c++) {
      for (int i : clusters.subsets.left(c)) {
        names[i] = clusters.subsets.labels().get(c);
      }
    }
    return ResidualTable.toTable(
        model.studies().labels(), StringColumn.create("cluster", names), values);
  }

  /** Leaves out each cluster in turn; those that cannot be are passed over. */
  private void refit(IntConsumer use) {
    RefitLoop.inTurn(
        subsets.size(),
        c -> {
          if (effect.take(model.refit(DataChange.rows(subsets.rows(c))))) {
            use.accept(c);
          }
        });
  }

  private void set(int c, double[][] values, double[][] dfbetas) {
    int[] left = subsets.left(c);
    values[0][c] = effect.jointTest(left);
    values[1][c] = ChiSquared.survival(values[0][c], left.length);
    values[2][c] = effect.cook();
    values[3][c] = effect.covarianceRatio();
    values[4][c] = effect.tau2();
    values[5][c] = effect.q();
    for (int j = 0; j < dfbetas.length; j++) {
      dfbetas[j][c] = effect.dfbetas(j);
    }
  }
}
