package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.DataChange;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold of every estimator on any data. */
class PropertiesTest {

  private static final int K = 12;

  private static double[][] data(int seed) {
    Random random = new Random(seed);
    double[] yi = new double[K];
    double[] vi = new double[K];
    double[] x = new double[2 * K];
    for (int i = 0; i < K; i++) {
      vi[i] = 0.01 + 0.2 * random.nextDouble();
      yi[i] = 0.3 + Math.sqrt(vi[i] + 0.1) * random.nextGaussian();
      x[2 * i] = 1;
      x[2 * i + 1] = random.nextGaussian();
    }
    return new double[][] {yi, vi, x};
  }

  private static FreqOptions options(Tau2Estimator method) {
    FreqOptions options = FreqOptions.defaults().withMethod(method);
    boolean weighted = method == Tau2Estimator.GENQ || method == Tau2Estimator.GENQM;
    return weighted ? options.withWeights(FitAgainst.ones(K)) : options;
  }

  @ParameterizedTest
  @EnumSource(Tau2Estimator.class)
  void shiftingAndScalingTheEstimatesShiftsAndScalesTheAnswer(Tau2Estimator method) {
    for (int seed = 0; seed < 20; seed++) {
      double[][] d = data(seed);
      OneVarianceSolution fit = OneVarianceSolution.fit(d[0], d[1], null, 1, options(method));
      for (double scale : new double[] {1e-6, -3, 1e6}) {
        double[] yi = new double[K];
        double[] vi = new double[K];
        for (int i = 0; i < K; i++) {
          yi[i] = scale * (d[0][i] + 5);
          vi[i] = scale * scale * d[1][i];
        }
        OneVarianceSolution other = OneVarianceSolution.fit(yi, vi, null, 1, options(method));
        double size = Math.abs(scale);
        assertEquals(scale * (fit.beta()[0] + 5), other.beta()[0], 1e-9 * size);
        assertEquals(scale * scale * fit.tau2, other.tau2, 1e-9 * scale * scale);
        assertEquals(size * fit.se(0), other.se(0), 1e-9 * size);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Tau2Estimator.class)
  void theShortPathForAnInterceptAgreesWithTheGeneralOne(Tau2Estimator method) {
    for (int seed = 0; seed < 20; seed++) {
      double[][] d = data(seed);
      OneVarianceSolution quick = OneVarianceSolution.fit(d[0], d[1], null, 1, options(method));
      OneVarianceSolution general =
          OneVarianceSolution.fit(d[0], d[1], FitAgainst.ones(K), 1, options(method));
      assertEquals(quick.tau2, general.tau2, 1e-11);
      assertEquals(quick.beta()[0], general.beta()[0], 1e-11);
      assertEquals(quick.logLik(), general.logLik(), 1e-10);
    }
  }

  @ParameterizedTest
  @EnumSource(Tau2Estimator.class)
  void leavingOutAStudyEqualsFittingWithoutIt(Tau2Estimator method) {
    for (int seed = 0; seed < 20; seed++) {
      double[][] d = data(seed);
      FreqOptions options = options(method);
      OneVariance rows = new OneVariance(d[0], d[1], d[2], 2, options);
      double tau2 = OneVarianceSolution.fit(d[0], d[1], d[2], 2, options).tau2;
      for (int left = 0; left < K; left++) {
        OneVarianceSolution warm =
            rows.data().fit(DataChange.without(K, left), rows.options(), tau2);
        OneVarianceSolution cold =
            rows.data().fit(DataChange.without(K, left), rows.options(), Double.NaN);
        assertEquals(cold.tau2, warm.tau2, 1e-11);
        assertEquals(cold.beta()[1], warm.beta()[1], 1e-11);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Tau2Estimator.class,
      names = {"ML", "REML"})
  void noTau2HasAHigherLikelihood(Tau2Estimator method) {
    for (int seed = 0; seed < 50; seed++) {
      double[][] d = data(seed);
      OneVarianceSolution best = OneVarianceSolution.fit(d[0], d[1], d[2], 2, options(method));
      double top = best.logLik();
      for (int i = 0; i <= 400; i++) {
        double tau2 = 1e-3 * i;
        OneVarianceSolution at =
            OneVarianceSolution.fit(d[0], d[1], d[2], 2, options(method).withFixedTau2(tau2));
        assertTrue(at.logLik() <= top + 1e-10);
      }
    }
  }
}
