package io.github.metasaw.genetics.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNumberTest {

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
    "3.14159265, 3.141593",
    "1.7976931348623157e308, 1.797693e308",
    "2.5e-308, 2.5e-308",
    "-1.2345e-310, -1.2345e-310",
    "4.9e-324, 4.940656e-324"
  })
  void shortNumbers(double x, String text) {
    TextBytes out = new TextBytes(0);
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
    TextBytes out = new TextBytes(0);
    ShortNumber.appendProbability(out, minusLog10, 5);
    assertEquals(text, out.toString());
    if (!text.equals("NA")) {
      int e = text.indexOf('e');
      double power = e < 0 ? 0 : Double.parseDouble(text.substring(e + 1));
      double mantissa = Double.parseDouble(e < 0 ? text : text.substring(0, e));
      assertEquals(minusLog10, -power - Math.log10(mantissa), 1e-5);
    }
  }

  /** Next to a power of ten, and anywhere between, the digits are those of decimal arithmetic. */
  @Test
  void digitsAreThoseOfDecimalArithmetic() {
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      double x = Math.pow(10, -6 + 14 * random.nextDouble());
      x = i % 3 == 0 ? Math.nextDown(Double.parseDouble("1e" + (random.nextInt(14) - 6))) : x;
      TextBytes out = new TextBytes(0);
      ShortNumber.append(out, x, 7);
      BigDecimal shown = new BigDecimal(out.toString());
      BigDecimal exact = new BigDecimal(x);
      BigDecimal unit = exact.round(new MathContext(7)).ulp();
      BigDecimal error = exact.subtract(shown).abs().divide(unit, MathContext.DECIMAL64);
      assertTrue(error.doubleValue() <= 0.5 + 1e-7, x + " as " + out);
    }
  }
}
