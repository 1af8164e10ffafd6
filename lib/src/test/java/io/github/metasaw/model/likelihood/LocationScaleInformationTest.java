package io.github.metasaw.model.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.formula.Target;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.ResidualHeterogeneity;
import io.github.metasaw.model.covariance.ScaleDesign;
import io.github.metasaw.random.RRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationScaleInformationTest {

  private static final int N = 30;
  private static final double[] YI = RRandom.setSeed(1).rnorm(N);
  private static final double[] VI = RRandom.setSeed(2).runif(N, 0.05, 0.4);
  private static final double[] X = RRandom.setSeed(3).rnorm(N);

  private static double[] withOnes() {
    double[] out = new double[2 * N];
    for (int i = 0; i < N; i++) {
      out[2 * i] = 1;
      out[2 * i + 1] = X[i];
    }
    return out;
  }

  private static ResidualHeterogeneity scale(int outcome, int[] rows) {
    ScaleDesign design = ScaleDesign.of(withOnes(), N, List.of("(Intercept)", "x")).select(rows);
    return new ResidualHeterogeneity(new Target.Sigma(outcome), rows, design, true);
  }

  private static GaussianLikelihood likelihood(
      List<ResidualHeterogeneity> scales, boolean reml, double @Nullable [] weights) {
    MarginalCovariance structure =
        new MarginalCovariance(Diagonal.of(VI.clone()), scales, null, null, List.of());
    return new GaussianLikelihood(YI, withOnes(), 2, structure, reml, weights);
  }

  /** One outcome, and two uncorrelated ones whose rows alternate. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itIsTheDerivativeOfTheGradient(boolean reml) {
    int[] all = IntStream.range(0, N).toArray();
    int[] even = IntStream.range(0, N).filter(i -> i % 2 == 0).toArray();
    int[] odd = IntStream.range(0, N).filter(i -> i % 2 == 1).toArray();
    for (List<ResidualHeterogeneity> scales :
        List.of(List.of(scale(0, all)), List.of(scale(1, even), scale(2, odd)))) {
      GaussianLikelihood likelihood = likelihood(scales, reml, null);
      double[] theta = new double[likelihood.dimension()];
      for (int t = 0; t < theta.length; t++) {
        theta[t] = t % 2 == 0 ? -0.7 : 0.4;
      }
      likelihood.at(theta);
      double[] information = likelihood.observedInformation();
      for (int t = 0; t < theta.length; t++) {
        double[] above = gradient(likelihood, theta, t, 1e-5);
        double[] below = gradient(likelihood, theta, t, -1e-5);
        for (int s = 0; s < theta.length; s++) {
          double slope = (above[s] - below[s]) / 2e-5;
          assertEquals(-slope, information[s * theta.length + t], 1e-8, s + " " + t);
        }
      }
    }
  }

  private static double[] gradient(GaussianLikelihood f, double[] theta, int t, double by) {
    double[] moved = theta.clone();
    moved[t] += by;
    f.at(moved);
    return f.gradient();
  }

  /** With likelihood weights it is not known in closed form. */
  @Test
  void itIsEmptyWhereItIsNotKnown() {
    double[] weights = RRandom.setSeed(4).runif(N, 0.5, 2);
    int[] all = IntStream.range(0, N).toArray();
    GaussianLikelihood weighted = likelihood(List.of(scale(0, all)), true, weights);
    weighted.at(new double[] {-0.7, 0.4});
    assertEquals(0, weighted.observedInformation().length);
    GaussianLikelihood plain = likelihood(List.of(scale(0, all)), true, null);
    plain.at(new double[] {-0.7, 0.4});
    assertTrue(plain.observedInformation()[0] > 0);
  }
}
