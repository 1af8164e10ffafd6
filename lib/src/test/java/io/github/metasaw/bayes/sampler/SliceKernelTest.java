package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.draws.Mcse;
import io.github.metasaw.random.Streams;
import org.junit.jupiter.api.Test;

class SliceKernelTest {

  private static final ChainSettings SETTINGS =
      new ChainSettings(
          Sampler.GIBBS, Parameterization.MARGINAL, 1, 500, 20_000, 2, (done, total) -> {});

  /** Two normal coordinates with correlation 0.6, the second cut off below at 0. */
  private static double log(double[] z) {
    return z[1] < 0
        ? Double.NEGATIVE_INFINITY
        : -(z[0] * z[0] - 1.2 * z[0] * z[1] + z[1] * z[1]) / (2 * 0.64);
  }

  /** E z2 of a half-normal is sqrt(2/pi), and E z1 = 0.6 E z2. */
  @Test
  void momentsOfACutNormal() {
    SliceKernel kernel =
        new SliceKernel(
            SETTINGS, SliceKernelTest::log, new double[] {0, 1}, Streams.of(3).chain(0));
    double[][][] draws = new double[2][SETTINGS.draws()][1];
    for (int at = 0; at < SETTINGS.warmup() + SETTINGS.draws(); at++) {
      kernel.move(at);
      for (int j = 0; j < 2 && at >= SETTINGS.warmup(); j++) {
        draws[j][at - SETTINGS.warmup()][0] = kernel.position()[j];
      }
    }
    double[] expected = {0.6 * Math.sqrt(2 / Math.PI), Math.sqrt(2 / Math.PI)};
    for (int j = 0; j < 2; j++) {
      double mean = 0;
      for (double[] row : draws[j]) {
        mean += row[0] / draws[j].length;
        assertTrue(j == 0 || row[0] > 0);
      }
      assertEquals(0, (mean - expected[j]) / Mcse.mean(draws[j]), 4.5);
    }
  }
}
