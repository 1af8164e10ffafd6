package io.github.metasaw.freq;

import io.github.metasaw.fit.Solution;
import org.apiguardian.api.API;

/**
 * Wald's statistic of several coefficients, b' V^-1 b, or of linear combinations of them, (Cb)'(C V
 * C')^-1 Cb; R: metafor's {@code QM}.
 */
@API(status = API.Status.INTERNAL)
public final class WaldStatistic {

  private WaldStatistic() {}

  /**
   * The statistic of the hypothesis that coefficients are all 0.
   *
   * @param solution with estimates and covariances
   * @param tested numbers of the coefficients, from 0
   * @return 0 or larger; NaN where their covariance is singular
   */
  public static double of(Solution solution, int... tested) {
    int m = tested.length;
    double[] b = new double[m];
    double[] v = new double[m * m];
    for (int i = 0; i < m; i++) {
      b[i] = solution.estimate(tested[i]);
      for (int j = 0; j < m; j++) {
        v[i * m + j] = solution.covariance(tested[i], tested[j]);
      }
    }
    return SmallMatrix.quadratic(v, b);
  }

  /**
   * The statistic of the hypothesis that linear combinations of coefficients are all 0.
   *
   * @param solution with estimates and covariances
   * @param combinations weights of the coefficients, one row per combination [q][size]
   * @return 0 or larger; NaN where their covariance is singular
   */
  public static double of(Solution solution, double[][] combinations) {
    int q = combinations.length;
    MeanInference inference = MeanInference.of(solution);
    double[] b = new double[q];
    double[] v = new double[q * q];
    for (int s = 0; s < q; s++) {
      for (int j = 0; j < combinations[s].length; j++) {
        b[s] += combinations[s][j] == 0 ? 0 : combinations[s][j] * solution.estimate(j);
      }
      for (int t = 0; t < q; t++) {
        v[s * q + t] = inference.covariance(combinations[s], combinations[t]);
      }
    }
    return SmallMatrix.quadratic(v, b);
  }
}
