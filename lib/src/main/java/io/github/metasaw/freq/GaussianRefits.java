package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.DistinctNames;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.model.GaussianLikelihood;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The same model on other rows: without each in turn, and as they come in. */
final class GaussianRefits {

  private static final List<String> SUMMARY =
      List.of("estimate", "se", "statistic", "p", "lower", "upper", "Q", "Qp", "tau2", "I2", "H2");
  private static final List<String> INFLUENCE =
      List.of("rstudent", "dffits", "cook.d", "cov.r", "tau2.del", "QE.del", "hat", "weight");

  /** Log of an SD that adds nothing to a variance. */
  private static final double LOG_NOTHING = -100;

  private GaussianRefits() {}

  static Table leaveOneOut(GaussianFit fit) {
    int k = fit.studies().k();
    double[][] columns = columns(SUMMARY.size(), k);
    for (int i = 0; i < k; i++) {
      GaussianFit without = refit(fit, all(k, i));
      if (without != null) {
        summary(columns, i, without);
      }
    }
    Table table =
        Table.create("leave one out", StringColumn.create("study", fit.studies().labels()));
    return add(table, SUMMARY, columns);
  }

  static Table cumulative(GaussianFit fit, int[] order) {
    int k = order.length;
    double[][] columns = columns(SUMMARY.size(), k);
    for (int n = 1; n <= k; n++) {
      GaussianFit some = refit(fit, Arrays.copyOf(order, n));
      if (some != null) {
        summary(columns, n - 1, some);
      }
    }
    Table table =
        Table.create(
            "cumulative",
            StringColumn.create(
                "study", IntStream.of(order).mapToObj(fit.studies().labels()::get).toList()),
            IntColumn.create("k", IntStream.rangeClosed(1, k).toArray()));
    return add(table, SUMMARY, columns);
  }

  private static int[] all(int k, int but) {
    return IntStream.range(0, k).filter(j -> j != but).toArray();
  }

  /** Null where the rows do not allow for every coefficient, or for none of the dispersion. */
  private static @Nullable GaussianFit refit(GaussianFit fit, int[] keep) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    int p = fit.numbers().p;
    int q = fit.model().structure().dimension();
    if (keep.length < p + Math.min(q, 1)) {
      return null;
    }
    GaussianFit refitted = fit.select(keep);
    return refitted.numbers().p == p ? refitted : null;
  }

  private static void summary(double[][] columns, int row, GaussianFit fit) {
    double[] values = {
      fit.estimate(),
      fit.se(),
      fit.statistic(),
      fit.p(),
      fit.lower(),
      fit.upper(),
      fit.Q(),
      fit.Qp(),
      fit.tau2(),
      fit.I2(),
      fit.H2()
    };
    for (int j = 0; j < values.length; j++) {
      columns[j][row] = values[j];
    }
  }

  private static double[][] columns(int count, int rows) {
    double[][] columns = new double[count][rows];
    for (double[] column : columns) {
      Arrays.fill(column, Double.NaN);
    }
    return columns;
  }

  private static Table add(Table table, List<String> names, double[][] columns) {
    List<String> distinct = DistinctNames.of(names);
    for (int j = 0; j < columns.length; j++) {
      table.addColumns(DoubleColumn.create(distinct.get(j), columns[j]));
    }
    return table;
  }

  /**
   * Deletion diagnostics as metafor's for {@code rma.mv}, each refit with its own dispersion:
   * studentised deleted residuals are marginal, they do not borrow from correlated rows.
   */
  static Table influence(GaussianFit fit) {
    int k = fit.studies().k();
    int p = fit.numbers().p;
    double[][] columns = columns(INFLUENCE.size() + p, k);
    GaussianLikelihood other = GaussianNumbers.likelihood(fit.model(), restricted(fit), null);
    double[] v = fit.numbers().likelihood().dispersion().sampling().diagonal();
    columns[6] = hat(fit);
    columns[7] = fit.weights();
    BooleanColumn flag = BooleanColumn.create("influential");
    for (int i = 0; i < k; i++) {
      GaussianFit without = refit(fit, all(k, i));
      // Without the study V may need heterogeneity that the rest does not show.
      if (without != null && Double.isFinite(other.at(theta(without)))) {
        double residual = fit.studies().yi()[i] - fitted(fit, i, without.numbers());
        double spread =
            v[i] + other.dispersion().heterogeneity()[i] + variance(fit, i, without.numbers());
        columns[0][i] = residual / Math.sqrt(spread);
        deletion(fit, without, other.covariance(), i, columns);
      }
      flag.append(influential(columns, i, p, k));
    }
    Table table = Table.create("influence", StringColumn.create("study", fit.studies().labels()));
    List<String> names = new java.util.ArrayList<>(INFLUENCE);
    for (int j = 0; j < p; j++) {
      names.add("dfbs:" + fit.numbers().name(j));
    }
    return add(table, names, columns).addColumns(flag);
  }

  /** theta of the model of all rows; an SD of 0 in a limit of the model is as good as 0. */
  private static double[] theta(GaussianFit fit) {
    Maximum maximum = fit.numbers().maximum;
    return fit.numbers().limit().isProper()
        ? maximum.near(fit.model().structure(), LOG_NOTHING)
        : maximum.theta();
  }

  private static boolean restricted(GaussianFit fit) {
    return fit.numbers().likelihood().restricted();
  }

  private static void deletion(
      GaussianFit fit, GaussianFit without, double[] covariance, int i, double[][] columns) {
    GaussianNumbers full = fit.numbers();
    GaussianNumbers less = without.numbers();
    int p = full.p;
    double[] change = new double[p];
    for (int j = 0; j < p; j++) {
      change[j] = full.estimate(j) - less.estimate(j);
      columns[INFLUENCE.size() + j][i] = change[j] / Math.sqrt(covariance[j * p + j]);
    }
    double moved = fitted(fit, i, full) - fitted(fit, i, less);
    columns[1][i] = moved / Math.sqrt(quadratic(fit, i, covariance));
    columns[2][i] = Small.quadratic(mean(full), change);
    columns[3][i] = Math.exp(Small.logDet(mean(less), p) - Small.logDet(mean(full), p));
    columns[4][i] = without.tau2();
    columns[5][i] = without.Q();
  }

  /** Covariance of the coefficients of the mean. */
  private static double[] mean(GaussianNumbers fit) {
    double[] out = new double[fit.p * fit.p];
    for (int i = 0; i < fit.p; i++) {
      for (int j = 0; j < fit.p; j++) {
        out[i * fit.p + j] = fit.covariance(i, j);
      }
    }
    return out;
  }

  private static double x(GaussianFit fit, double[] x, int i, int j) {
    int[] kept = fit.numbers().likelihood().basis().kept();
    return x[i * fit.design().columns() + kept[j]];
  }

  private static double fitted(GaussianFit fit, int i, GaussianNumbers with) {
    double[] x = fit.design().x();
    double sum = 0;
    for (int j = 0; j < with.p; j++) {
      sum += x(fit, x, i, j) * with.estimate(j);
    }
    return sum;
  }

  private static double variance(GaussianFit fit, int i, GaussianNumbers with) {
    return quadratic(fit, i, mean(with));
  }

  private static double quadratic(GaussianFit fit, int i, double[] covariance) {
    double[] x = fit.design().x();
    int p = fit.numbers().p;
    double sum = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        sum += x(fit, x, i, a) * covariance[a * p + b] * x(fit, x, i, b);
      }
    }
    return sum;
  }

  /** The diagonal of X (X'M^-1 X)^-1 X'M^-1. */
  private static double[] hat(GaussianFit fit) {
    GaussianLikelihood likelihood = fit.numbers().likelihood();
    double[] inverse = likelihood.inverseDiagonal();
    double[] p = likelihood.projectionDiagonal();
    int k = inverse.length;
    double[] hat = new double[k];
    boolean independent = likelihood.storage().equals("diagonal");
    double[] unit = new double[k];
    for (int i = 0; i < k; i++) {
      if (independent) {
        hat[i] = 1 - p[i] / inverse[i];
      } else {
        unit[i] = 1;
        // H = I - M P, so that its diagonal needs a row of M.
        hat[i] = 1 - dot(likelihood.project(unit), likelihood.dispersion().covarianceRow(i));
        unit[i] = 0;
      }
    }
    return hat;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static boolean influential(double[][] columns, int i, int p, int k) {
    boolean byBeta = false;
    for (int j = 0; j < p; j++) {
      byBeta |= Math.abs(columns[INFLUENCE.size() + j][i]) > 1;
    }
    return Math.abs(columns[1][i]) > 3 * Math.sqrt(p / (double) (k - p))
        || ChiSquared.survival(columns[2][i], p) < 0.5
        || columns[6][i] > 3.0 * p / k
        || byBeta;
  }
}
