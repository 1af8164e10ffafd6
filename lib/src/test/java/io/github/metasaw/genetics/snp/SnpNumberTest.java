package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnpNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "+1",
        "0.05",
        ".05",
        "5.",
        "1e-8",
        "1E+8",
        "-2.5e-300",
        "5e-324",
        "123456789012345678901234567890",
        "0.1234567890123456789",
        "1e22",
        "1e23",
        "9007199254740993",
        "0.000000000000000000000000000001"
      })
  void isTheNearestDouble(String cell) {
    assertEquals(Double.parseDouble(cell), SnpNumber.parse(cell));
  }

  @Test
  void anyNumberThatAProgramWritesIsTheNearestDouble() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      double x = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      int digits = random.nextInt(18);
      String form = i % 2 == 0 ? "%." + digits + "f" : "%." + digits + "e";
      String cell = String.format(Locale.ROOT, form, x);
      assertEquals(Double.parseDouble(cell), SnpNumber.parse(cell), 0, cell);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "0x10",
        "1d",
        "1f",
        "NaN",
        "Infinity",
        "1 2",
        "1,5"
      })
  void wordsAreNoNumbers(String cell) {
    assertTrue(Double.isNaN(SnpNumber.parse(cell)), cell);
  }

  @Test
  void hugeExponentsAreInfinite() {
    assertEquals(Double.POSITIVE_INFINITY, SnpNumber.parse("1e999999999999"));
    assertEquals(0, SnpNumber.parse("1e-999999999999"));
  }
}
