package io.github.metasaw.teaching;

import io.github.metasaw.plot.Chart;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.random.RRandom;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Five simulated cohorts of 300 to 1,500 people, in which a trait is regressed on the number of
 * copies of an allele. Levels and allele frequencies differ between cohorts, the effect of a copy
 * does not.
 */
public final class Cohorts {

  private static final int[] PEOPLE = {300, 500, 800, 1000, 1500};
  private static final double[] FREQUENCY = {0.35, 0.20, 0.45, 0.30, 0.25};
  private static final double STEP = 0.3;
  private static final double JITTER = 0.18;

  private final double beta;
  private final int seed;

  private Cohorts(double beta, int seed) {
    this.beta = beta;
    this.seed = seed;
  }

  /**
   * Cohorts by their true effect and a seed of R's generator.
   *
   * @param beta effect of a copy, in SDs of the trait
   * @param seed any number
   * @return the cohorts; the same for the same arguments
   */
  public static Cohorts of(double beta, int seed) {
    return new Cohorts(beta, seed);
  }

  static List<CohortSample> draw(RRandom random, double beta) {
    List<CohortSample> all = new ArrayList<>();
    for (int i = 0; i < PEOPLE.length; i++) {
      all.add(CohortSample.draw(random, PEOPLE[i], FREQUENCY[i], beta, STEP * i));
    }
    return all;
  }

  /**
   * What each cohort reports: the slope of its regression and its standard error.
   *
   * @return a new table: study, yi and sei, in SDs of the trait per copy
   */
  public Table table() {
    StringColumn study = StringColumn.create("study");
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn sei = DoubleColumn.create("sei");
    for (CohortSample cohort : draw(RRandom.setSeed(seed), beta)) {
      study.append("Cohort of " + cohort.size());
      yi.append(cohort.slope());
      sei.append(cohort.se());
    }
    return Table.create("cohorts", study, yi, sei);
  }

  /**
   * The people of the smallest cohort with their regression line.
   *
   * @return the figure; points are moved sideways a little so that they do not hide one another
   */
  public Figure people() {
    RRandom random = RRandom.setSeed(seed);
    CohortSample cohort = CohortSample.draw(random, PEOPLE[0], FREQUENCY[0], beta, 0);
    double[] x = cohort.copies();
    double[] jitter = random.runif(x.length, -JITTER, JITTER);
    for (int i = 0; i < x.length; i++) {
      x[i] += jitter[i];
    }
    double[] ends = {-0.3, 2.3};
    double slope = cohort.slope();
    double[] line = {cohort.intercept() + slope * ends[0], cohort.intercept() + slope * ends[1]};
    return Chart.of(x.length + " people, one variant", "copies of the allele", "trait, in SD")
        .withPoints("people", x, cohort.trait())
        .withLine("least squares", ends, line)
        .withCategories("0 copies", "1 copy", "2 copies")
        .figure();
  }
}
