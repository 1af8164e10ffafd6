package io.github.metasaw.estimand;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Symmetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Standard errors of weighted averages over all weights: every way to share {@code steps} equal
 * parts among the studies. That the smallest lies at the inverse variances can be seen, not only
 * proved.
 *
 * @param labels of the studies [k]
 * @param weights shares, one row per point of the grid [points][k]
 * @param standardErrors of the averages [points]
 * @param best shares of the most precise average, by formula [k]
 * @param bestSe its standard error
 */
public record WeightSimplex(
    List<String> labels,
    List<List<Double>> weights,
    List<Double> standardErrors,
    List<Double> best,
    double bestSe)
    implements Tabular {

  private static final int MOST = 50_000;

  /** Takes a copy. */
  public WeightSimplex {
    labels = List.copyOf(labels);
    weights = weights.stream().map(List::copyOf).toList();
    standardErrors = List.copyOf(standardErrors);
    best = List.copyOf(best);
  }

  /**
   * The grid.
   *
   * @param studies estimates with their sampling covariance
   * @param steps into which 1 is divided; with 3 studies and 20 steps there are 231 points
   * @return the grid
   */
  public static WeightSimplex of(Studies studies, int steps) {
    return of(
        studies.labels(),
        studies.V(),
        steps,
        Weights.precision(studies),
        1 / Math.sqrt(Weights.mean(studies).precision()));
  }

  /**
   * The grid of studies on arrays.
   *
   * @param labels of the studies [k]
   * @param v covariance of the estimates [k][k]
   * @param steps into which 1 is divided
   * @param best shares of the most precise average [k]
   * @param bestSe its standard error
   * @return the grid
   */
  public static WeightSimplex of(
      List<String> labels, Symmetric v, int steps, double[] best, double bestSe) {
    int k = labels.size();
    double points = 1;
    for (int i = 1; i < k; i++) {
      points = points * (steps + i) / i;
    }
    if (steps < 1 || points > MOST) {
      throw MetaException.of(
          "%d steps for %d studies make %.0f weights; between 1 and %d are looked at"
              .formatted(steps, k, steps < 1 ? 0 : points, MOST));
    }
    List<List<Double>> weights = new ArrayList<>();
    share(steps, steps, 0, new int[k], weights);
    double[] variances = new double[weights.size()];
    for (int p = 0; p < variances.length; p++) {
      double[] shares = weights.get(p).stream().mapToDouble(w -> w).toArray();
      variances[p] = WeightedAverage.variance(shares, v);
    }
    return new WeightSimplex(
        labels,
        weights,
        Arrays.stream(variances).map(Math::sqrt).boxed().toList(),
        Arrays.stream(best).boxed().toList(),
        bestSe);
  }

  private static void share(
      int steps, int left, int study, int[] parts, List<List<Double>> weights) {
    if (study == parts.length - 1) {
      parts[study] = left;
      weights.add(Arrays.stream(parts).mapToObj(part -> part / (double) steps).toList());
      return;
    }
    for (int part = 0; part <= left; part++) {
      parts[study] = part;
      share(steps, left - part, study + 1, parts, weights);
    }
  }

  /** The point of the grid with the smallest standard error. */
  public int least() {
    int least = 0;
    for (int p = 1; p < standardErrors.size(); p++) {
      least = standardErrors.get(p) < standardErrors.get(least) ? p : least;
    }
    return least;
  }

  /** Labels may repeat, names of columns may not. */
  private String columnName(int i) {
    boolean isFirst = labels.indexOf(labels.get(i)) == i;
    return isFirst && !labels.get(i).equals("se") ? labels.get(i) : labels.get(i) + " [" + i + "]";
  }

  /** A column of shares for each study, se: the most precise first. */
  @Override
  public Table table() {
    Table table = Table.create("weights");
    for (int i = 0; i < labels.size(); i++) {
      int study = i;
      table.addColumns(
          DoubleColumn.create(
              columnName(i), weights.stream().mapToDouble(point -> point.get(study)).toArray()));
    }
    table.addColumns(DoubleColumn.create("se", standardErrors));
    return table.sortAscendingOn("se").setName("weights");
  }
}
