package io.github.metasaw.freq.refit;

import io.github.metasaw.data.StudySubsets;
import io.github.metasaw.freq.Refittable;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/**
 * The same model on the first study, the first two, and so on; metafor's {@code cumul}. With
 * moderators estimate and test are of the first coefficient, which the column term names. A row
 * that cannot be fitted is missing.
 */
@API(status = API.Status.INTERNAL)
public final class Cumulative {

  private Cumulative() {}

  /**
   * One refit per number of studies.
   *
   * @param fit of all studies
   * @param subsets subsets of its studies, each with one study more
   * @return study, k, term with moderators, estimate, se, statistic, p, lower, upper, Q, Qp, tau2,
   *     I2, H2
   */
  public static Table compute(Refittable fit, StudySubsets subsets) {
    return RefitRows.of(fit, subsets);
  }
}
