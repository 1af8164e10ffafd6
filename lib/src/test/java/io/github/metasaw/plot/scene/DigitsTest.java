package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.data.effect.Transformation;
import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void numbersHaveTheirDecimals() {
    assertEquals("0.49", Digits.fixed(0.4894, 2));
    assertEquals("0.00", Digits.fixed(-0.0001, 2), "no negative zero");
    assertEquals("–", Digits.fixed(Double.NaN, 2));
    assertEquals("-∞", Digits.fixed(Double.NEGATIVE_INFINITY, 2));
    assertEquals("1.23e+08", Digits.fixed(1.234e8, 2));
    assertEquals("0.4894", Digits.significant(0.48941));
    assertEquals("1235", Digits.significant(1234.6));
    assertEquals("0.5", Digits.plain(0.5));
  }

  @Test
  void ratiosAreNeverWrittenAsZero() {
    assertEquals("0.49", Digits.ratio(Math.log(0.4894), 2));
    assertEquals("0.004", Digits.ratio(Math.log(0.0041), 2));
    assertEquals("2e-7", Digits.ratio(Math.log(2e-7), 2));
    assertEquals("5.2e434", Digits.ratio(1000.97, 2));
    assertEquals("0.0", Digits.fixed(0, 1, Transformation.TANH));
  }

  @Test
  void wordsOfTests() {
    assertEquals("p < 0.0001", Digits.p(1e-9));
    assertEquals("p = 0.6074", Digits.p(0.60741));
    assertEquals("p –", Digits.p(Double.NaN));
    assertEquals("95 %", Digits.percent(0.95));
    assertEquals("99.5 %", Digits.percent(0.995));
    assertEquals("2e-7", Digits.compact("2.0e-07"));
  }

  /** Two or three digits of a spread. */
  @Test
  void decimalsFollowTheSpread() {
    assertEquals(2, Digits.decimalsFor(0.25));
    assertEquals(2, Digits.decimalsFor(2.5));
    assertEquals(1, Digits.decimalsFor(25));
    assertEquals(4, Digits.decimalsFor(0.0025));
    assertEquals(2, Digits.decimalsFor(Double.NaN));
  }
}
