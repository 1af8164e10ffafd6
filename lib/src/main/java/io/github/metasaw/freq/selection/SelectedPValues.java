package io.github.metasaw.freq.selection;

import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * The p values on which selection depends.
 *
 * @param p p value of each study for the alternative of the model [k]
 * @param function the weight function
 */
record SelectedPValues(double[] p, WeightFunction function) {

  static SelectedPValues of(SelectionSolution solution) {
    SelectionRule rule = solution.rule();
    double[] p =
        Arrays.stream(solution.data().z)
            .map(z -> PValue.ofStatistic(z, rule.isTwoSided()).p())
            .toArray();
    return new SelectedPValues(p, rule.function());
  }

  /** The number of p values in each interval between steps. */
  double[] counts() {
    double[] counts = new double[function.steps().length];
    for (double each : p) {
      counts[function.interval(each)]++;
    }
    return counts;
  }

  /** The intervals between steps with the number of p values in each; columns from, to, k. */
  Table intervals() {
    if (!function.type().isStep()) {
      throw MetaException.format("the type %s has no intervals of p values", function.type().id());
    }
    double[] to = function.steps();
    double[] from = new double[to.length];
    System.arraycopy(to, 0, from, 1, to.length - 1);
    return NumberColumns.addTo(
        Table.create("intervals"), List.of("from", "to", "k"), new double[][] {from, to, counts()});
  }
}
