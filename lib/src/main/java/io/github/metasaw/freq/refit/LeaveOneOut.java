package io.github.metasaw.freq.refit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.freq.DeletionFits;
import io.github.metasaw.freq.Refittable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import tech.tablesaw.api.IntColumn;
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
   * @return study (the value of that column), k (rows that are left), and the same columns
   * @throws MetaException for a column that does not exist, misses a value, or has one value only
   */
  public static Table compute(Refittable fit, String cluster) {
    Map<String, List<Integer>> clusters = fit.studies().groups(cluster);
    if (clusters.size() < 2) {
      throw MetaException.format(
          "all rows have one value of '%s', so nothing is left without it; name a column with several"
              + " values",
          cluster);
    }
    List<String> labels = List.copyOf(clusters.keySet());
    int k = fit.studies().k();
    RefitRows rows = new RefitRows(labels.size(), fit);
    int[] left = new int[labels.size()];
    RefitLoop.inTurn(
        labels.size(),
        c -> {
          Set<Integer> out = Set.copyOf(clusters.getOrDefault(labels.get(c), List.of()));
          int[] others = IntStream.range(0, k).filter(i -> !out.contains(i)).toArray();
          left[c] = others.length;
          rows.set(c, fit.refit(DataChange.rows(others)));
        });
    return rows.addTo(
        Table.create(
            "leave one %s out".formatted(cluster),
            StringColumn.create("study", labels),
            IntColumn.create("k", left)));
  }
}
