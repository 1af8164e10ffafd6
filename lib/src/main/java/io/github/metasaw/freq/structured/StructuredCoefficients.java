package io.github.metasaw.freq.structured;

import io.github.metasaw.model.covariance.DispersionLimit;
import io.github.metasaw.model.covariance.MarginalCovariance;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Coefficients of mean and dispersion at a maximum, as the model text writes them, with their
 * covariance. Where the maximum lies in a limit of the model, in which the SDs of some rows or
 * levels are 0, some coefficients of the dispersion are infinite or have no value; weighted sums of
 * them may be finite all the same.
 */
@API(status = API.Status.INTERNAL)
public final class StructuredCoefficients {

  /** Number of coefficients of the mean. */
  private final int p;

  /** Coefficients of the mean, then of the dispersion. */
  private final double[] estimates;

  /** What the model is at the maximum. */
  private final DispersionLimit limit;

  /** Coefficients of the dispersion in the limit. */
  private final double[] inLimit;

  /** The mean by pooling weights; null by inverse variances. */
  private final @Nullable PooledMean pooled;

  /** Of the mean and of {@code inLimit}. */
  private final JointCovariance covariance;

  /**
   * @param whole the structure of the model
   * @param maximum with its likelihood evaluated there
   * @param observed whether covariances are those of the observed information
   * @param pooled the mean by pooling weights; null by inverse variances
   */
  StructuredCoefficients(
      MarginalCovariance whole,
      StructuredMaximum maximum,
      boolean observed,
      @Nullable PooledMean pooled) {
    double[] beta = pooled == null ? maximum.likelihood().mean().beta() : pooled.beta();
    this.pooled = pooled;
    this.p = beta.length;
    this.limit = new DispersionLimit(whole, maximum.structure());
    this.inLimit = maximum.coefficients();
    double[] dispersion = limit.coefficients(inLimit);
    this.estimates = Arrays.copyOf(beta, p + dispersion.length);
    System.arraycopy(dispersion, 0, estimates, p, dispersion.length);
    this.covariance = new JointCovariance(maximum, observed);
  }

  /** Number of coefficients of mean and dispersion. */
  int size() {
    return estimates.length;
  }

  /** The j-th coefficient, on the scale of its link. */
  double estimate(int j) {
    return estimates[j];
  }

  /** NaN for a coefficient of the dispersion that has no finite estimate. */
  double covariance(int i, int j) {
    if (pooled != null && (i < p || j < p)) {
      // The dispersion is estimated from contrasts, as if it were independent of the mean.
      return i < p && j < p ? pooled.covariance(i, j) : 0;
    }
    int row = i < p ? i : place(i);
    int column = j < p ? j : place(j);
    return row < 0 || column < 0 ? Double.NaN : covariance.get(row, column);
  }

  private int place(int j) {
    int at = limit.place(j - p);
    return at < 0 ? -1 : p + at;
  }

  /** Covariance of two coefficients of the dispersion in the limit. */
  double covarianceInLimit(int s, int t) {
    return covariance.get(p + s, p + t);
  }

  /**
   * The limit of the model that the maximum lies in.
   *
   * @return not proper where it lies in the model itself
   */
  public DispersionLimit limit() {
    return limit;
  }

  /**
   * A weighted sum of the coefficients of the dispersion: as of one row of a design.
   *
   * @param weights of the coefficients of the dispersion
   * @return infinite or NaN where it has no finite value
   */
  double sum(double[] weights) {
    return limit.value(weights, inLimit);
  }

  /** The variance of such a sum; NaN where it is not finite. */
  double varianceOfSum(double[] weights) {
    if (limit.beyond(weights) != 0) {
      return Double.NaN;
    }
    double[] within = limit.within(weights);
    double sum = 0;
    for (int s = 0; s < within.length; s++) {
      for (int t = 0; t < within.length; t++) {
        if (within[s] != 0 && within[t] != 0) {
          sum += within[s] * covarianceInLimit(s, t) * within[t];
        }
      }
    }
    return sum;
  }
}
