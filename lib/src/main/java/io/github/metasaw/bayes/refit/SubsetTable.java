package io.github.metasaw.bayes.refit;

import io.github.metasaw.data.StudySubsets;
import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.parallel.ParallelLoop;
import io.github.metasaw.parallel.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A table with one posterior per subset of the studies, computed in parallel. If a subset has no
 * posterior, its numbers are missing and the column note gives the reason.
 */
final class SubsetTable {

  /** Summaries of mu, or of the first coefficient, and of tau. */
  static final List<String> SUMMARY =
      List.of(
          "estimate",
          "sd",
          "median",
          "lower",
          "upper",
          "probPositive",
          "tau",
          "tauLower",
          "tauUpper");

  private SubsetTable() {}

  /** The values of {@link #SUMMARY} for a posterior; intervals are equal-tailed. */
  static double[] summary(BayesFit fit) {
    Marginal mean = fit.marginal(fit.variables().get(0));
    Marginal tau = fit.marginal(BayesFit.TAU);
    Interval interval = mean.interval(fit.level());
    Interval ofTau = tau.interval(fit.level());
    return new double[] {
      mean.mean(),
      mean.sd(),
      mean.median(),
      interval.lower(),
      interval.upper(),
      1 - mean.cdf(0),
      tau.median(),
      ofTau.lower(),
      ofTau.upper()
    };
  }

  /**
   * Computes the table.
   *
   * @param refit recomputes the posterior given all studies
   * @param subsets subsets of the studies
   * @param names names of the numbers
   * @param numbers computes the numbers of a posterior; called from several threads at a time
   * @return study, k (unless each subset lacks exactly one study), term (if there are moderators),
   *     the numbers, and note (if a subset has no posterior)
   */
  static Table compute(
      PosteriorRefit refit,
      StudySubsets subsets,
      List<String> names,
      Function<BayesFit, double[]> numbers) {
    double[][] values = new double[names.size()][subsets.size()];
    String[] notes = new String[subsets.size()];
    ParallelLoop.run(
        subsets.size(),
        1,
        Progress.none(),
        s -> {
          double[] row = new double[names.size()];
          notes[s] = "";
          try {
            row = numbers.apply(refit.on(subsets.rows(s)));
          } catch (MetaException none) {
            Arrays.fill(row, Double.NaN);
            notes[s] = none.getMessage();
          }
          for (int c = 0; c < row.length; c++) {
            values[c][s] = row[c];
          }
        });
    Table table = Table.create(subsets.name(), subsets.column());
    if (!subsets.isOfSingleStudies()) {
      table.addColumns(IntColumn.create("k", subsets.sizes()));
    }
    BayesFit whole = refit.whole();
    if (!whole.design().isInterceptOnly()) {
      String[] term = new String[subsets.size()];
      Arrays.fill(term, whole.variables().get(0));
      table.addColumns(StringColumn.create("term", term));
    }
    NumberColumns.addTo(table, names, values);
    return Arrays.stream(notes).allMatch(String::isEmpty)
        ? table
        : table.addColumns(StringColumn.create("note", notes));
  }
}
