package io.github.metasaw.teaching;

import io.github.metasaw.plot.Chart;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Three simulated studies of 200 people, whose effects and information per person differ. */
public final class ThreeStudies {

  private static final String[] NAMES = {"Study 1", "Study 2", "Study 3"};
  private static final double[] BETA = {0.2, 0.8, 0.5};
  private static final double[] PHI = {1.5, 4, 0.8};
  private static final int PEOPLE = 200;
  private static final double HALF_WIDTH = 0.25;

  private final double[][] outcomes = new double[NAMES.length][];
  private final double[][] places = new double[NAMES.length][];

  private ThreeStudies(RRandom random) {
    for (int i = 0; i < NAMES.length; i++) {
      int here = i;
      outcomes[i] = random.rnorm(PEOPLE, BETA[i], 1 / Math.sqrt(PHI[i]));
      places[i] =
          Arrays.stream(random.runif(PEOPLE, -HALF_WIDTH, HALF_WIDTH)).map(x -> x + here).toArray();
    }
  }

  /**
   * Draws the outcomes of 600 people.
   *
   * @param seed of R's generator
   * @return the studies
   */
  public static ThreeStudies simulate(int seed) {
    return new ThreeStudies(RRandom.setSeed(seed));
  }

  private double mean(int study) {
    return Arrays.stream(outcomes[study]).average().orElseThrow();
  }

  /**
   * The mean of each study with its standard error, 1/√(nφ).
   *
   * @return a new table: study, yi and sei
   */
  public Table table() {
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn sei = DoubleColumn.create("sei");
    for (int i = 0; i < NAMES.length; i++) {
      yi.append(mean(i));
      sei.append(1 / Math.sqrt(PEOPLE * PHI[i]));
    }
    return Table.create("trio", StringColumn.create("study", NAMES), yi, sei);
  }

  /**
   * What the three studies estimate: effects, information per person and numbers of people.
   *
   * @return the populations
   */
  public Populations populations() {
    double[] people = new double[NAMES.length];
    Arrays.fill(people, PEOPLE);
    return Populations.of(List.of(NAMES), BETA, PHI, people);
  }

  /**
   * The outcome of each person, with the means.
   *
   * @return the figure
   */
  public Figure people() {
    Chart chart = Chart.of("Three studies, 200 people each (simulated)", "", "outcome of a person");
    for (int i = 0; i < NAMES.length; i++) {
      chart =
          chart
              .withPoints("", places[i], outcomes[i])
              .withLine("mean", new double[] {i - 0.32, i + 0.32}, new double[] {mean(i), mean(i)});
    }
    return chart.withCategories(NAMES).figure();
  }
}
