package io.github.metasaw.freq.refit;

import io.github.metasaw.data.StudySubsets;
import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.Deletion;
import io.github.metasaw.freq.DeletionFits;
import io.github.metasaw.freq.InfluenceModel;
import io.github.metasaw.freq.SmallMatrix;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Residuals with their standard errors: of the fit to all rows (metafor's {@code rstandard}), and
 * of each row against the fit without it or without its cluster ({@code rstudent}).
 */
@API(status = API.Status.INTERNAL)
public final class ResidualTable {

  /** Columns of numbers. */
  static final List<String> COLUMNS = List.of("resid", "se", "z");

  /** A residual of less than this share of the estimate is a rounding error of 0. */
  private static final double ZERO = 100 * Math.ulp(1.0);

  private ResidualTable() {}

  /**
   * Internally standardised residuals.
   *
   * @param model of all rows
   * @param covariance of the residuals of some rows, row-major [m x m]
   * @return study, resid, se, z
   */
  public static Table standardised(InfluenceModel model, Function<int[], double[]> covariance) {
    double[] residuals = residuals(model);
    double[][] values = InfluenceTable.missing(COLUMNS.size(), residuals.length);
    for (int i = 0; i < residuals.length; i++) {
      set(values, i, residuals[i], Math.sqrt(covariance.apply(new int[] {i})[0]));
    }
    return toTable(model.studies().labels(), null, values);
  }

  /** Residuals of all rows, 0 where they are only rounding errors. */
  private static double[] residuals(InfluenceModel model) {
    double[] residuals = model.solution().residuals();
    double[] yi = model.estimates();
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = Math.abs(residuals[i]) <= ZERO * Math.abs(yi[i]) ? 0 : residuals[i];
    }
    return residuals;
  }

  /**
   * Joint tests of the internally standardised residuals of each cluster; metafor's {@code
   * rstandard(cluster = )}.
   *
   * @param model of all rows
   * @param covariance of the residuals of some rows, row-major [m x m]
   * @param cluster a column of the studies' table
   * @return cluster, k, X2, p; X2 is missing where a cluster has a coefficient of its own, so that
   *     its residuals are linearly dependent
   */
  public static Table clusters(
      InfluenceModel model, Function<int[], double[]> covariance, String cluster) {
    StudySubsets subsets = StudySubsets.withoutEach(model.studies(), cluster);
    double[] residuals = residuals(model);
    IntColumn k = IntColumn.create("k");
    DoubleColumn statistic = DoubleColumn.create("X2");
    DoubleColumn p = DoubleColumn.create("p");
    for (int c = 0; c < subsets.size(); c++) {
      int[] rows = subsets.left(c);
      double[] own = new double[rows.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = residuals[rows[i]];
      }
      double x2 = SmallMatrix.quadraticOfDifference(covariance.apply(rows), own);
      k.append(rows.length);
      statistic.append(x2);
      p.append(ChiSquared.survival(x2, rows.length));
    }
    return Table.create("residuals by cluster", subsets.column(), k, statistic, p);
  }

  /**
   * Deleted residuals.
   *
   * @param model of all rows
   * @param deletion what is left out in turn
   * @return study, for clusters also cluster, resid, se, z; missing for rows that cannot be left
   *     out
   * @throws io.github.metasaw.diagnostic.MetaException for a column that makes no clusters, or a
   *     model whose refits cannot keep the dispersion
   */
  public static Table deleted(InfluenceModel model, Deletion deletion) {
    InfluenceModel refitted = deletion.isReestimated() ? model : model.withDispersionKept();
    return deletion
        .cluster()
        .map(cluster -> ClusterInfluence.residuals(refitted, cluster))
        .orElseGet(() -> ofStudies(refitted));
  }

  private static Table ofStudies(InfluenceModel model) {
    DeletionEffect effect = new DeletionEffect(model);
    DeletionFits deletions = model.deletions();
    double[][] values = InfluenceTable.missing(COLUMNS.size(), effect.k());
    RefitLoop.inTurn(
        effect.k(),
        i -> {
          if (effect.take(deletions.without(i))) {
            set(values, i, effect.residual(i), effect.residualSe(i));
          }
        });
    return toTable(model.studies().labels(), null, values);
  }

  /** Enters one row. */
  static void set(double[][] values, int row, double residual, double se) {
    values[0][row] = residual;
    values[1][row] = se;
    values[2][row] = residual == 0 ? 0 : residual / se;
  }

  /** The table, with a column of clusters if there is one. */
  static Table toTable(List<String> labels, @Nullable StringColumn clusters, double[][] values) {
    Table table = Table.create("residuals", StringColumn.create("study", labels));
    if (clusters != null) {
      table.addColumns(clusters);
    }
    return NumberColumns.addTo(table, COLUMNS, values);
  }
}
