package io.github.metasaw.teaching;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.Chart;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Simulated studies, of which more and more are pooled. Effects are N(0.2, 0.13²), standard errors
 * between 0.05 and 0.1. The interval of the mean shrinks to a point, that of the next effect does
 * not.
 */
public final class GrowingEvidence {

  private static final double MEAN = 0.2;
  private static final double TAU = 0.13;
  private static final int[] STUDIES = {5, 10, 20, 40, 80, 160};

  private final Table table;

  private GrowingEvidence(Table table) {
    this.table = table;
  }

  /**
   * Simulates 160 studies and pools the first 5, 10, 20, 40, 80 and all.
   *
   * @param seed of R's generator
   * @return the widths of intervals
   */
  public static GrowingEvidence simulate(int seed) {
    RRandom random = RRandom.setSeed(seed);
    int most = STUDIES[STUDIES.length - 1];
    double[] se = random.runif(most, 0.05, 0.1);
    double[] effects = random.rnorm(most, MEAN, TAU);
    double[] y = random.rnorm(most, effects, se);
    DoubleColumn mean = DoubleColumn.create("mu");
    DoubleColumn next = DoubleColumn.create("next effect");
    for (int k : STUDIES) {
      Table growing =
          Table.create(
              "growing",
              DoubleColumn.create("yi", Arrays.copyOf(y, k)),
              DoubleColumn.create("sei", Arrays.copyOf(se, k)));
      BayesFit fit =
          Meta.bayes(
              growing,
              "yi ~ 1\nprior mu = normal(0, variance = 1)\nprior tau = half_normal(sd = 0.5)");
      mean.append(fit.interval("mu", 0.95).width());
      next.append(fit.interval("theta_new", 0.95).width());
    }
    return new GrowingEvidence(
        Table.create("width of 95 % intervals", IntColumn.create("studies", STUDIES), mean, next));
  }

  /**
   * The widths.
   *
   * @return a copy: number of studies, width of the 95 % interval of μ, and of the next effect
   */
  public Table table() {
    return table.copy();
  }

  /**
   * The widths against the number of studies, with that of the interval that holds 95 % of all
   * effects.
   *
   * @return the figure
   */
  public Figure figure() {
    double[] k = table.intColumn("studies").asDoubleArray();
    double[] truth = new double[k.length];
    Arrays.fill(truth, 2 * 1.96 * TAU);
    return Chart.of("Width of 95 % intervals as studies are added", "number of studies", "width")
        .withLine("mean effect, mu", k, table.doubleColumn("mu").asDoubleArray())
        .withLine("next study's effect", k, table.doubleColumn("next effect").asDoubleArray())
        .withLine("95 % of all effects, known here", k, truth)
        .figure();
  }
}
