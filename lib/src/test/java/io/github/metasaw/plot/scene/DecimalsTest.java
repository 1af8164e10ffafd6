package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimalsTest {

  /** The formatter rounds decimal digits half up; the quick way must not differ in any number. */
  @Test
  void decimalsAreThoseOfTheFormatter() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 200_000; i++) {
      double digits = Math.pow(10, random.nextInt(15));
      double value = Math.rint(random.nextDouble(-1500, 1500) * digits) / digits;
      fixed(value, random.nextInt(10));
    }
    for (double value : new double[] {0, -0.0, -0.004, -0.005, 1.005, 0.125, 3e7, 1e12, 0.1, 2.5}) {
      for (int decimals = 0; decimals < 12; decimals++) {
        fixed(value, decimals);
      }
    }
  }

  private static void fixed(double value, int decimals) {
    String expected = String.format(Locale.ROOT, "%." + decimals + "f", value);
    assertEquals(expected, Decimals.fixed(value, decimals), () -> value + " to " + decimals);
  }
}
