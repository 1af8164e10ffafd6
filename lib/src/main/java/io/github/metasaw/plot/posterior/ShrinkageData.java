package io.github.metasaw.plot.posterior;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * How far each study's estimate is drawn towards the mean.
 *
 * @param mean posterior mean of mu; NaN with moderators
 * @param rows one a study, the largest estimate first
 */
record ShrinkageData(double mean, List<ShrunkenStudy> rows) {

  /**
   * One study.
   *
   * @param estimate yi
   * @param posterior mean of theta_i
   * @param shrinkage posterior mean of vi/(vi + tau2): 0 stays, 1 becomes the mean
   */
  record ShrunkenStudy(String label, double estimate, double posterior, double shrinkage) {}

  ShrinkageData {
    rows = List.copyOf(rows);
  }

  static ShrinkageData of(BayesFit fit) {
    Table table = fit.shrinkage();
    List<ShrunkenStudy> rows = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      rows.add(
          new ShrunkenStudy(
              table.stringColumn("study").get(i),
              table.doubleColumn("yi").getDouble(i),
              table.doubleColumn("estimate").getDouble(i),
              table.doubleColumn("shrinkage").getDouble(i)));
    }
    return sorted(fit.design().isInterceptOnly() ? fit.mean(BayesFit.MU) : Double.NaN, rows);
  }

  /** Of a posterior on arrays without moderators. */
  static ShrinkageData of(OneVariancePosterior posterior, LabelledEstimates studies) {
    double[] shrinkage = posterior.shrinkageFactors();
    List<ShrunkenStudy> rows = new ArrayList<>();
    for (int i = 0; i < studies.k(); i++) {
      double mean = posterior.theta(i).mean();
      rows.add(new ShrunkenStudy(studies.labels().get(i), studies.yi()[i], mean, shrinkage[i]));
    }
    return sorted(posterior.coefficient(0).mean(), rows);
  }

  private static ShrinkageData sorted(double mean, List<ShrunkenStudy> rows) {
    rows.sort(Comparator.comparingDouble(ShrunkenStudy::estimate).reversed());
    return new ShrinkageData(mean, rows);
  }

  /** A row for each study. */
  Table table() {
    DrawnTable studies =
        DrawnTable.of(
            "shrinkage", List.of("study"), List.of("estimate", "posterior mean", "shrinkage"));
    for (ShrunkenStudy each : rows) {
      studies.row(List.of(each.label()), each.estimate(), each.posterior(), each.shrinkage());
    }
    return studies.table();
  }
}
