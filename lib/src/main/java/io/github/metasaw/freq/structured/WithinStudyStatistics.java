package io.github.metasaw.freq.structured;

import io.github.metasaw.linalg.Definiteness;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.Arrays;

/**
 * Statistics of the estimates when they differ by sampling error V alone, with P as in metafor's
 * {@code rma.mv} at M = V. NaN where V is singular, or not known.
 *
 * @param q Cochran's Q, y'Py; 0 without degrees of freedom
 * @param typicalVariance (n - p) / tr P; 0 without degrees of freedom
 */
record WithinStudyStatistics(double q, double typicalVariance) {

  private static final WithinStudyStatistics NONE =
      new WithinStudyStatistics(Double.NaN, Double.NaN);

  /**
   * The statistics of a model.
   *
   * @param model with its studies
   * @param df rows less coefficients of the mean
   */
  static WithinStudyStatistics of(GaussianModel model, int df) {
    Symmetric V = model.studies().V();
    Design mean = model.mean();
    boolean singular = !(V instanceof Diagonal) && !Definiteness.isFullRank(V);
    if (model.structure().isProportional() || singular) {
      return NONE;
    }
    GaussianLikelihood known =
        new GaussianLikelihood(
            model.studies().yi(),
            mean.x(),
            mean.columns(),
            MarginalCovariance.known(V),
            false,
            null);
    if (Double.isNaN(known.at(new double[0]))) {
      return NONE;
    }
    double trace = Arrays.stream(known.mean().projectionDiagonal()).sum();
    return df == 0
        ? new WithinStudyStatistics(0, 0)
        : new WithinStudyStatistics(known.mean().squares(), df / trace);
  }
}
