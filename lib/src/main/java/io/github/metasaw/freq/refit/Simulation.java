package io.github.metasaw.freq.refit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Estimates drawn from a fitted model: its fitted values with new true effects and errors. */
@API(status = API.Status.INTERNAL)
public final class Simulation {

  /** Draws that a table may have, a column each. */
  private static final int MAX_DRAWS = 10_000;

  private final StructuredSolution fit;

  /** Fitted values of the rows [n]. */
  private final double[] mean;

  /**
   * Of a fitted model.
   *
   * @param fit with its variances
   */
  public Simulation(StructuredSolution fit) {
    this.fit = fit;
    this.mean = fit.model().studies().yi();
    double[] residuals = fit.residuals();
    for (int i = 0; i < mean.length; i++) {
      mean[i] -= residuals[i];
    }
  }

  /**
   * One draw.
   *
   * @param random numbers
   * @return estimates of all rows [n]
   */
  public double[] drawn(RandomStream random) {
    double[] y = fit.likelihood().draw(random::nextGaussian);
    for (int i = 0; i < y.length; i++) {
      y[i] += mean[i];
    }
    return y;
  }

  /**
   * Several draws.
   *
   * @param draws how many, 1 to 10,000
   * @param seed the same gives the same
   * @return study, sim_1, sim_2, ...
   * @throws MetaException for another number of draws
   */
  public Table table(int draws, long seed) {
    if (draws < 1 || draws > MAX_DRAWS) {
      throw MetaException.format(
          "%d draws; a table has a column for each of 1 to %,d", draws, MAX_DRAWS);
    }
    Table table =
        Table.create(
            "simulated estimates", StringColumn.create("study", fit.model().studies().labels()));
    List<RandomStream> streams = Streams.of(seed).chains(draws);
    for (int draw = 0; draw < draws; draw++) {
      table.addColumns(DoubleColumn.create("sim_" + (draw + 1), drawn(streams.get(draw))));
    }
    return table;
  }
}
