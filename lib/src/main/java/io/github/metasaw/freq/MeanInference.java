package io.github.metasaw.freq;

import io.github.metasaw.fit.Solution;
import org.apiguardian.api.API;

/**
 * How sure the coefficients of a fit are: their covariance, and the reference distribution of
 * linear combinations of them. One is the model's own, another the cluster-robust one.
 */
@API(status = API.Status.INTERNAL)
public interface MeanInference {

  /**
   * How many coefficients it is of.
   *
   * @return p for the mean alone; more if those of the dispersion are covered
   */
  int size();

  /**
   * Covariance of two coefficients.
   *
   * @param i number of one, from 0
   * @param j number of the other
   * @return on the scale of their links
   */
  double covariance(int i, int j);

  /**
   * Degrees of freedom of t for a linear combination of the coefficients.
   *
   * @param weights of the coefficients [size]
   * @return NaN for the normal distribution
   */
  double degrees(double[] weights);

  /**
   * The variance of a linear combination of the coefficients.
   *
   * @param weights of the coefficients [size]
   * @return w' Cov(b) w
   */
  default double variance(double[] weights) {
    return covariance(weights, weights);
  }

  /**
   * The covariance of two linear combinations of the coefficients.
   *
   * @param weights of the coefficients in one [size]
   * @param others of the coefficients in the other [size]
   * @return v' Cov(b) w
   */
  default double covariance(double[] weights, double[] others) {
    double covariance = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; weights[i] != 0 && j < others.length; j++) {
        covariance += others[j] == 0 ? 0 : weights[i] * covariance(i, j) * others[j];
      }
    }
    return covariance;
  }

  /**
   * That of the model itself.
   *
   * @param solution with coefficients and their covariance
   * @return of the mean and of the dispersion
   */
  static MeanInference of(Solution solution) {
    return new MeanInference() {
      @Override
      public int size() {
        return solution.p() + solution.dispersion().size();
      }

      @Override
      public double covariance(int i, int j) {
        return solution.covariance(i, j);
      }

      @Override
      public double degrees(double[] weights) {
        return solution.testDf();
      }
    };
  }
}
