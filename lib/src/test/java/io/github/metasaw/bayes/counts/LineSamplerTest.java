package io.github.metasaw.bayes.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineSamplerTest {

  private static final int DRAWS = 20_000;

  /** Kolmogorov's distance stays below its one-in-10,000 bound. */
  @Test
  void drawsFollowTheDensityNotTheLine() {
    double[] x = new double[37];
    double[] log = new double[37];
    for (int m = 0; m < x.length; m++) {
      x[m] = 0.5 * (m - 18);
      log[m] = 7 - 0.5 * x[m] * x[m];
    }
    RandomStream stream = Streams.of(5).chains(1).get(0);
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      drawn[i] = LineSampler.draw(x, log, z -> 7 - 0.5 * z * z, stream);
    }
    Arrays.sort(drawn);
    double distance = 0;
    for (int i = 0; i < DRAWS; i++) {
      distance = Math.max(distance, Math.abs(Normal.survival(-drawn[i]) - (i + 0.5) / DRAWS));
    }
    assertTrue(distance < 2.23 / Math.sqrt(DRAWS), "distance " + distance);
  }

  @Test
  void twoNodesAreALine() {
    RandomStream stream = Streams.of(6).chains(1).get(0);
    double[] x = {0, 1};
    double[] log = {Math.log(1e-300), 0};
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += LineSampler.draw(x, log, Math::log, stream);
    }
    assertEquals(2.0 / 3, sum / DRAWS, 4 * Math.sqrt(1.0 / 18 / DRAWS));
  }
}
