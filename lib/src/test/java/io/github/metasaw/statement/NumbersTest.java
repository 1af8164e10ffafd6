package io.github.metasaw.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void numbersReadAsInTables() {
    assertEquals("0.2458", Numbers.of(0.24578245916));
    assertEquals("–", Numbers.of(Double.NaN));
    assertEquals("0", Numbers.of(0));
    assertEquals("1.234e-07", Numbers.of(1.234e-7));
    assertEquals("12345", Numbers.of(12345.2));
    assertEquals("< 0.0001", Numbers.p(1e-26));
  }

  @Test
  void aNumberThatIsNot0NeverReadsAs0() {
    assertEquals("1e-13", Numbers.of(1e-13));
    assertEquals("3.7e-14", Numbers.of(3.7e-14));
    assertEquals("1.235e+12", Numbers.of(1.23456e12));
    assertEquals("0.0000", Numbers.fixed(0, 4));
    assertEquals("1.234e-06", Numbers.fixed(1.234e-6, 4));
    assertEquals("1.441e+15", Numbers.fixed(1441151880758559.0, 3));
    assertEquals("∞", Numbers.fixed(Double.POSITIVE_INFINITY, 4));
    assertEquals("-∞", Numbers.fixed(Double.NEGATIVE_INFINITY, 4));
    assertEquals("-3.974", Numbers.fixed(-3.9744, 3));
  }

  @Test
  void aRowHasTheDecimalsOfItsSpread() {
    assertEquals(List.of("-53.17", "32.01"), Numbers.row(32.0132, 4, -53.1687, 32.0132));
    assertEquals(List.of("1e-13", "3.7e-14"), Numbers.row(3.7e-14, 4, 1e-13, 3.7e-14));
    assertEquals(List.of("0.00191", "0.01468"), Numbers.row(0.014678, 4, 0.0019097, 0.014678));
    assertEquals(
        List.of("1.01788e+12", "1.723e+10"), Numbers.row(1.723e10, 4, 1.01788e12, 1.723e10));
    assertEquals(List.of("0.5", "–"), Numbers.row(Double.NaN, 4, 0.5, Double.NaN));
    assertEquals(List.of("0.5", "0"), Numbers.row(0, 4, 0.5, 0));
  }

  @Test
  void levelsAndProportionsArePerCent() {
    assertEquals("95 %", Numbers.level(0.95));
    assertEquals("99.9 %", Numbers.level(0.999));
    assertEquals("41.3 %", Numbers.percent(0.4129));
    assertEquals("–", Numbers.percent(Double.NaN));
    assertEquals("= 0.0321", Numbers.equality(0.0321));
    assertEquals("< 0.0001", Numbers.equality(1e-9));
  }
}
