package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.distribution.ChiSquared;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTailsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 12, 77, 78, 199, 200, 201})
  void chiSquareTailIsThatOfTheLibrary(int df) {
    ChiSquaredDistribution chi = ChiSquaredDistribution.of(df);
    for (double x : new double[] {0, 1e-9, 0.3, 5.4316, df, 2.0 * df, 152.2, 700, 1500}) {
      double expected = chi.survivalProbability(x);
      assertEquals(expected, ChiSquared.survival(x, df), 1e-12 * expected + 1e-300, "x " + x);
    }
  }
}
