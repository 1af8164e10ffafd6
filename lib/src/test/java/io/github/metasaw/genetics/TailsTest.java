package io.github.metasaw.genetics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 10, 19, 40})
  void chiSquaredAgreesWithTheGammaFunction(int df) {
    for (double x : new double[] {1e-8, 0.1, 1, 5, 20, 100, 500}) {
      double expected = ChiSquaredDistribution.of(df).survivalProbability(x);
      assertEquals(1, Math.exp(Tails.chiSquared(x, df)) / expected, 1e-11, df + " " + x);
    }
    assertEquals(0, Tails.chiSquared(0, df), 0);
  }

  /**
   * pchisq(5000, 5, lower.tail = FALSE, log.p = TRUE) and pnorm(-60, log.p = TRUE) + log(2) of R.
   */
  @ParameterizedTest
  @CsvSource({"5000, 5, -2488.548013914212", "3600, 1, -1804.320413500007"})
  void farTails(double x, int df, double log) {
    assertEquals(log, Tails.chiSquared(x, df), 1e-11);
  }

  @Test
  void normalIsChiSquaredOfOne() {
    for (double z : new double[] {0, 0.5, 2, 8, 40, 1000}) {
      assertEquals(Tails.chiSquared(z * z, 1), Tails.normal(-z), 1e-12 * (1 + z * z));
    }
    double expected = 2 * NormalDistribution.of(0, 1).survivalProbability(1.7);
    assertEquals(expected, Math.exp(Tails.normal(1.7)), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5",
    "123456.7, 123456.7",
    "-0.001234567, -0.001234567",
    "1e-9, 1e-9",
    "12345678901, 1.234568e10",
    "9.9999999, 10",
    "0.00012345, 0.00012345",
    "9999999.9, 10000000",
    "0, 0",
    "NaN, NA",
    "Infinity, Inf",
    "99999999999, 1e11",
    "3.14159265, 3.141593"
  })
  void shortNumbers(double x, String text) {
    StringBuilder out = new StringBuilder();
    ShortNumber.append(out, x, 7);
    assertEquals(text, out.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0.30103, 0.5",
    "450.5, 3.1623e-451",
    "8, 1e-8",
    "0, 1",
    "NaN, NA",
    "4.00000001, 1e-4"
  })
  void probabilities(double minusLog10, String text) {
    StringBuilder out = new StringBuilder();
    ShortNumber.appendProbability(out, minusLog10, 5);
    assertEquals(text, out.toString());
    if (!text.equals("NA")) {
      assertEquals(minusLog10, PColumn.minusLog10(text), 1e-5);
    }
  }
}
