package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.draws.Mcse;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slice sampling of densities whose quantiles are known. */
class SliceSamplerTest {

  static Stream<ContinuousDistribution> known() {
    return Stream.of(
        NormalDistribution.of(1e6, 1e-3),
        NormalDistribution.of(0, 1),
        TDistribution.of(3),
        ExponentialDistribution.of(50),
        UniformContinuousDistribution.of(2, 2.5),
        BetaDistribution.of(2, 0.7));
  }

  @ParameterizedTest
  @MethodSource("known")
  void hitsTheQuantiles(ContinuousDistribution law) {
    Streams streams = Streams.of(11);
    double[][] draws = new double[20_000][4];
    for (int c = 0; c < 4; c++) {
      RandomStream stream = streams.chain(c);
      double start = law.inverseCumulativeProbability(0.1 + 0.2 * c);
      SliceSampler slice = new SliceSampler(inside(law), start);
      for (int i = 0; i < 500; i++) {
        slice.tune(stream);
      }
      for (double[] row : draws) {
        row[c] = slice.next(stream);
      }
    }
    for (double p : List.of(0.01, 0.1, 0.5, 0.9, 0.99)) {
      double[][] below = SamplersTest.atMost(law.inverseCumulativeProbability(p), draws);
      SamplersTest.within(p, SamplersTest.share(below), Mcse.mean(below), law + " " + p);
    }
  }

  private static DoubleUnaryOperator inside(ContinuousDistribution law) {
    return x ->
        x < law.getSupportLowerBound() || x > law.getSupportUpperBound()
            ? Double.NEGATIVE_INFINITY
            : law.logDensity(x);
  }

  /** Two humps ten SDs apart: stepping out with a width below the gap must not lose either. */
  @Test
  void crossesAGap() {
    DoubleUnaryOperator humps =
        x -> Math.log(0.3 * Math.exp(-0.5 * x * x) + 0.7 * Math.exp(-0.5 * (x - 8) * (x - 8)));
    RandomStream stream = Streams.of(1).chain(0);
    SliceSampler slice = new SliceSampler(humps, 0);
    for (int i = 0; i < 2000; i++) {
      slice.tune(stream);
    }
    double[][] right = new double[200_000][1];
    double sum = 0;
    for (double[] row : right) {
      row[0] = slice.next(stream) > 4 ? 1 : 0;
      sum += row[0];
    }
    SamplersTest.within(0.7, sum / right.length, Mcse.mean(right), "share of the right hump");
  }

  @Test
  void staysWhereTheDensityIsNotANumber() {
    SliceSampler slice = new SliceSampler(x -> x == 1 ? 0 : Double.NaN, 1);
    assertEquals(1, slice.next(Streams.of(1).chain(0)));
    assertTrue(Double.isFinite(slice.tune(Streams.of(2).chain(0))));
  }
}
