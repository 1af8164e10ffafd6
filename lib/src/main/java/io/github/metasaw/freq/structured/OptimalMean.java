package io.github.metasaw.freq.structured;

import io.github.metasaw.freq.SmallMatrix;
import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The mean by generalised least squares, W = M^-1.
 *
 * @param model with its studies
 * @param likelihood evaluated where M is
 */
record OptimalMean(GaussianModel model, GaussianLikelihood likelihood) implements WeightedMean {

  @Override
  public double[] weights() {
    double[] ones = new double[model.studies().k()];
    Arrays.fill(ones, 1);
    double[] w = likelihood.mean().solve(ones);
    double sum = Arrays.stream(w).sum();
    return Arrays.stream(w).map(value -> 100 * value / sum).toArray();
  }

  @Override
  public double[] residuals() {
    return likelihood.mean().residuals();
  }

  @Override
  public double[] hat() {
    double[] inverse = likelihood.mean().inverseDiagonal();
    double[] p = likelihood.mean().projectionDiagonal();
    double[] hat = new double[inverse.length];
    boolean independent = likelihood.storage().equals("diagonal");
    double[] unit = new double[hat.length];
    for (int i = 0; i < hat.length; i++) {
      if (independent) {
        hat[i] = 1 - p[i] / inverse[i];
      } else {
        unit[i] = 1;
        // H = I - M P, so that its diagonal needs a row of M.
        hat[i] =
            1
                - Vectors.dot(
                    likelihood.mean().project(unit), likelihood.dispersion().covarianceRow(i));
        unit[i] = 0;
      }
    }
    return hat;
  }

  /** M - X (X'M^-1 X)^-1 X'. */
  @Override
  public double[] residualCovariance(int... rows) {
    double[] out = likelihood.dispersion().covarianceOf(rows);
    int m = rows.length;
    double[] variances = IntStream.range(0, m).mapToDouble(i -> out[i * m + i]).toArray();
    double[] x = model.mean().x();
    int columns = model.mean().columns();
    int[] kept = likelihood.basis().kept();
    int p = kept.length;
    double[] covariance = likelihood.mean().covariance();
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < m; k++) {
        double sum = 0;
        for (int a = 0; a < p; a++) {
          for (int b = 0; b < p; b++) {
            sum +=
                x[rows[i] * columns + kept[a]]
                    * covariance[a * p + b]
                    * x[rows[k] * columns + kept[b]];
          }
        }
        out[i * m + k] -= sum;
      }
    }
    return SmallMatrix.withExactZeros(out, variances);
  }
}
