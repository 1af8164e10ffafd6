package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Tau2Interval;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Intervals over simulated meta-analyses of ten studies: how often they hold the truth. */
@Tag("slow")
class CoverageTest {

  private static final int REPEATS = 100_000;
  private static final int K = 10;
  private static final double MU = 0.3;
  private static final double TAU2 = 0.05;

  @Test
  void coverage() {
    Random random = new Random(20);
    int z = 0;
    int knappHartung = 0;
    int knownTau2 = 0;
    int qProfile = 0;
    double[] vi = new double[K];
    for (int i = 0; i < K; i++) {
      vi[i] = 0.02 * (i + 1);
    }
    FreqOptions wald = FreqOptions.defaults();
    FreqOptions knha = wald.withTest(CoefficientTest.KNHA);
    double normal = Reference.critical(0.95, Double.NaN);
    double t = Reference.critical(0.95, K - 1);
    for (int r = 0; r < REPEATS; r++) {
      double[] yi = new double[K];
      for (int i = 0; i < K; i++) {
        yi[i] = MU + Math.sqrt(vi[i] + TAU2) * random.nextGaussian();
      }
      OneVariance solver = new OneVariance(yi, vi, null, 1, wald);
      OneVarianceSolution plain = solver.solution();
      OneVarianceSolution scaled = OneVarianceSolution.fit(yi, vi, null, 1, knha);
      z += Math.abs(plain.beta()[0] - MU) <= normal * plain.se(0) ? 1 : 0;
      knappHartung += Math.abs(scaled.beta()[0] - MU) <= t * scaled.se(0) ? 1 : 0;
      OneVarianceSolution known =
          OneVarianceSolution.fit(yi, vi, null, 1, knha.withFixedTau2(TAU2));
      knownTau2 += Math.abs(known.beta()[0] - MU) <= t * known.se(0) ? 1 : 0;
      Tau2Interval interval = solver.tau2Interval(Tau2Interval.Method.Q_PROFILE);
      qProfile += interval.lower() <= TAU2 && TAU2 <= interval.upper() ? 1 : 0;
    }
    double error = Math.sqrt(0.95 * 0.05 / REPEATS);
    System.out.printf(
        "coverage of 95 %% intervals, k = %d: z %.4f, Knapp-Hartung %.4f, Q-profile %.4f (MC %.4f)%n",
        K,
        (double) z / REPEATS,
        (double) knappHartung / REPEATS,
        (double) qProfile / REPEATS,
        error);
    // The Q-profile interval is exact when the variances are known.
    assertEquals(0.95, (double) qProfile / REPEATS, 4 * error);
    // Knapp and Hartung's is exact at the true tau2; with tau2 estimated both are too narrow for
    // ten studies of unequal size, the normal one more.
    assertEquals(0.95, (double) knownTau2 / REPEATS, 4 * error);
    assertTrue(z < knappHartung && knappHartung < knownTau2);
  }
}
