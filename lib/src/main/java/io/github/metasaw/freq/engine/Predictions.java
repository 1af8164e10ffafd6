package io.github.metasaw.freq.engine;

import io.github.metasaw.data.column.OutcomeColumns;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.MeanInference;
import io.github.metasaw.freq.MeanPrediction;
import io.github.metasaw.freq.Solved;
import io.github.metasaw.freq.robust.ClusterRobust;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * The mean effect at given moderators, and the interval for the true effect of a next study there,
 * in a new level of every group; metafor's {@code predict}.
 */
final class Predictions {

  private final ModelKind kind;
  private final FittedModel fit;
  private final Solved solution;
  private final int[] kept;

  private final MeanInference inference;

  private Predictions(ModelKind kind, MeanInference inference) {
    this.kind = kind;
    this.inference = inference;
    this.fit = kind.model();
    this.solution = fit.solution();
    this.kept = solution.kept();
  }

  /** At the rows fitted; one row, or one per outcome, where nothing differs between them. */
  static Table fitted(ModelKind kind, MeanInference inference) {
    return new Predictions(kind, inference).fitted();
  }

  /** At new rows; with two outcomes, all rows of the first and then all of the second. */
  static Table at(ModelKind kind, MeanInference inference, Table newdata) {
    return new Predictions(kind, inference).at(newdata);
  }

  /** At new rows, less the mean where all moderators are 0. */
  static Table differences(ModelKind kind, MeanInference inference, Table newdata) {
    return new Predictions(kind, inference).differences(newdata);
  }

  private Table fitted() {
    if (kind.outcomes() == 2) {
      return twoOutcomes();
    }
    double[] heterogeneity = solution.heterogeneity();
    boolean same = Arrays.stream(heterogeneity).allMatch(h -> h == heterogeneity[0]);
    if (fit.design().isInterceptOnly() && same) {
      return table(new double[] {1}, new double[] {heterogeneity[0]});
    }
    return table(fit.design().x(), heterogeneity);
  }

  private Table twoOutcomes() {
    Table rows = fit.studies().table();
    Table first = at(rows.first(1));
    Table table = table(fit.design().x(), solution.heterogeneity());
    table.insertColumn(0, rows.intColumn(OutcomeColumns.OUTCOME).copy().setName("outcome"));
    boolean same = true;
    for (Row row : table) {
      for (String column : List.of("estimate", "se", "piUpper")) {
        double here = row.getDouble(column);
        double there = first.doubleColumn(column).getDouble(row.getInt("outcome") - 1);
        same &= Math.abs(here - there) <= 1e-12 * Math.abs(there);
      }
    }
    return same ? first : table;
  }

  private Table at(Table newdata) {
    return at(newdata, fit.design().encode(newdata));
  }

  private Table differences(Table newdata) {
    int columns = fit.design().columns();
    double[] x = fit.design().encode(newdata);
    int[] intercepts =
        IntStream.range(0, kept.length).filter(a -> fit.parameter(a).isIntercept()).toArray();
    if (intercepts.length == 0) {
      throw MetaException.of(
          "the model has no intercept, so predictions already leave it out; predict without this choice");
    }
    for (int a : intercepts) {
      for (int i = kept[a]; i < x.length; i += columns) {
        x[i] = 0;
      }
    }
    return at(newdata, x);
  }

  private Table at(Table newdata, double[] x) {
    Table table = table(x, kind.heterogeneityAt(newdata));
    AliasedPrediction.remark(table, fit.design(), kept, solution.aliased(), x);
    return kind.outcomes() == 1 ? table : withOutcomes(table, newdata.rowCount());
  }

  private static Table withOutcomes(Table table, int n) {
    IntColumn outcome = IntColumn.create("outcome");
    for (int i = 0; i < 2 * n; i++) {
      outcome.append(i < n ? 1 : 2);
    }
    return table.insertColumn(0, outcome);
  }

  /**
   * The table.
   *
   * @param x row-major [n x columns]
   * @param heterogeneity variance of the true effects in these rows [n]
   */
  private Table table(double[] x, double[] heterogeneity) {
    return new MeanPrediction(
            solution,
            inference,
            fit.design().columns(),
            fit.level(),
            this::degreesBeyond,
            !solution.options().method().isZero())
        .at(x, heterogeneity);
  }

  /** Half the prediction interval of the first coefficient's mean. */
  static double halfWidth(ModelKind kind) {
    Solved solution = kind.model().solution();
    double variance = solution.covariance(0, 0) + solution.tau2();
    return beyond(solution) * Math.sqrt(variance);
  }

  /** Degrees of freedom for a next true effect, from those of the mean there. */
  private double degreesBeyond(double ofMean) {
    return inference instanceof ClusterRobust
        ? Math.max(1, solution.options().prediction().degrees(ofMean, ofMean))
        : degrees(solution);
  }

  /**
   * Half-width of the interval of a next true effect, in its standard deviations; NaN for models
   * that put tau2 at 0, for they say nothing of a next study.
   */
  private static double beyond(Solved solution) {
    FreqOptions options = solution.options();
    if (options.method().isZero()) {
      return Double.NaN;
    }
    return Reference.critical(options.level(), degrees(solution));
  }

  /** Degrees of freedom of t for a next true effect; NaN for the normal distribution. */
  static double degrees(Solved solution) {
    return solution.options().prediction().degrees(solution.df(), solution.testDf());
  }
}
