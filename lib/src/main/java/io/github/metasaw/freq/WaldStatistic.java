package io.github.metasaw.freq;

import io.github.metasaw.fit.Solution;
import org.apiguardian.api.API;

/** Wald's statistic of several coefficients, b' V^-1 b; R: metafor's {@code QM}. */
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
}
