package io.github.metasaw.freq.study;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.draws.Quantiles;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.HatMatrix;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The normal quantile plot of residuals with a simulated envelope (Wang and Bushman 1998, Psychol
 * Methods 3:46; Cook and Weisberg 1982). Points are at R's {@code ppoints}. R: metafor's {@code
 * qqnorm} with {@code smooth = FALSE}; the same seed gives the same envelope.
 *
 * @param residual which residuals
 * @param labels of the studies, in the order of their residuals [k]
 * @param theoretical standard normal quantiles [k]
 * @param values residuals in ascending order [k]
 * @param lower end of the envelope at each rank [k]
 * @param upper end of the envelope at each rank [k]
 * @param envelope how it was simulated
 */
public record NormalPlot(
    Residual residual,
    List<String> labels,
    double[] theoretical,
    double[] values,
    double[] lower,
    double[] upper,
    Envelope envelope)
    implements Tabular {

  /** Up to this number of points, they stand at (i - 3/8) / (n + 1/4), else at (i - 1/2) / n. */
  private static final int FEW_POINTS = 10;

  /**
   * The plot of a fit.
   *
   * @param fit of a model with one tau2
   * @param residual which residuals
   * @param envelope how the envelope is simulated
   * @return one point per study
   * @throws MetaException for a model with a structure of its covariance, as many coefficients as
   *     studies, or a study that cannot be left out for its deleted residual
   */
  public static NormalPlot of(FrequentistFit fit, Residual residual, Envelope envelope) {
    PlottedStudies rows = PlottedStudies.of(fit, "a normal quantile plot");
    HatMatrix hat = HatMatrix.of(fit.design(), fit.refit(DataChange.all(rows.k())));
    int k = rows.k();
    if (k <= hat.p()) {
      throw MetaException.format(
          "a normal quantile plot needs more studies than coefficients, and there are %d and %d",
          k, hat.p());
    }
    double[] unsorted =
        switch (residual) {
          case STANDARDISED -> fit.residuals().doubleColumn("z").asDoubleArray();
          case DELETED -> deleted(rows);
        };
    int[] order =
        IntStream.range(0, k)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> unsorted[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] ends = simulate(hat, envelope);
    return new NormalPlot(
        residual,
        IntStream.of(order).mapToObj(rows.labels()::get).toList(),
        IntStream.range(0, k).mapToDouble(i -> Normal.quantile(probability(i, k))).toArray(),
        IntStream.of(order).mapToDouble(i -> unsorted[i]).toArray(),
        ends[0],
        ends[1],
        envelope);
  }

  private static double[] deleted(PlottedStudies rows) {
    double[] residuals = rows.fit().influence().doubleColumn("rstudent").asDoubleArray();
    for (int i = 0; i < residuals.length; i++) {
      if (Double.isNaN(residuals[i])) {
        throw MetaException.format(
            "'%s' cannot be left out of the model, so it has no %s; take the %s",
            rows.labels().get(i), Residual.DELETED.label(), Residual.STANDARDISED.label());
      }
    }
    return residuals;
  }

  /** R's {@code ppoints}. */
  private static double probability(int i, int k) {
    double a = k <= FEW_POINTS ? 3.0 / 8 : 0.5;
    return (i + 1 - a) / (k + 1 - 2 * a);
  }

  /** Lower and upper ends [2][k]. */
  private static double[][] simulate(HatMatrix hat, Envelope envelope) {
    int k = hat.k();
    int repetitions = envelope.repetitions();
    RRandom random = RRandom.setSeed(envelope.seed());
    double[][] ranked = new double[k][repetitions];
    for (int r = 0; r < repetitions; r++) {
      double[] errors = random.rnorm(k);
      hat.residuals(errors);
      Arrays.sort(errors);
      for (int i = 0; i < k; i++) {
        ranked[i][r] = errors[i];
      }
    }
    double tail = (1 - envelope.level()) / 2 / (envelope.isSimultaneous() ? k : 1);
    double[][] ends = new double[2][k];
    for (int i = 0; i < k; i++) {
      double[] both = Quantiles.of(ranked[i], tail, 1 - tail);
      ends[0][i] = both[0];
      ends[1][i] = both[1];
    }
    return ends;
  }

  /**
   * Whether a residual lies outside the envelope.
   *
   * @param i its rank, from 0
   * @return true if it does
   */
  public boolean isOutside(int i) {
    return values[i] < lower[i] || values[i] > upper[i];
  }

  @Override
  public Table table() {
    return Table.create(
        "normal quantile plot",
        StringColumn.create("study", labels),
        DoubleColumn.create("theoretical", theoretical),
        DoubleColumn.create(residual.id(), values),
        DoubleColumn.create("lower", lower),
        DoubleColumn.create("upper", upper));
  }
}
