package io.github.metasaw.genetics.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QqDataTest {

  private static double[] uniform(int n) {
    return IntStream.range(0, n).mapToDouble(i -> -Math.log10((i + 0.5) / n)).toArray();
  }

  /** p values at their expected places lie on the diagonal, and lambda is 1. */
  @ParameterizedTest
  @ValueSource(ints = {10, 999, 30_000})
  void expectedValuesLieOnTheDiagonal(int n) {
    QqData data = QqData.of(uniform(n));
    assertEquals(n, data.n());
    assertEquals(1, data.lambda(), n < 100 ? 0.3 : 0.01);
    for (QqData.Point point : data.points()) {
      assertEquals(point.expected(), point.observed(), 2e-3);
    }
  }

  /** Chi-square statistics times 1.2 have a lambda of 1.2. */
  @Test
  void inflationIsTheRatioOfMedians() {
    int n = 20_001;
    double[] inflated =
        IntStream.range(0, n)
            .mapToDouble(i -> ChiSquared.upperQuantile((i + 0.5) / n, 1))
            .map(x -> -ChiSquared.logSurvival(1.2 * x, 1) / Math.log(10))
            .toArray();
    assertEquals(1.2, QqData.of(inflated).lambda(), 5e-3);
  }

  @Test
  void missingValuesAreLeftOut() {
    assertEquals(2, QqData.of(new double[] {1, Double.NaN, 2}).n());
    assertThrows(MetaException.class, () -> QqData.of(new double[] {Double.NaN}));
  }

  /** The smallest of n p values: 1 - (1 - p)^n is uniform, so its quantiles are known. */
  @Test
  void theBandOfTheSmallestIsExact() {
    QqData.Band first = QqData.of(uniform(500)).band().get(0);
    assertEquals(-Math.log10(1 - Math.pow(0.025, 1.0 / 500)), first.lower(), 1e-9);
    assertEquals(-Math.log10(1 - Math.pow(0.975, 1.0 / 500)), first.upper(), 1e-9);
    assertTrue(first.expected() > first.lower() && first.expected() < first.upper());
  }
}
