package io.github.metasaw.estimand;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The signal of all studies as that of their average and that of their differences: Z^2 = Z_F^2 + Q
 * with k = 1 + (k - 1) degrees of freedom. Z^2 = y'V^-1 y tests that every effect is zero; Z_F^2 =
 * beta_F^2 / Var(beta_F) that their precision-weighted average is; Q that they are equal. (The
 * lecture prints the second without the square on beta_F.)
 *
 * <p>Under "all effects are zero" the two parts are independent chi-squared variables; R: {@code
 * pchisq(sum(yi^2/vi), k, lower.tail = FALSE)}.
 *
 * @param labels of the studies [k]
 * @param signals signal of each study by itself, yi^2/vi; with independent studies they sum to Z2
 *     [k]
 * @param betaF the precision-weighted average
 * @param seF its standard error
 * @param ZF2 squared Z statistic of betaF, 1 degree of freedom
 * @param Q Cochran's statistic, k - 1 degrees of freedom
 * @param Z2 signal of all studies, k degrees of freedom
 */
public record SignalDecomposition(
    List<String> labels,
    List<Double> signals,
    double betaF,
    double seF,
    double ZF2,
    double Q,
    double Z2)
    implements Tabular {

  /** Takes a copy. */
  public SignalDecomposition {
    labels = List.copyOf(labels);
    signals = List.copyOf(signals);
  }

  /**
   * Of studies, whose sampling errors may be correlated.
   *
   * @param studies estimates with their sampling covariance
   * @return the parts of the signal
   */
  public static SignalDecomposition of(Studies studies) {
    PrecisionWeightedMean mean = Weights.mean(studies);
    double[] y = studies.yi();
    double[] v = studies.vi();
    return new SignalDecomposition(
        studies.labels(),
        IntStream.range(0, y.length).mapToObj(i -> y[i] * y[i] / v[i]).toList(),
        mean.estimate(),
        1 / Math.sqrt(mean.precision()),
        mean.squaredZ(),
        mean.q(),
        mean.squaredZ() + mean.q());
  }

  /** Number of studies. */
  public int k() {
    return labels.size();
  }

  /** p value of {@link #ZF2}: is the average zero? */
  public double ZF2p() {
    return ChiSquared.survival(ZF2, 1);
  }

  /** p value of {@link #Q}: are the effects equal? 1 with one study. */
  public double Qp() {
    return ChiSquared.survival(Q, k() - 1);
  }

  /** p value of {@link #Z2}: is every effect zero? */
  public double Z2p() {
    return ChiSquared.survival(Z2, k());
  }

  /** part, asks, statistic, df, p, share: three rows, the last the sum of the others. */
  @Override
  public Table table() {
    return Table.create(
        "signal",
        StringColumn.create("part", "Z_F^2", "Q", "Z^2 = Z_F^2 + Q"),
        StringColumn.create(
            "asks", "is the average zero?", "are the effects equal?", "is every effect zero?"),
        DoubleColumn.create("statistic", ZF2, Q, Z2),
        IntColumn.create("df", 1, k() - 1, k()),
        DoubleColumn.create("p", ZF2p(), Qp(), Z2p()),
        DoubleColumn.create("share", ZF2 / Z2, Q / Z2, 1));
  }
}
