package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What R prints: {@code print(x, digits = 4)}. */
class RFormatTest {

  private static String of(double... values) {
    return String.join(" ", RFormat.of(values, 4));
  }

  @Test
  void commonDecimals() {
    assertEquals("1.5 10.0 100.0", of(1.5, 10, 100));
    assertEquals("1 2 3", of(1, 2, 3));
    assertEquals("3.142 31.416", of(Math.PI, 10 * Math.PI));
    assertEquals("-0.50 0.25", of(-0.5, 0.25));
  }

  @Test
  void digitsBeforeThePointAreKept() {
    assertEquals("123457", of(123456.7));
    assertEquals("123456.7 0.1", of(123456.7, 0.1));
  }

  @Test
  void scientificWhereItIsShorter() {
    assertEquals("1e-10 1e+00", of(1e-10, 1));
    assertEquals("1.000e-05 1.235e+05", of(1e-5, 123456));
    assertEquals("1e+05", of(1e5));
    assertEquals("1e-300", of(1e-300));
    assertEquals("-1.5e-100", of(-1.5e-100));
  }

  @Test
  void missingAndInfinite() {
    assertEquals("NA 1.5 Inf -Inf", of(Double.NaN, 1.5, 1 / 0.0, -1 / 0.0));
    assertEquals("0", of(0));
  }

  /** The binary value is rounded: 0.15 lies below fifteen hundredths. */
  @Test
  void binaryRounding() {
    assertEquals("0.1", String.join(" ", RFormat.of(new double[] {0.15}, 1)));
    assertEquals("2", String.join(" ", RFormat.of(new double[] {2.5}, 1)));
  }
}
