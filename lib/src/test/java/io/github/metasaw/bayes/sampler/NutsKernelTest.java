package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Mcse;
import io.github.metasaw.random.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

class NutsKernelTest {

  private static final ChainSettings SETTINGS =
      new ChainSettings(
          Sampler.NUTS, Parameterization.MARGINAL, 1, 500, 4000, 2, (done, total) -> {});

  /** Independent normal coordinates with means 3 and -1000 and SDs 1e-3 and 50. */
  private static final DifferentiableDensity TARGET =
      new DifferentiableDensity() {
        @Override
        public int size() {
          return 2;
        }

        @Override
        public double at(double[] q, double[] gradient) {
          double a = (q[0] - 3) / 1e-3;
          double b = (q[1] + 1000) / 50;
          gradient[0] = -a / 1e-3;
          gradient[1] = -b / 50;
          return -0.5 * (a * a + b * b);
        }
      };

  /** Warm-up learns scales five powers of ten apart, and the draws have the moments. */
  @Test
  void findsScalesAndMoments() {
    NutsKernel kernel =
        new NutsKernel(SETTINGS, TARGET, new double[] {3.01, -900}, Streams.of(2).chain(0));
    double[][][] draws = new double[2][SETTINGS.draws()][1];
    for (int at = 0; at < SETTINGS.warmup() + SETTINGS.draws(); at++) {
      kernel.move(at);
      if (at >= SETTINGS.warmup()) {
        draws[0][at - SETTINGS.warmup()][0] = kernel.position()[0];
        draws[1][at - SETTINGS.warmup()][0] = kernel.position()[1];
      }
    }
    double[] means = {3, -1000};
    double[] sds = {1e-3, 50};
    for (int j = 0; j < 2; j++) {
      double mean = 0;
      for (double[] row : draws[j]) {
        mean += row[0] / draws[j].length;
      }
      double squares = 0;
      for (double[] row : draws[j]) {
        squares += Math.pow(row[0] - means[j], 2) / draws[j].length;
      }
      assertEquals(0, (mean - means[j]) / Mcse.mean(draws[j]), 4.5);
      assertEquals(1, Math.sqrt(squares) / sds[j], 0.1);
    }
    List<Check> checks = NutsKernel.checks(new NutsKernel[] {kernel});
    assertEquals(3, checks.size());
    assertTrue(checks.stream().allMatch(check -> check.status() == Check.Status.OK));
    assertEquals("divergent=0 of 4000", checks.get(0).value());
  }
}
