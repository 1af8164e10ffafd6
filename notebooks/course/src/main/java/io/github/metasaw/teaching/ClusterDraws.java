package io.github.metasaw.teaching;

import io.github.metasaw.genetics.Distances;
import io.github.metasaw.plot.Chart;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Draws from the prior of MANTRA: c centres, chosen at random; each study has the effect of its
 * nearest centre; the effects of centres are N(0, τ²) with τ² ~ Exp(1).
 */
public final class ClusterDraws {

  private static final List<String> NAMES =
      List.of("one cluster", "two clusters", "three clusters");

  private final Table table;

  private ClusterDraws(Table table) {
    this.table = table;
  }

  /**
   * One draw with each of one, two and three clusters.
   *
   * @param distances between at least three studies; of centres at the same distance the first in
   *     their order is the nearest
   * @param order the studies by place in {@code distances}, from 0, in the order in which they are
   *     shown
   * @param seed of R's generator
   * @return the draws
   */
  public static ClusterDraws simulate(Distances distances, List<Integer> order, int seed) {
    RRandom random = RRandom.setSeed(seed);
    int k = distances.names().size();
    List<String> studies = order.stream().map(distances.names()::get).toList();
    Table table = Table.create("draws of the prior", StringColumn.create("study", studies));
    for (int clusters = 1; clusters <= NAMES.size(); clusters++) {
      int[] centres = Arrays.stream(random.sample(k, clusters)).map(i -> i - 1).sorted().toArray();
      double tau = Math.sqrt(random.rexp(1)[0]);
      double[] ofCentre = random.rnorm(k, 0, tau);
      double[] effects =
          order.stream().mapToDouble(i -> ofCentre[nearest(distances, i, centres)]).toArray();
      table.addColumns(DoubleColumn.create(NAMES.get(clusters - 1), effects));
    }
    return new ClusterDraws(table);
  }

  private static int nearest(Distances distances, int study, int... centres) {
    int nearest = centres[0];
    for (int centre : centres) {
      nearest = distances.get(study, centre) < distances.get(study, nearest) ? centre : nearest;
    }
    return nearest;
  }

  /**
   * The effects.
   *
   * @return a copy: a row for each study, a column for each draw
   */
  public Table table() {
    return table.copy();
  }

  /**
   * The effects of the three draws, study by study.
   *
   * @param names short names of the studies, in the order of the table
   * @return the figure
   */
  public Figure figure(String... names) {
    Chart chart = Chart.of("Three draws from the prior of MANTRA", "", "effect");
    for (int draw = 0; draw < NAMES.size(); draw++) {
      double[] x = new double[table.rowCount()];
      double moved = 0.12 * (draw - 1);
      Arrays.setAll(x, i -> i + moved);
      String name = NAMES.get(draw);
      chart = chart.withPoints(name, x, table.doubleColumn(name).asDoubleArray());
    }
    return chart.withCategories(names).figure();
  }
}
