package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class AutocorrelationTest {

  /** 1, -1, 1, -1, ...: (-1)^h (n - h)/n. */
  @Test
  void ofAnAlternatingChain() {
    double[] x = new double[20];
    for (int i = 0; i < x.length; i++) {
      x[i] = i % 2 == 0 ? 1 : -1;
    }
    double[] acf = Autocorrelation.of(x, 5);
    assertEquals(6, acf.length);
    for (int h = 0; h <= 5; h++) {
      assertEquals((h % 2 == 0 ? 1 : -1) * (20 - h) / 20.0, acf[h], 1e-14);
    }
  }

  @Test
  void lagsEndWithTheChain() {
    assertEquals(3, Autocorrelation.of(new double[] {1, 2, 4}, Integer.MAX_VALUE).length);
    assertEquals(0, Autocorrelation.of(new double[0], 3).length);
    assertTrue(Double.isNaN(Autocorrelation.of(new double[] {2, 2, 2}, 1)[0]));
    assertThrows(MetaException.class, () -> Autocorrelation.of(new double[] {1, 2}, -1));
  }

  @Test
  void bandOfIndependentDraws() {
    assertEquals(1.959963984540054 / 10, Autocorrelation.band(100, 0.95), 1e-12);
    double[] x = Series.autoregression(0, 2000, 1);
    double[] acf = Autocorrelation.of(x, 200);
    int outside = 0;
    for (int h = 1; h <= 200; h++) {
      outside += Math.abs(acf[h]) > Autocorrelation.band(2000, 0.95) ? 1 : 0;
    }
    assertTrue(outside <= 22, "10 of 200 are expected outside, not " + outside);
  }
}
