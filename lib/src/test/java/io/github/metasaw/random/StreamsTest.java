package io.github.metasaw.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator.JumpableGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsTest {

  private static final int N = 200_000;

  /** Java's own xoshiro256++ (which goes through the silver ratio on its way to SplitMix64). */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 20, -1, Long.MIN_VALUE})
  void bitsAndJumpsAreThoseOfTheJdk(long seed) {
    long silver = 0x6a09e667f3bcc909L;
    long golden = 0x9e3779b97f4a7c15L;
    Streams streams = Streams.of((seed ^ silver) - golden);
    JumpableGenerator jdk =
        (JumpableGenerator) RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
    for (int c = 0; c < 4; c++) {
      JumpableGenerator chain = (JumpableGenerator) jdk.copyAndJump(); // as before the jump
      RandomStream ours = streams.chain(c);
      for (int i = 0; i < 100; i++) {
        assertEquals(chain.nextLong(), ours.nextLong());
      }
    }
  }

  /** The digits of a seed are for ever: on every version of Java, machine and number of threads. */
  @Test
  void digitsOfASeed() {
    RandomStream random = Streams.of(20).chain(1);
    double[] draws =
        IntStream.range(0, 20_000)
            .mapToDouble(
                i ->
                    switch (i % 5) {
                      case 0 -> random.nextUniform();
                      case 1 -> random.nextGaussian();
                      case 2 -> random.nextExponential();
                      case 3 -> random.nextGamma(2.5);
                      default -> random.nextLogGamma(0.3);
                    })
            .toArray();
    double[] first = {
      0.47222949085317,
      1.6804527876284374,
      0.8186002381805604,
      1.1825570917327441,
      -8.651615422132338
    };
    assertArrayEquals(first, Arrays.copyOf(draws, 5));
    assertEquals(720693611, Arrays.hashCode(draws));
  }

  @Test
  void chainsAreTheSameFromAnyThread() {
    Streams streams = Streams.of(7);
    double[][] inTurn = chains(streams, IntStream.range(0, 16));
    double[][] atOnce = chains(streams, IntStream.range(0, 16).parallel());
    for (int c = 0; c < 16; c++) {
      assertArrayEquals(inTurn[c], atOnce[c]);
    }
  }

  private static double[][] chains(Streams streams, IntStream numbers) {
    return numbers
        .mapToObj(
            c -> {
              RandomStream random = streams.chain(c);
              return IntStream.range(0, 1000).mapToDouble(i -> random.nextGaussian()).toArray();
            })
        .toArray(double[][]::new);
  }

  @Test
  void chainsAndNeighbouringSeedsAreUncorrelated() {
    PearsonsCorrelation correlation = new PearsonsCorrelation();
    double[] base = draw(Streams.of(1).chain(0), RandomStream::nextGaussian);
    double[] chain = draw(Streams.of(1).chain(1), RandomStream::nextGaussian);
    double[] seed = draw(Streams.of(2).chain(0), RandomStream::nextGaussian);
    double four = 4 / Math.sqrt(N);
    assertEquals(0, correlation.correlation(base, chain), four);
    assertEquals(0, correlation.correlation(base, seed), four);
    assertEquals(0, correlation.correlation(chain, seed), four);
  }

  static Stream<Arguments> distributions() {
    return Stream.of(
        arguments("uniform", RandomStream::nextUniform, new UniformRealDistribution(0, 1)),
        arguments("normal", RandomStream::nextGaussian, new NormalDistribution(null, 0, 1)),
        arguments(
            "exponential", RandomStream::nextExponential, new ExponentialDistribution(null, 1)),
        gamma(0.05),
        gamma(0.5),
        gamma(0.999),
        gamma(1),
        gamma(1.5),
        gamma(20),
        gamma(5000));
  }

  private static Arguments gamma(double shape) {
    return arguments(
        "gamma " + shape, r -> r.nextGamma(shape), new GammaDistribution(null, shape, 1));
  }

  private static Arguments arguments(
      String name, ToDoubleFunction<RandomStream> draw, RealDistribution distribution) {
    return Arguments.of(name, draw, distribution);
  }

  /** Mean and variance within 4.5 standard errors, and Kolmogorov's test, each of a fixed seed. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("distributions")
  void momentsAndKolmogorov(
      String name, ToDoubleFunction<RandomStream> draw, RealDistribution distribution) {
    double[] draws = draw(Streams.of(11).chain(2), draw);
    double mean = distribution.getNumericalMean();
    double variance = distribution.getNumericalVariance();
    double m = Arrays.stream(draws).average().orElseThrow();
    double[] squares = Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).toArray();
    double v = Arrays.stream(squares).average().orElseThrow();
    double fourth = Arrays.stream(squares).map(s -> s * s).average().orElseThrow();
    assertEquals(mean, m, 4.5 * Math.sqrt(variance / N));
    assertEquals(variance, v, 4.5 * Math.sqrt((fourth - variance * variance) / N));
    double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(distribution, draws);
    assertTrue(p > 1e-3, name + ": p = " + p);
  }

  /**
   * The ziggurat's tails: as many beyond its last layer as there should be, distributed as such.
   */
  @ParameterizedTest
  @EnumSource(Ziggurat.class)
  void tails(Ziggurat ziggurat) {
    boolean normal = ziggurat == Ziggurat.NORMAL;
    RealDistribution distribution =
        normal ? new NormalDistribution(null, 0, 1) : new ExponentialDistribution(null, 1);
    double beyond = (normal ? 2 : 1) * distribution.cumulativeProbability(-ziggurat.start);
    if (!normal) {
      beyond = Math.exp(-ziggurat.start);
    }
    RandomStream random = Streams.of(5).chain(0);
    int n = 20_000_000;
    double tail = beyond;
    double[] shares =
        IntStream.range(0, n)
            .mapToDouble(i -> normal ? Math.abs(random.nextGaussian()) : random.nextExponential())
            .filter(x -> x > ziggurat.start)
            .map(x -> (normal ? 2 * distribution.cumulativeProbability(-x) : Math.exp(-x)) / tail)
            .toArray();
    assertEquals(n * beyond, shares.length, 4 * Math.sqrt(n * beyond));
    double p =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), shares);
    assertTrue(p > 1e-3, "p = " + p);
  }

  @ParameterizedTest
  @EnumSource(Ziggurat.class)
  void layersHaveEqualAreasUpToThePeak(Ziggurat ziggurat) {
    double area = ziggurat.width[0] * ziggurat.density(ziggurat.start);
    for (int i = 1; i < 256; i++) {
      double rise = ziggurat.height[i + 1] - ziggurat.height[i];
      assertEquals(area, ziggurat.width[i] * rise, 1e-12, "layer " + i);
      assertEquals(ziggurat.height[i], ziggurat.density(ziggurat.width[i]), 1e-15);
    }
  }

  @Test
  void normalHasNoSkewnessAndNoExcess() {
    double[] draws = draw(Streams.of(3).chain(0), RandomStream::nextGaussian);
    assertEquals(0, new Skewness().evaluate(draws), 4 * Math.sqrt(6.0 / N));
    assertEquals(0, new Kurtosis().evaluate(draws), 4 * Math.sqrt(24.0 / N));
  }

  @Test
  void uniformsAreInsideTheOpenInterval() {
    assertEquals(0x1p-53, BitSource.uniform(0));
    assertEquals(1 - 0x1p-53, BitSource.uniform(-1));
  }

  /** For a shape a near 0, -a log(gamma) is near to exponential, though gamma is 0 to a double. */
  @Test
  void logGammaOfTinyShapes() {
    double shape = 1e-4;
    double[] draws = draw(Streams.of(3).chain(0), r -> -shape * r.nextLogGamma(shape));
    assertEquals(1, Arrays.stream(draws).average().orElseThrow(), 4 / Math.sqrt(N));
    assertEquals(0, Streams.of(3).chain(0).nextGamma(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 7})
  void logGammaIsTheLogarithmOfGamma(double shape) {
    RandomStream a = Streams.of(9).chain(0);
    RandomStream b = Streams.of(9).chain(0);
    for (int i = 0; i < 1000; i++) {
      assertEquals(a.nextLogGamma(shape), Math.log(b.nextGamma(shape)), 1e-12);
    }
  }

  @Test
  void faults() {
    RandomStream random = Streams.of(1).chain(0);
    for (double shape : new double[] {0, -2, Double.NaN, Double.POSITIVE_INFINITY}) {
      String expected = "the shape of a gamma must be positive and finite, was " + shape;
      MetaException e = assertThrows(MetaException.class, () -> random.nextGamma(shape));
      assertEquals(expected, e.getMessage());
      assertThrows(MetaException.class, () -> random.nextLogGamma(shape));
    }
    assertThrows(MetaException.class, () -> Streams.of(1).chain(-1));
  }

  private static double[] draw(RandomStream random, ToDoubleFunction<RandomStream> draw) {
    double[] draws = new double[N];
    for (int i = 0; i < N; i++) {
      draws[i] = draw.applyAsDouble(random);
    }
    return draws;
  }
}
