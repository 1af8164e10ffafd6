package io.github.metasaw.freq.refit;

import io.github.metasaw.data.StudySubsets;
import io.github.metasaw.freq.DeletionFits;
import io.github.metasaw.freq.Refittable;
import org.apiguardian.api.API;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The same model without each study in turn; metafor's {@code leave1out}. With moderators estimate
 * and test are of the first coefficient, which the column term names. A study that cannot be left
 * out is missing.
 */
@API(status = API.Status.INTERNAL)
public final class LeaveOneOut {

  private LeaveOneOut() {}

  /**
   * One refit per study.
   *
   * @param fit of all studies
   * @return study, term with moderators, estimate, se, statistic, p, lower, upper, Q, Qp, tau2, I2,
   *     H2
   */
  public static Table compute(Refittable fit) {
    int k = fit.studies().k();
    RefitRows rows = new RefitRows(k, fit);
    DeletionFits deletions = fit.deletions();
    RefitLoop.inTurn(k, i -> rows.set(i, deletions.without(i)));
    StringColumn study = StringColumn.create("study", fit.studies().labels());
    return rows.addTo(Table.create("leave one out", study));
  }

  /**
   * One refit per cluster.
   *
   * @param fit of all studies
   * @param cluster a column of the studies' table
   * @return cluster (the value of that column), k (rows that are left), and the same columns
   * @throws io.github.metasaw.diagnostic.MetaException if the column does not exist, has a missing
   *     value, or has only one value
   */
  public static Table compute(Refittable fit, String cluster) {
    return RefitRows.of(fit, StudySubsets.withoutEach(fit.studies(), cluster));
  }
}
