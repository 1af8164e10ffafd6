package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {

  /** Areas are shares of the whole sample, of which one value in five lies outside. */
  @Test
  void areasAreSharesOfTheSample() {
    double[] values = {0.1, 0.2, 0.6, 0.9, 7};
    Histogram histogram = Histogram.of(values, 0, 1, 0.5);
    assertEquals(0, histogram.from(0));
    assertEquals(0.5, histogram.from(1));
    assertEquals(0.8, 0.5 * (histogram.density(0) + histogram.density(1)), 1e-12);
    assertEquals(0.8, histogram.density(0), 1e-12);
  }

  /** Freedman and Diaconis (1981): 2 IQR / cube root of n, here 2 * 500 / 10. */
  @Test
  void theWidthFollowsTheSpreadOfTheMiddle() {
    double[] values = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();
    double width = Histogram.width(values, 0, 999);
    assertTrue(width >= 50 && width <= 200, "width " + width);
  }
}
