package io.github.metasaw.freq.refit;

import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.diagnostic.DistinctNames;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.BorrowedDispersion;
import io.github.metasaw.freq.DeletionFits;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.SmallMatrix;
import io.github.metasaw.freq.Solved;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What leaving out each study does (Viechtbauer and Cheung 2010, Res. Synth. Meth. 1, 112;
 * metafor's {@code influence} and {@code dfbetas}): deleted residuals, DFFITS, Cook's distances,
 * covariance ratios, tau2 and Q without the study, leverages, weights and DFBETAS. Deleted
 * residuals are marginal: they do not borrow from correlated rows. Studies that cannot be left out
 * are missing.
 */
@API(status = API.Status.INTERNAL)
public final class InfluenceTable {

  private static final List<String> COLUMNS =
      List.of("rstudent", "dffits", "cook.d", "cov.r", "tau2.del", "QE.del", "hat", "weight");

  private final FittedModel fit;
  private final Solved full;
  private final int p;
  private final int[] kept;
  private final double[] x;
  private final double[] yi;
  private final double[] covariance;
  private final double[][] values;
  private final double[][] dfbetas;

  private InfluenceTable(FittedModel fit) {
    this.fit = fit;
    this.full = fit.solution();
    this.p = full.p();
    this.kept = full.kept();
    this.x = fit.design().x();
    this.yi = fit.studies().yi();
    this.covariance = meanCovariance(full);
    this.values = new double[COLUMNS.size()][yi.length];
    this.dfbetas = new double[p][yi.length];
    for (double[] column : values) {
      Arrays.fill(column, Double.NaN);
    }
    for (double[] column : dfbetas) {
      Arrays.fill(column, Double.NaN);
    }
    values[6] = full.hat();
    values[7] = full.weights();
  }

  /**
   * The diagnostics of every study.
   *
   * @param fit of all studies
   * @return study, rstudent, dffits, cook.d, cov.r, tau2.del, QE.del, hat, weight, dfbs: of each
   *     coefficient, influential
   */
  public static Table compute(FittedModel fit) {
    InfluenceTable table = new InfluenceTable(fit);
    DeletionFits deletions = fit.deletions();
    BorrowedDispersion borrowed = fit.solver().borrowed();
    RefitLoop.inTurn(
        table.yi.length,
        i -> {
          Solution without = deletions.without(i);
          if (without != null && borrowed.borrow(without)) {
            table.set(i, without, borrowed);
          }
        });
    return table.toTable();
  }

  private void set(int i, Solution without, BorrowedDispersion borrowed) {
    double[] less = meanCovariance(without);
    double[] change = new double[p];
    for (int j = 0; j < p; j++) {
      change[j] = full.estimate(j) - without.estimate(j);
    }
    double fitted = fitted(i, without);
    double spread = borrowed.rowVariance(i) + fittedVariance(i, less);
    values[0][i] = (yi[i] - fitted) / Math.sqrt(spread);
    values[1][i] = (fitted(i, full) - fitted) / Math.sqrt(borrowed.fittedVariance(i));
    values[2][i] = SmallMatrix.quadratic(covariance, change);
    values[3][i] = Math.exp(SmallMatrix.logDet(less, p) - SmallMatrix.logDet(covariance, p));
    values[4][i] = without.tau2();
    values[5][i] = without.q();
    double[] there = borrowed.covariance();
    for (int j = 0; j < p; j++) {
      dfbetas[j][i] = change[j] / Math.sqrt(there[j * p + j]);
    }
  }

  /** Covariance of the coefficients of the mean, row-major [p x p]. */
  private static double[] meanCovariance(Solution fit) {
    int p = fit.p();
    double[] out = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        out[i * p + j] = fit.covariance(i, j);
      }
    }
    return out;
  }

  private double x(int i, int j) {
    return x[i * fit.design().columns() + kept[j]];
  }

  private double fitted(int i, Solution with) {
    double sum = 0;
    for (int j = 0; j < p; j++) {
      sum += x(i, j) * with.estimate(j);
    }
    return sum;
  }

  private double fittedVariance(int i, double[] of) {
    double sum = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        sum += x(i, a) * of[a * p + b] * x(i, b);
      }
    }
    return sum;
  }

  /** metafor's rule: DFFITS, Cook's distance, leverage or a DFBETAS beyond its usual limit. */
  private boolean isInfluential(int i) {
    int k = yi.length;
    boolean byBeta = false;
    for (double[] column : dfbetas) {
      byBeta |= Math.abs(column[i]) > 1;
    }
    return Math.abs(values[1][i]) > 3 * Math.sqrt(p / (double) (k - p))
        || ChiSquared.survival(values[2][i], p) < 0.5
        || values[6][i] > 3.0 * p / k
        || byBeta;
  }

  private Table toTable() {
    Table table = Table.create("influence", StringColumn.create("study", fit.studies().labels()));
    NumberColumns.addTo(table, COLUMNS, values);
    List<String> columns = DistinctNames.of(fit.terms().stream().map(t -> "dfbs:" + t).toList());
    NumberColumns.addTo(table, columns, dfbetas);
    BooleanColumn flag = BooleanColumn.create("influential");
    for (int i = 0; i < yi.length; i++) {
      flag.append(isInfluential(i));
    }
    return table.addColumns(flag);
  }
}
