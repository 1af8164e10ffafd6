package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WarmupAdaptationTest {

  private static List<Integer> ends(int warmup) {
    WarmupAdaptation windows = new WarmupAdaptation(warmup, 1);
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < warmup; at++) {
      if (windows.learn(at, new double[] {at % 7}, new double[1])) {
        ends.add(at + 1);
      }
    }
    return ends;
  }

  /** 75 iterations, then 25, 50 and 100; after 200 there is no room for 400 before 800. */
  @Test
  void windowsDouble() {
    assertEquals(List.of(100, 150, 250, 800), ends(1000));
    assertEquals(1, ends(100).size());
  }

  @Test
  void scalesAreStandardDeviations() {
    SplittableRandom random = new SplittableRandom(2);
    WarmupAdaptation windows = new WarmupAdaptation(4000, 2);
    double[] scale = new double[2];
    for (int at = 0; at < 4000; at++) {
      windows.learn(
          at, new double[] {3 + 0.2 * random.nextGaussian(), 5 * random.nextGaussian()}, scale);
    }
    assertEquals(0.2, scale[0], 0.02);
    assertEquals(5, scale[1], 0.4);
  }

  @Test
  void nothingIsLearnedOutsideOfTheWindows() {
    WarmupAdaptation windows = new WarmupAdaptation(1000, 1);
    assertFalse(windows.learn(0, new double[1], new double[1]));
    assertFalse(windows.learn(990, new double[1], new double[1]));
  }
}
