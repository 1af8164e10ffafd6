package io.github.metasaw.freq.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapIntervalTest {

  private static final double[] ONES = new double[40];

  static {
    Arrays.fill(ONES, 1);
  }

  /** Draws 1 to 40 in another order: R's quantile(1:40, c(0.025, 0.975), type = 1) is 1, 39. */
  private static double[] draws() {
    return IntStream.rangeClosed(1, 40).mapToDouble(i -> i * 7 % 41).toArray();
  }

  @Test
  void byHand() {
    assertInterval(1, 39, BootstrapInterval.PERCENTILE.of(20, 2, draws(), ONES, 0.95));
    assertInterval(1, 39, BootstrapInterval.BASIC.of(20, 2, draws(), ONES, 0.95));
    assertInterval(5, 43, BootstrapInterval.BASIC.of(22, 2, draws(), ONES, 0.95));
    // (draw - 20) from -19 to 19, times the standard error of the data
    assertInterval(20 - 38, 20 + 38, BootstrapInterval.STUDENT.of(20, 2, draws(), ONES, 0.95));
    assertInterval(10, 30, BootstrapInterval.PERCENTILE.of(20, 2, draws(), ONES, 0.5));
  }

  @Test
  void drawsAtTheEndOfARange() {
    double[] draws = draws();
    draws[0] = Double.NEGATIVE_INFINITY;
    Interval percentile = BootstrapInterval.PERCENTILE.of(20, 2, draws, ONES, 0.95);
    assertEquals(Double.NEGATIVE_INFINITY, percentile.lower());
    double[] errors = ONES.clone();
    errors[0] = Double.NaN;
    Interval student = BootstrapInterval.STUDENT.of(20, 2, draws, errors, 0.95);
    assertTrue(Double.isFinite(student.lower()) && Double.isFinite(student.upper()));
  }

  @Test
  void noneWithoutWhatItNeeds() {
    double[] none = {};
    assertNone(BootstrapInterval.PERCENTILE.of(1, 1, none, none, 0.95));
    assertNone(BootstrapInterval.BASIC.of(Double.NEGATIVE_INFINITY, 1, draws(), ONES, 0.95));
    assertNone(BootstrapInterval.STUDENT.of(1, Double.NaN, draws(), ONES, 0.95));
  }

  @Test
  void namesAreRead() {
    for (BootstrapInterval each : BootstrapInterval.values()) {
      assertEquals(each, BootstrapInterval.parse(each.id()));
    }
    assertThrows(MetaException.class, () -> BootstrapInterval.parse("bca"));
  }

  private static void assertInterval(double lower, double upper, Interval actual) {
    assertEquals(lower, actual.lower(), 1e-12);
    assertEquals(upper, actual.upper(), 1e-12);
  }

  private static void assertNone(Interval actual) {
    assertTrue(Double.isNaN(actual.lower()) && Double.isNaN(actual.upper()));
  }
}
