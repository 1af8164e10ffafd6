package io.github.metasaw.plot.regression;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Fits to data simulated from a known truth.
 *
 * @param fits number of data sets
 * @param level confidence of the intervals whose coverage is counted
 * @param rows one a coefficient
 */
record RecoveryData(int fits, double level, List<RecoveredTerm> rows) {

  /**
   * A coefficient.
   *
   * @param low 2.5 % quantile of the estimates
   * @param high 97.5 % quantile of the estimates
   * @param coverage share of the Wald intervals that hold the truth; missing intervals do not
   */
  record RecoveredTerm(
      String term, double truth, double median, double low, double high, double coverage) {}

  RecoveryData {
    rows = List.copyOf(rows);
  }

  /**
   * Compares fits of one model with the truth.
   *
   * @param truth in the order of the terms of the fits
   */
  static RecoveryData of(List<FrequentistFit> fits, double... truth) {
    if (fits.isEmpty() || fits.get(0).terms().size() != truth.length) {
      throw MetaException.of(
          "%d true values were given, but the fits have the terms %s"
              .formatted(truth.length, fits.isEmpty() ? "" : fits.get(0).terms()));
    }
    List<RecoveredTerm> rows = new ArrayList<>();
    for (int j = 0; j < truth.length; j++) {
      double[] estimates = new double[fits.size()];
      int covered = 0;
      for (int f = 0; f < estimates.length; f++) {
        estimates[f] = fits.get(f).beta()[j];
        double lower = fits.get(f).coefficients().doubleColumn("lower").getDouble(j);
        double upper = fits.get(f).coefficients().doubleColumn("upper").getDouble(j);
        covered += lower <= truth[j] && truth[j] <= upper ? 1 : 0;
      }
      Arrays.sort(estimates);
      rows.add(
          new RecoveredTerm(
              fits.get(0).terms().get(j),
              truth[j],
              at(estimates, 0.5),
              at(estimates, 0.025),
              at(estimates, 0.975),
              covered / (double) estimates.length));
    }
    return new RecoveryData(fits.size(), fits.get(0).level(), rows);
  }

  private static double at(double[] sorted, double p) {
    return sorted[(int) Math.round((sorted.length - 1) * p)];
  }

  /** A row for each coefficient. */
  Table table() {
    DrawnTable terms =
        DrawnTable.of(
            "recovery", List.of("term"), List.of("truth", "median", "q2.5", "q97.5", "coverage"));
    for (RecoveredTerm each : rows) {
      terms.row(
          List.of(each.term()),
          each.truth(),
          each.median(),
          each.low(),
          each.high(),
          each.coverage());
    }
    return terms.table();
  }
}
