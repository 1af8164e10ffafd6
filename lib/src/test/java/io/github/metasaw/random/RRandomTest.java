package io.github.metasaw.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RRandomTest {

  @Test
  void meansAndStandardDeviationsAreRecycled() {
    double[] z = RRandom.setSeed(8).rnorm(7);
    double[] mean = {1, 2, 3};
    double[] sd = {10, 20};
    double[] both = RRandom.setSeed(8).rnorm(7, mean, sd);
    double[] means = RRandom.setSeed(8).rnorm(7, mean, 10);
    double[] sds = RRandom.setSeed(8).rnorm(7, 1, sd);
    for (int i = 0; i < 7; i++) {
      assertEquals(mean[i % 3] + sd[i % 2] * z[i], both[i]);
      assertEquals(mean[i % 3] + 10 * z[i], means[i]);
      assertEquals(1 + sd[i % 2] * z[i], sds[i]);
    }
  }

  @Test
  void callsInPartsGiveTheSameAsOneCall() {
    RRandom r = RRandom.setSeed(3);
    double[] parts = {r.runif(1)[0], r.runif(1)[0], r.runif(1)[0]};
    assertArrayEquals(RRandom.setSeed(3).runif(3), parts);
  }

  @Test
  void aPermutationHasEachNumberOnce() {
    int[] sorted = RRandom.setSeed(3).sample(1000);
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.rangeClosed(1, 1000).toArray(), sorted);
  }

  @Test
  void noDrawsMoveNothing() {
    RRandom r = RRandom.setSeed(3);
    assertEquals(0, r.rnorm(0, new double[0], new double[0]).length);
    assertEquals(0, r.sample(5, 0).length);
    assertArrayEquals(RRandom.setSeed(3).runif(1), r.runif(1));
  }

  /** AS 241 states 1e-16; the reference's own error is larger in the tails. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-30, 1e-9, 0.01, 0.0749, 0.0751, 0.3, 0.5, 0.6, 0.926, 0.999})
  void quantileInvertsTheNormalDistribution(double p) {
    double x = NormalInversion.quantile(p);
    double slope = x < -1 ? Math.abs(x) + 1 : 1; // of log p, by Mills's ratio
    assertEquals(
        p, new NormalDistribution(0, 1).cumulativeProbability(x), 5e-14 * slope * slope * p);
    if (p >= 0.01) { // below, 1 - p loses the digits of p
      assertEquals(-x, NormalInversion.quantile(1 - p), 1e-13);
    }
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(r -> r.runif(-1), "runif: n must be 0 or more, was -1"),
        fault(r -> r.runif(1, 2, 1), "runif: max must be finite, and at least min, was 1"),
        fault(r -> r.runif(1, Double.NaN, 1), "runif: min must be finite, was NaN"),
        fault(r -> r.rnorm(1, 0, -1), "rnorm: sd must be 0 or more and finite, was -1"),
        fault(
            r -> r.rnorm(3, 0, new double[] {1, -0.5}),
            "rnorm: sd[1] must be 0 or more and finite, was -0.5"),
        fault(r -> r.rnorm(1, Double.NaN, 1), "rnorm: mean must be a number, was NaN"),
        fault(r -> r.rnorm(1, new double[0], 1), "rnorm: mean is empty; give one value or more"),
        fault(r -> r.rexp(1, 0), "rexp: rate must be positive and finite, was 0"),
        fault(r -> r.rexp(1, 1e-310), "rexp: 1 / rate must be finite, was Infinity"),
        fault(r -> r.rgamma(1, -2), "rgamma: shape must be 0 or more and finite, was -2"),
        fault(r -> r.rgamma(1, 2, 0), "rgamma: rate must be positive and finite, was 0"),
        fault(r -> r.rbinom(1, -1, 0.5), "rbinom: size must be from 0 to 2147483646, was -1"),
        fault(r -> r.rbinom(1, 5, 1.5), "rbinom: p must be in [0, 1], was 1.5"),
        fault(r -> r.sample(0), "sample: n must be 1 or more, was 0"),
        fault(r -> r.sample(5, -1), "sample: size must be 0 or more, was -1"),
        fault(r -> r.sample(5, 6), "sample: cannot draw 6 of 5 numbers without replacement"),
        fault(
            r -> r.sample(3, 1, true, new double[2]),
            "sample: prob must have n = 3 weights, has 2"),
        fault(
            r -> r.sample(2, 1, true, new double[] {1, -1}),
            "sample: prob[1] must be 0 or more and finite, was -1"),
        fault(
            r -> r.sample(2, 1, true, new double[2]),
            "sample: sum of prob must be positive and finite, was 0"),
        fault(
            r -> r.sample(3, 2, false, new double[] {0, 1, 0}),
            "sample: cannot draw 2 of 1 numbers with a positive weight without replacement"));
  }

  private static Arguments fault(Consumer<RRandom> call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultsAreToldBeforeAnythingIsDrawn(Consumer<RRandom> call, String message) {
    RRandom r = RRandom.setSeed(1);
    MetaException e = assertThrows(MetaException.class, () -> call.accept(r));
    assertEquals(message, e.getMessage());
    assertArrayEquals(RRandom.setSeed(1).runif(1), r.runif(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {2147483648L, -2147483648L, Long.MIN_VALUE, Long.MAX_VALUE})
  void seedsThatRDoesNotKnow(long seed) {
    MetaException e = assertThrows(MetaException.class, () -> RRandom.setSeed(seed));
    assertTrue(e.getMessage().endsWith("the seed was " + seed), e.getMessage());
  }

  @Test
  void aLongRunIsInterrupted() {
    RRandom r = RRandom.setSeed(1);
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> r.rnorm(1_000_000));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
