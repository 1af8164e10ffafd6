package io.github.metasaw.estimand;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Weighted averages of the same studies side by side. Each answers a question of its own: weights
 * say which overall population the average is of. The last row has the weights that the data know
 * most about, the inverse variances: no other average has a smaller variance (Rice, Higgins and
 * Lumley 2018, J. R. Stat. Soc. A 181, 205).
 *
 * @param labels of the studies [k]
 * @param rows the averages asked for, and the most precise one
 */
public record WeightedAverages(List<String> labels, List<WeightedAverage> rows) implements Tabular {

  /** Takes a copy. */
  public WeightedAverages {
    labels = List.copyOf(labels);
    rows = List.copyOf(rows);
  }

  /**
   * The average with weights in any unit, not negative [k]: {@code 2, 7, 1}.
   *
   * @param studies estimates with their sampling covariance
   * @param weights not negative, in any unit [k]
   * @return the averages
   */
  public static WeightedAverage of(Studies studies, double... weights) {
    String name = Arrays.stream(weights).mapToObj(Weights::number).collect(Collectors.joining("/"));
    double smallest = 1 / Weights.mean(studies).precision();
    return average(studies, name, Weights.shares(weights, name, studies), smallest);
  }

  /**
   * Averages with several weights, and the most precise one.
   *
   * @param studies estimates with their sampling covariance
   * @param weights each {@code 2/7/1}, {@code equal}, {@code precision} (the inverse variances), or
   *     the name of a column of weights
   * @return the averages
   * @throws io.github.metasaw.diagnostic.MetaException for weights that are negative, all zero, or
   *     not as many as there are studies
   */
  public static WeightedAverages of(Studies studies, String... weights) {
    double[] precision = Weights.precision(studies);
    PrecisionWeightedMean best = Weights.mean(studies);
    double smallest = 1 / best.precision();
    List<WeightedAverage> rows = new ArrayList<>();
    for (String text : new LinkedHashSet<>(List.of(weights))) {
      if (!text.equals(Weights.PRECISION)) {
        rows.add(average(studies, text, Weights.parse(text, studies), smallest));
      }
    }
    rows.add(
        new WeightedAverage(
            Weights.PRECISION,
            Arrays.stream(precision).boxed().toList(),
            best.estimate(),
            Math.sqrt(smallest),
            1,
            WeightedAverage.LEVEL));
    return new WeightedAverages(studies.labels(), rows);
  }

  /**
   * The columns that such weights name.
   *
   * @param weights as {@link #of(Studies, String...)} takes them
   * @return their names
   */
  public static List<String> columns(List<String> weights) {
    return weights.stream().filter(Weights::isColumn).toList();
  }

  /**
   * The average with some shares.
   *
   * @param smallest variance of any average
   */
  private static WeightedAverage average(
      Studies studies, String name, double[] shares, double smallest) {
    return WeightedAverage.of(name, shares, studies.yi(), studies.V(), smallest);
  }

  /** weights, estimate, se, lower, upper, p, efficiency: a row an average. */
  @Override
  public Table table() {
    return WeightedAverage.table(rows);
  }

  /** study, and a column of shares for each set of weights. */
  public Table shares() {
    Table table = Table.create("shares", StringColumn.create("study", labels));
    for (WeightedAverage row : rows) {
      table.addColumns(
          DoubleColumn.create(row.name(), row.weights().stream().mapToDouble(w -> w).toArray()));
    }
    return table;
  }
}
