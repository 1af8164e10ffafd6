package io.github.metasaw.draws;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The posterior of one variable by its draws, with diagnostics of convergence and Monte Carlo
 * error. A figure that does not exist is NaN, and {@link DrawChecks} says why.
 *
 * @param variable its name
 * @param mean of all draws
 * @param sd standard deviation of all draws, with n - 1
 * @param q025 the 2.5 per cent quantile; quantiles are of type 7, see {@link Quantiles}
 * @param q25 the 25 per cent quantile
 * @param median the 50 per cent quantile
 * @param q75 the 75 per cent quantile
 * @param q975 the 97.5 per cent quantile
 * @param rhat see {@link Rhat#of}
 * @param essBulk see {@link Ess#bulk}
 * @param essTail see {@link Ess#tail}
 * @param mcse of the mean, on the scale of the draws, see {@link Mcse#mean}
 */
public record DrawSummary(
    String variable,
    double mean,
    double sd,
    double q025,
    double q25,
    double median,
    double q75,
    double q975,
    double rhat,
    double essBulk,
    double essTail,
    double mcse) {

  /**
   * The summaries of all variables; ends early if interrupted.
   *
   * @param draws of all variables
   * @return one summary per variable, in the order of the draws
   * @throws java.util.concurrent.CancellationException when interrupted
   */
  public static List<DrawSummary> of(Draws draws) {
    NormalScores scores = NormalScores.of(2 * (draws.iterations() / 2) * draws.chains());
    List<DrawSummary> summaries = new ArrayList<>();
    for (int v = 0; v < draws.names().size(); v++) {
      Interrupts.check();
      summaries.add(of(draws.names().get(v), SampledVariable.of(draws.chainsOf(v), scores)));
    }
    return List.copyOf(summaries);
  }

  /**
   * The summary of one variable.
   *
   * @param draws of all variables
   * @param variable its name
   * @return its summary
   * @throws MetaException if there is no such variable
   */
  public static DrawSummary of(Draws draws, String variable) {
    return of(variable, SampledVariable.of(draws.variable(variable), NormalScores.of(0)));
  }

  private static DrawSummary of(String name, SampledVariable sample) {
    double[] sorted = sample.sorted();
    double mean = Moments.mean(sample.pooled());
    return new DrawSummary(
        name,
        mean,
        Math.sqrt(Moments.variance(sample.pooled(), mean)),
        Quantiles.ofSorted(sorted, 0.025),
        Quantiles.ofSorted(sorted, 0.25),
        Quantiles.ofSorted(sorted, 0.5),
        Quantiles.ofSorted(sorted, 0.75),
        Quantiles.ofSorted(sorted, 0.975),
        Rhat.of(sample),
        Ess.bulk(sample),
        Ess.tail(sample),
        Mcse.mean(sample));
  }

  /**
   * The summaries as a table.
   *
   * @param summaries of variables
   * @return {@code variable, mean, sd, q2.5, q25, median, q75, q97.5, rhat, ess_bulk, ess_tail,
   *     mcse}: one row per variable
   */
  public static Table table(List<DrawSummary> summaries) {
    return Table.create(
        "summary",
        StringColumn.create("variable", summaries.stream().map(DrawSummary::variable).toList()),
        column("mean", summaries, DrawSummary::mean),
        column("sd", summaries, DrawSummary::sd),
        column("q2.5", summaries, DrawSummary::q025),
        column("q25", summaries, DrawSummary::q25),
        column("median", summaries, DrawSummary::median),
        column("q75", summaries, DrawSummary::q75),
        column("q97.5", summaries, DrawSummary::q975),
        column("rhat", summaries, DrawSummary::rhat),
        column("ess_bulk", summaries, DrawSummary::essBulk),
        column("ess_tail", summaries, DrawSummary::essTail),
        column("mcse", summaries, DrawSummary::mcse));
  }

  private static DoubleColumn column(
      String name, List<DrawSummary> summaries, ToDoubleFunction<DrawSummary> value) {
    return DoubleColumn.create(name, summaries.stream().mapToDouble(value).toArray());
  }
}
