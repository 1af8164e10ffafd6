package io.github.metasaw.teaching;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.Chart;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.random.RRandom;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Five cohorts, simulated many times: the inverse-variance mean of their slopes against one
 * regression on all people with an intercept for each cohort. With equal effects the two are
 * equally precise (Lin and Zeng 2010).
 */
public final class SummariesAgainstPeople {

  private final Table table;

  private SummariesAgainstPeople(Table table) {
    this.table = table;
  }

  /**
   * Simulates.
   *
   * @param worlds how often, at least 1
   * @param beta the effect of a copy in all cohorts, in SDs of the trait
   * @param seed of R's generator
   * @return the comparison
   * @throws MetaException if {@code worlds} is not positive
   */
  public static SummariesAgainstPeople simulate(int worlds, double beta, int seed) {
    if (worlds < 1) {
      throw MetaException.of("at least one world has to be simulated, not " + worlds);
    }
    RRandom random = RRandom.setSeed(seed);
    Table table =
        Table.create(
            "summaries against people",
            DoubleColumn.create("people"),
            DoubleColumn.create("summaries"),
            DoubleColumn.create("se_ratio"));
    for (int world = 0; world < worlds; world++) {
      List<CohortSample> cohorts = Cohorts.draw(random, beta);
      double[] people = ofPeople(cohorts);
      double[] summaries = ofSummaries(cohorts);
      table.doubleColumn(0).append(people[0]);
      table.doubleColumn(1).append(summaries[0]);
      table.doubleColumn(2).append(summaries[1] / people[1]);
    }
    return new SummariesAgainstPeople(table);
  }

  /** One regression on everybody: sums of squares about the means of each cohort add up. */
  private static double[] ofPeople(List<CohortSample> cohorts) {
    double[] all = new double[3];
    int n = 0;
    for (CohortSample cohort : cohorts) {
      double[] sums = cohort.sums();
      for (int i = 0; i < 3; i++) {
        all[i] += sums[i];
      }
      n += cohort.size();
    }
    return new double[] {all[1] / all[0], CohortSample.se(all, n - cohorts.size() - 1)};
  }

  private static double[] ofSummaries(List<CohortSample> cohorts) {
    double sum = 0;
    double precision = 0;
    for (CohortSample cohort : cohorts) {
      double weight = 1 / (cohort.se() * cohort.se());
      precision += weight;
      sum += weight * cohort.slope();
    }
    return new double[] {sum / precision, 1 / Math.sqrt(precision)};
  }

  /**
   * The simulated worlds.
   *
   * @return a copy, one row per world: slope from all people, mean of the five slopes, and the
   *     ratio of their standard errors (summaries / people)
   */
  public Table table() {
    return table.copy();
  }

  /**
   * The ratio of standard errors over all worlds.
   *
   * @return mean, minimum and maximum
   */
  public Table ratios() {
    DoubleColumn ratio = table.doubleColumn("se_ratio");
    return Table.create(
        "standard error from summaries / from people",
        DoubleColumn.create("mean", ratio.mean()),
        DoubleColumn.create("minimum", ratio.min()),
        DoubleColumn.create("maximum", ratio.max()));
  }

  /**
   * One estimate against the other.
   *
   * @return the figure
   */
  public Figure figure() {
    double[] line = {table.doubleColumn("people").min(), table.doubleColumn("people").max()};
    return Chart.of(
            "Summaries against raw data, %d worlds".formatted(table.rowCount()),
            "slope from all people, adjusted for study",
            "weighted mean of five slopes")
        .withPoints(
            "a world",
            table.doubleColumn("people").asDoubleArray(),
            table.doubleColumn("summaries").asDoubleArray())
        .withLine("equal", line, line)
        .figure();
  }
}
