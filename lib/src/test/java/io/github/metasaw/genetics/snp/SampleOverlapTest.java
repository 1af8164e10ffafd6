package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleOverlapTest {

  private static final double[] ONE = {1, 0.5, 2};

  private static SampleOverlap simulated(double r, int n) {
    Random random = new Random(5);
    SampleOverlap overlap = new SampleOverlap();
    for (int i = 0; i < n; i++) {
      double a = random.nextGaussian();
      double b = r * a + Math.sqrt(1 - r * r) * random.nextGaussian();
      double c = random.nextGaussian();
      overlap.add(Snp.of("rs", new double[] {a, b / 2, 2 * c}, ONE));
    }
    return overlap;
  }

  @Test
  void theCorrelationOfZScores() {
    for (double r : new double[] {-0.4, 0, 0.1, 0.6}) {
      SampleOverlap overlap = simulated(r, 200_000);
      SampleOverlap.Correlation shared = overlap.correlation(0, 1);
      assertEquals(r, shared.r(), 3.5 * shared.error());
      SampleOverlap.Correlation none = overlap.correlation(2, 0);
      assertEquals(0, none.r(), 3.5 * none.error());
      assertEquals(200_000 * 0.6827 * 0.6827, none.n(), 1500);
    }
  }

  /** The error is that of repeated samples. */
  @Test
  void theStandardError() {
    double squares = 0;
    Random random = new Random(9);
    for (int repeat = 0; repeat < 100; repeat++) {
      SampleOverlap overlap = new SampleOverlap();
      for (int i = 0; i < 2000; i++) {
        double[] y = {random.nextGaussian(), random.nextGaussian()};
        overlap.add(Snp.of("rs", y, new double[] {1, 1}));
      }
      SampleOverlap.Correlation c = overlap.correlation(0, 1);
      squares += c.r() * c.r() / (c.error() * c.error()) / 100;
    }
    assertEquals(1, squares, 0.4);
  }

  @Test
  void partsAddUpAndAreSaved() {
    SampleOverlap whole = simulated(0.3, 2000);
    whole.addAll(simulated(0.3, 1000));
    Map<String, Long> saved = new LinkedHashMap<>();
    whole.save(saved);
    SampleOverlap read = new SampleOverlap();
    saved.forEach(read::restore);
    assertEquals(whole.correlation(0, 1), read.correlation(0, 1));
    assertEquals(whole.correlation(1, 2), read.correlation(1, 2));
    assertTrue(Double.isNaN(new SampleOverlap().correlation(0, 1).r()));
  }
}
