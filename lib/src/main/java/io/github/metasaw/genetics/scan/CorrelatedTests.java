package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.pool.SampleCorrelation;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Dense;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.util.Arrays;

/**
 * {@link ClassicTests} of studies that share persons, whose estimates have the covariance V, vij =
 * rij si sj (Lin and Sullivan 2009, Am. J. Hum. Genet. 85, 862). The common effect is 1'V^-1 y /
 * 1'V^-1 1, Q its weighted sum of squares (y - beta)'V^-1 (y - beta), and tau2 the moment estimate
 * max(0, (Q - (k - 1)) / tr P), P = V^-1 - V^-1 1 1'V^-1 / 1'V^-1 1, which is that of DerSimonian
 * and Laird where V is diagonal. Agrees with metafor's {@code rma.mv(yi, V)}.
 */
final class CorrelatedTests {

  private final SampleCorrelation correlation;

  CorrelatedTests(SampleCorrelation correlation) {
    this.correlation = correlation;
  }

  /**
   * Tests the first k of some studies.
   *
   * @param k number of studies, 0 or more
   * @param place of each of them among the studies of the correlation [k]
   * @param yi estimates [k]
   * @param wi their precisions [k]
   */
  ClassicTests of(int k, int[] place, double[] yi, double[] wi) {
    if (k < 2) {
      return ClassicTests.of(k, yi, wi);
    }
    double[] y = Arrays.copyOf(yi, k);
    Dense V =
        Dense.of(k, (i, j, zero) -> correlation.get(place[i], place[j]) / Math.sqrt(wi[i] * wi[j]));
    PrecisionWeightedMean common = PrecisionWeightedMean.of(y, V);
    double tau2 = Math.max(0, (common.q() - (k - 1)) / traceP(k, V, common.precision()));
    double[] more = new double[k];
    Arrays.fill(more, tau2);
    PrecisionWeightedMean random =
        tau2 == 0 ? common : PrecisionWeightedMean.of(y, V.plusDiagonal(more));
    double w = random.precision();
    return ClassicTests.of(common, tau2, random.estimate() * w, w);
  }

  private static double traceP(int k, Dense V, double precision) {
    double[] rows = new double[k * k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        rows[i * k + j] = V.get(i, j);
      }
    }
    Cholesky factor = Cholesky.ofSize(k);
    factor.factor(rows);
    double[] inverse = factor.inverse();
    double[] w = new double[k];
    Arrays.fill(w, 1);
    factor.solve(w);
    double trace = 0;
    for (int i = 0; i < k; i++) {
      trace += inverse[i * k + i] - w[i] * w[i] / precision;
    }
    return trace;
  }
}
