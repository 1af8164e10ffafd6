package io.github.metasaw.teaching;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.Chart;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * A simulation of sites that share an estimate and its standard error but no patient. The effect of
 * site j is N(0.5, τ²); its estimate comes from n_j patients whose outcomes have SD 1, n_j between
 * 20 and 200, so its standard error is 1/√n_j. Three models predict the effect of each site: its
 * own estimate, one global model for all sites (the inverse-variance mean), and a hierarchical
 * model (DerSimonian-Laird, each site shrunk towards the mean). The table has the root mean squared
 * error of each, over all sites and repetitions.
 */
public final class FederatedSites {

  private static final double MEAN = 0.5;
  private static final int LEAST = 20;
  private static final int MOST = 200;
  private static final int SEED = 25;

  private final Table table;

  private FederatedSites(Table table) {
    this.table = table;
  }

  /**
   * Simulates; the same call gives the same table.
   *
   * @param sites how many sites there are, at least 3
   * @param repetitions how often each τ is simulated, at least 1
   * @param taus SDs of the effects of sites, none negative
   * @return the simulation
   * @throws MetaException if a number is out of range
   */
  public static FederatedSites simulate(int sites, int repetitions, double... taus) {
    if (sites < 3 || repetitions < 1) {
      throw MetaException.of("the simulation needs at least 3 sites and 1 repetition");
    }
    if (taus.length == 0 || Arrays.stream(taus).anyMatch(tau -> !(tau >= 0))) {
      throw MetaException.of("the simulation needs values of tau that are 0 or positive");
    }
    RRandom random = RRandom.setSeed(SEED);
    DoubleColumn inconsistency = DoubleColumn.create("I2");
    List<DoubleColumn> errors =
        List.of(
            DoubleColumn.create("own"),
            DoubleColumn.create("global"),
            DoubleColumn.create("hierarchical"));
    for (double tau : taus) {
      double[] sums = new double[4];
      for (int repetition = 0; repetition < repetitions; repetition++) {
        double[] one = once(random, sites, tau);
        Arrays.setAll(sums, i -> sums[i] + one[i]);
      }
      inconsistency.append(sums[0] / repetitions);
      for (int model = 0; model < 3; model++) {
        errors.get(model).append(Math.sqrt(sums[model + 1] / ((double) repetitions * sites)));
      }
    }
    Table table =
        Table.create(
            "root mean squared error of the effect of a site",
            DoubleColumn.create("tau", taus),
            inconsistency);
    errors.forEach(table::addColumns);
    return new FederatedSites(table);
  }

  /** I² of one set of sites, and the sums of squared errors of the three models. */
  private static double[] once(RRandom random, int sites, double tau) {
    double[] se =
        Arrays.stream(random.runif(sites, LEAST, MOST)).map(n -> 1 / Math.sqrt(n)).toArray();
    double[] effect = random.rnorm(sites, MEAN, tau);
    double[] estimate = random.rnorm(sites, effect, se);
    Table sent =
        Table.create("sites", DoubleColumn.create("yi", estimate), DoubleColumn.create("sei", se));
    FrequentistFit fit =
        Meta.fit(Meta.studies(sent).read(), FreqOptions.defaults().withMethod("DL"));
    double global = Meta.fit(fit.studies(), FreqOptions.defaults().withMethod("common")).estimate();
    double[] shrunk = fit.shrinkage().doubleColumn("estimate").asDoubleArray();
    double[] sums = {fit.I2FromQ(), 0, 0, 0};
    for (int j = 0; j < sites; j++) {
      sums[1] += square(estimate[j] - effect[j]);
      sums[2] += square(global - effect[j]);
      sums[3] += square(shrunk[j] - effect[j]);
    }
    return sums;
  }

  private static double square(double x) {
    return x * x;
  }

  /**
   * The errors of the three models for each τ.
   *
   * @return a copy: tau, mean I2 as a share, and the root mean squared errors own, global and
   *     hierarchical
   */
  public Table table() {
    return table.copy();
  }

  /**
   * The three errors against τ.
   *
   * @return the figure
   */
  public Figure figure() {
    Chart chart =
        Chart.of(
            "One model for all sites, one for each, or something between",
            "SD of the effects of sites, tau",
            "root mean squared error");
    double[] tau = table.doubleColumn("tau").asDoubleArray();
    for (String model : List.of("own", "global", "hierarchical")) {
      chart = chart.withLine(model, tau, table.doubleColumn(model).asDoubleArray());
    }
    return chart.fromZero().figure();
  }
}
