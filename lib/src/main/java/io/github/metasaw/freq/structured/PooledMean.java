package io.github.metasaw.freq.structured;

import io.github.metasaw.freq.HatMatrix;
import io.github.metasaw.freq.SmallMatrix;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.CorrelatedRows;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The mean by given weights A = diag(a) at a covariance M of the rows: beta = T y with T =
 * (X'AX)^-1 X'A, and its covariance T M T'. M is estimated without A. As metafor's {@code rma.mv}
 * with {@code W}.
 */
final class PooledMean implements WeightedMean {

  private final GaussianLikelihood likelihood;
  private final double[] given;
  private final HatMatrix hat;
  private final int k;
  private final int p;
  private final double[] beta;
  private final double[] residuals;

  /** M T', row-major [k x p]. */
  private final double[] carried;

  /** T M T', row-major [p x p]. */
  private final double[] covariance;

  /** Half the distance of the coefficients from those of the highest likelihood, in its metric. */
  private final double belowMaximum;

  /**
   * @param likelihood evaluated where M is
   * @param weights of the rows [k]
   * @throws io.github.metasaw.diagnostic.MetaException for weights that are 0 in too many rows
   */
  PooledMean(GaussianModel model, GaussianLikelihood likelihood, double[] weights) {
    this.likelihood = likelihood;
    this.given = weights;
    this.hat = HatMatrix.of(model.mean(), likelihood.basis().kept(), weights);
    this.k = weights.length;
    this.p = hat.p();
    this.residuals = model.studies().yi();
    this.beta = hat.coefficients(residuals);
    hat.residuals(residuals);
    this.carried = new double[k * p];
    for (int[] rows : CorrelatedRows.blocks(model.structure())) {
      carry(rows);
    }
    this.covariance = new double[p * p];
    double[] to = hat.toCoefficients();
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        for (int i = 0; i < k; i++) {
          covariance[a * p + b] += to[a * k + i] * carried[i * p + b];
        }
      }
    }
    this.belowMaximum = distance(likelihood.mean().beta(), likelihood.mean().covariance()) / 2;
  }

  private void carry(int... rows) {
    double[] m = likelihood.dispersion().covarianceOf(rows);
    double[] to = hat.toCoefficients();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        for (int a = 0; a < p; a++) {
          carried[rows[i] * p + a] += m[i * rows.length + j] * to[a * k + rows[j]];
        }
      }
    }
  }

  /** Squared, in the metric of a covariance. */
  private double distance(double[] others, double[] theirs) {
    double[] away = new double[p];
    Arrays.setAll(away, j -> beta[j] - others[j]);
    double[] solved = away.clone();
    Cholesky factor = Cholesky.ofSize(p);
    if (!factor.factor(theirs)) {
      return Double.NaN;
    }
    factor.solve(solved);
    return Vectors.dot(away, solved);
  }

  /** Coefficients [p]. */
  double[] beta() {
    return beta.clone();
  }

  /** Of two coefficients. */
  double covariance(int i, int j) {
    return covariance[i * p + j];
  }

  /** Of all coefficients, row-major [p x p]. */
  double[] covariance() {
    return covariance.clone();
  }

  /** By how much the log-likelihood is below its maximum over beta. */
  double belowMaximum() {
    return belowMaximum;
  }

  @Override
  public double[] weights() {
    double sum = Arrays.stream(given).sum();
    return Arrays.stream(given).map(value -> 100 * value / sum).toArray();
  }

  @Override
  public double[] residuals() {
    return residuals.clone();
  }

  @Override
  public double[] hat() {
    return hat.diagonal();
  }

  /** M - X T M - M T'X' + X T M T'X'. */
  @Override
  public double[] residualCovariance(int... rows) {
    int m = rows.length;
    double[] out = likelihood.dispersion().covarianceOf(rows);
    double[] variances = IntStream.range(0, m).mapToDouble(i -> out[i * m + i]).toArray();
    double[] x = hat.x();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        int one = rows[i] * p;
        int other = rows[j] * p;
        for (int a = 0; a < p; a++) {
          out[i * m + j] -= x[one + a] * carried[other + a] + carried[one + a] * x[other + a];
          for (int b = 0; b < p; b++) {
            out[i * m + j] += x[one + a] * covariance[a * p + b] * x[other + b];
          }
        }
      }
    }
    return SmallMatrix.withExactZeros(out, variances);
  }
}
