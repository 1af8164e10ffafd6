package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.linalg.Orthonormal;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SingleCoefficientTest {

  private static final double[] Y = {0.3, -0.1, 0.8, 0.5};
  private static final double[] V = {0.04, 0.1, 0.02, 0.3};

  private static SingleCoefficient single(
      double[] y, double[] v, double[] x, LocationPrior prior, @Nullable Integer anchor) {
    UnknownCoefficients unknown = UnknownCoefficients.of(y, x, List.of(prior));
    Orthonormal basis = Orthonormal.of(x, y.length, 1);
    PriorInBasis inBasis = new PriorInBasis(unknown, basis.r(), -1);
    return Objects.requireNonNull(SingleCoefficient.of(y, v, basis, inBasis, anchor));
  }

  /** With a normal prior y is multivariate normal: N(x m, V + tau2 I + s^2 x x'). */
  @Test
  void normalPriorAgainstTheDenseDensity() {
    double[] x = {1, 2, -1, 0.5};
    SingleCoefficient single = single(Y, V, x, new LocationPrior.Normal(0.4, 0.6), null);
    for (double tau2 : new double[] {0, 0.03, 2}) {
      double[][] covariance = new double[4][4];
      double[] mean = new double[4];
      for (int i = 0; i < 4; i++) {
        mean[i] = 0.4 * x[i];
        for (int j = 0; j < 4; j++) {
          covariance[i][j] = 0.36 * x[i] * x[j] + (i == j ? V[i] + tau2 : 0);
        }
      }
      double dense = Math.log(new MultivariateNormalDistribution(mean, covariance).density(Y));
      assertEquals(dense, single.logLikelihood(tau2), 1e-12);
    }
  }

  /** A flat prior is the limit of N(0, s^2) times s sqrt(2 pi). */
  @Test
  void flatPriorIsTheLimitOfWideOnes() {
    double[] one = {1, 1, 1, 1};
    double wide = 1e5;
    double flat = single(Y, V, one, new LocationPrior.Flat(), null).logLikelihood(0.1);
    double normal = single(Y, V, one, new LocationPrior.Normal(0, wide), null).logLikelihood(0.1);
    assertEquals(flat, normal + Math.log(wide * Math.sqrt(2 * Math.PI)), 1e-9);
  }

  /** Shifting all estimates changes nothing; multiplying by c adds -(k - 1) log c. */
  @Test
  void shiftAndScale() {
    double[] one = {1, 1, 1, 1};
    double[] shifted = new double[4];
    double[] scaled = new double[4];
    double[] scaledV = new double[4];
    for (int i = 0; i < 4; i++) {
      shifted[i] = Y[i] + 1000;
      scaled[i] = 7 * Y[i];
      scaledV[i] = 49 * V[i];
    }
    LocationPrior flat = new LocationPrior.Flat();
    double log = single(Y, V, one, flat, null).logLikelihood(0.2);
    assertEquals(log, single(shifted, V, one, flat, null).logLikelihood(0.2), 1e-9);
    assertEquals(
        log - 3 * Math.log(7),
        single(scaled, scaledV, one, flat, null).logLikelihood(49 * 0.2),
        1e-12);
  }

  /** With a study known all but exactly, the others are judged against it. */
  @Test
  void anAnchorKeepsTheResiduals() {
    double[] v = {1e-24, 0.1, 0.02, 0.3};
    double[] one = {1, 1, 1, 1};
    double log = single(Y, v, one, new LocationPrior.Flat(), 0).logLikelihood(0);
    double expected = 0;
    for (int i = 1; i < 4; i++) {
      double gap = Y[i] - Y[0];
      expected -= 0.5 * (Math.log(2 * Math.PI * v[i]) + gap * gap / v[i]);
    }
    assertEquals(expected, log, 1e-12);
  }
}
