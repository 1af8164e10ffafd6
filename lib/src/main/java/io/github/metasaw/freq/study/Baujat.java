package io.github.metasaw.freq.study;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.RowMean;
import io.github.metasaw.freq.refit.RefitLoop;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The plot of Baujat and others (2002, Stat Med 21:2641): how much each study adds to the
 * heterogeneity, and how far the result moves without it. R: metafor's {@code baujat}.
 *
 * @param labels of the studies [k]
 * @param heterogeneity squared Pearson residual, (yi - fitted)^2 / (vi + tau2); in a common-effect
 *     model these sum to Q [k]
 * @param influence squared difference between the fitted value with the study and without it, over
 *     the variance of the latter; NaN for a study that cannot be left out [k]
 * @param isPartOfQ whether tau2 is 0 by definition, so that the first is a part of Q
 * @param hasModerators whether fitted values differ between studies
 */
public record Baujat(
    List<String> labels,
    double[] heterogeneity,
    double[] influence,
    boolean isPartOfQ,
    boolean hasModerators)
    implements Tabular {

  /**
   * The coordinates of the studies of a fit, which is made again without each of them.
   *
   * @param fit of a model with one tau2
   * @return one point per study
   * @throws MetaException for a model with a structure of its covariance, or where no study can be
   *     left out
   */
  public static Baujat of(FrequentistFit fit) {
    PlottedStudies rows = PlottedStudies.of(fit, "a Baujat plot");
    int k = rows.k();
    if (k < 2) {
      throw MetaException.of("a Baujat plot leaves out each study in turn, and there is only one");
    }
    Solution full = fit.refit(DataChange.all(k));
    double[] residuals = full.residuals();
    double[] variances = rows.variances();
    double[] heterogeneity = new double[k];
    double[] influence = new double[k];
    RefitLoop.inTurn(
        k,
        i -> {
          heterogeneity[i] = residuals[i] * residuals[i] / variances[i];
          influence[i] = influence(fit, i, rows.yi()[i] - residuals[i], full.p());
        });
    if (Arrays.stream(influence).allMatch(Double::isNaN)) {
      throw MetaException.format(
          "a Baujat plot leaves out each study in turn, and %d studies are too few for that", k);
    }
    return new Baujat(
        List.copyOf(rows.labels()),
        heterogeneity,
        influence,
        fit.estimator().isZero(),
        !fit.design().isInterceptOnly());
  }

  private static double influence(FrequentistFit fit, int i, double fitted, int p) {
    Solution without;
    try {
      without = fit.refit(DataChange.without(fit.studies().k(), i));
    } catch (MetaException tooFew) {
      return Double.NaN;
    }
    if (without.p() < p) {
      return Double.NaN;
    }
    RowMean mean = RowMean.of(without, fit.design().x(), fit.design().columns(), i);
    double change = mean.estimate() - fitted;
    return change * change / mean.variance();
  }

  @Override
  public Table table() {
    return Table.create(
        "Baujat plot",
        StringColumn.create("study", labels),
        DoubleColumn.create("heterogeneity", heterogeneity),
        DoubleColumn.create("influence", influence));
  }
}
