package io.github.metasaw.data.effect.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiveNumbersTest {

  private static final double NONE = Double.NaN;

  @Test
  void agreesWithConvFivenum() {
    FiveNumbers range = new FiveNumbers(2, NONE, 9, NONE, 17, 30);
    assertEquals(9.11891589002787, range.mean(), 1e-12);
    assertEquals(3.67596366201589, range.sd(), 1e-12);
    FiveNumbers quartiles = new FiveNumbers(NONE, 6.5, 9, 12, NONE, 42);
    assertEquals(9.17732142857143, quartiles.mean(), 1e-12);
    assertEquals(4.22172247193423, quartiles.sd(), 1e-12);
    FiveNumbers both = new FiveNumbers(2, 6.5, 9, 12, 17, 55);
    assertEquals(9.20425094580620, both.mean(), 1e-12);
    assertEquals(3.68158521021783, both.sd(), 1e-12);
  }

  private static FiveNumbers of(double[] sample, int which) {
    double[] x = sample.clone();
    Arrays.sort(x);
    boolean hasRange = which != 1;
    boolean hasQuartiles = which != 0;
    return new FiveNumbers(
        hasRange ? x[0] : NONE,
        hasQuartiles ? quantile(x, 0.25) : NONE,
        quantile(x, 0.5),
        hasQuartiles ? quantile(x, 0.75) : NONE,
        hasRange ? x[x.length - 1] : NONE,
        x.length);
  }

  /** As R's default. */
  private static double quantile(double[] sorted, double p) {
    double at = (sorted.length - 1) * p;
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** Normal samples come back on average within 3 % of their SD, and are hardly called skewed. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void normalSamplesComeBack(int which) {
    RRandom random = RRandom.setSeed(7);
    int samples = 2000;
    for (int n : new int[] {15, 40, 200}) {
      double mean = 0;
      double sd = 0;
      int skewed = 0;
      for (int s = 0; s < samples; s++) {
        FiveNumbers numbers = of(random.rnorm(n, 10, 3), which);
        mean += numbers.mean() / samples;
        sd += numbers.sd() / samples;
        skewed += numbers.isSkewed() ? 1 : 0;
      }
      assertEquals(10, mean, 0.1, "mean of " + n);
      // Wan and others take quartiles of another definition; small samples show it.
      assertEquals(3, sd, n == 15 ? 0.25 : 0.1, "SD of " + n);
      assertTrue(skewed < 0.08 * samples, n + ": " + skewed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void skewedSamplesAreFound(int which) {
    RRandom random = RRandom.setSeed(8);
    int skewed = 0;
    for (int s = 0; s < 500; s++) {
      double[] sample = random.rnorm(100);
      for (int i = 0; i < sample.length; i++) {
        sample[i] = Math.exp(sample[i]);
      }
      skewed += of(sample, which).isSkewed() ? 1 : 0;
    }
    assertTrue(skewed > 300, Integer.toString(skewed));
  }

  @Test
  void tooLittleGivesNothing() {
    assertTrue(Double.isNaN(new FiveNumbers(1, NONE, 2, NONE, 3, 4).mean()));
    assertTrue(Double.isNaN(new FiveNumbers(1, NONE, 2, NONE, 3, 4).sd()));
    assertTrue(Double.isNaN(new FiveNumbers(1, NONE, NONE, NONE, 3, 40).mean()));
    assertFalse(Double.isNaN(new FiveNumbers(1, NONE, NONE, NONE, 3, 40).sd()));
    assertFalse(new FiveNumbers(1, NONE, NONE, NONE, 3, 40).isSkewed());
    assertThrows(MetaException.class, () -> new FiveNumbers(1, 5, 4, NONE, NONE, 40));
  }
}
