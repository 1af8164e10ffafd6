package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.parallel.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The basis of inference for dependent effects.
 *
 * @param clusters the clusters of effects
 * @param draws draws of a cluster bootstrap; null for Wald intervals with cluster-robust standard
 *     errors
 */
record ClusterInference(Clusters clusters, @Nullable BootstrapDraws draws) {

  /**
   * Inference from the sandwich estimator.
   *
   * @throws MetaException for a column that makes no clusters, or a cut-point that was estimated
   */
  static ClusterInference robust(
      SelectionProblem problem, SelectionSolution solution, String column) {
    if (solution.estimatesCut()) {
      throw MetaException.of(
          "an estimated cut-point has no score function, so standard errors and intervals for dependent effects are not available");
    }
    return new ClusterInference(Clusters.of(problem.studies(), column), null);
  }

  /**
   * The same with a bootstrap of the clusters.
   *
   * @throws MetaException if fewer than half of the resamples can be fitted
   */
  ClusterInference resampled(
      SelectionSolution solution, ClusterBootstrap settings, double level, Progress progress) {
    BootstrapDraws drawn = new BootstrapRun(solution, clusters, settings).compute(level, progress);
    if (2 * drawn.failed() > settings.draws()) {
      throw MetaException.format(
          "%d of %d cluster resamples could not be fitted, too many for intervals; use fewer parameters, or cluster-robust standard errors",
          drawn.failed(), settings.draws());
    }
    return new ClusterInference(clusters, drawn);
  }

  /** The solution with the covariance of the sandwich estimator. */
  SelectionSolution applied(SelectionSolution solution) {
    return solution.withThetaCovariance(clusters.sandwich(solution.maximum()));
  }

  /** The bootstrap; empty for Wald intervals. */
  Optional<ClusterBootstrap> bootstrap() {
    return Optional.ofNullable(draws).map(BootstrapDraws::settings);
  }

  /**
   * Replaces the intervals of a table by those of the bootstrap, if there is one.
   *
   * @param table with the columns lower and upper, changed
   * @param interval of a row of the table
   */
  Table withIntervals(Table table, BiFunction<BootstrapDraws, Integer, Interval> interval) {
    BootstrapDraws known = draws;
    if (known == null) {
      return table;
    }
    IntFunction<Interval> ofRow = i -> interval.apply(known, i);
    for (int i = 0; i < table.rowCount(); i++) {
      table.doubleColumn("lower").set(i, ofRow.apply(i).lower());
      table.doubleColumn("upper").set(i, ofRow.apply(i).upper());
    }
    return table;
  }

  /** Settings to do it again with. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("clusters", clusters.column());
    bootstrap()
        .ifPresent(
            of -> {
              settings.put("resampling", of.resampling().id());
              settings.put("intervals", of.interval().label() + " bootstrap");
              settings.put("draws", String.valueOf(of.draws()));
              settings.put("seed", String.valueOf(of.seed()));
            });
    return settings;
  }
}
