package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckNumberTest {

  @ParameterizedTest
  @CsvSource({
    "-1, -1, -1.000",
    "0, 0, 0.000",
    "-0.0, 0, -0.000",
    "0.1, 0.1, 0.1000",
    "1234567, 1234567, 1.235e+06",
    "1e60, 1e60, 1.000e+60",
    "-1.5e-7, -1.5e-7, -1.500e-07",
    "NaN, NaN, NaN",
    "Infinity, Infinity, Infinity"
  })
  void allDigitsOrFour(double value, String plain, String number) {
    assertEquals(plain, CheckNumber.plain(value));
    assertEquals(number, CheckNumber.number(value));
    if (!Double.isNaN(value)) {
      assertEquals(value, Double.parseDouble(CheckNumber.plain(value)), 0.0);
    }
  }
}
