package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {

  private static double point(String cell) {
    return new NumberParser(NumberMarks.POINT).parse(cell).orElse(Double.NaN);
  }

  private static double comma(String cell) {
    return new NumberParser(NumberMarks.COMMA).parse(cell).orElse(Double.NaN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|WHOLE",
        "-12|WHOLE",
        "1e3|WHOLE",
        "1.5|POINT",
        ".5|POINT",
        "5.|POINT",
        "1.5e-3|POINT",
        "0.123|POINT",
        "1234.567|POINT",
        "1,234.5|POINT",
        "1,234,567|POINT",
        "1,5|COMMA",
        "1.234,5|COMMA",
        "1.234.567|COMMA",
        "1.204|POINT_OR_GROUP",
        "1,204|COMMA_OR_GROUP",
        "-1,204|COMMA_OR_GROUP",
        "1 204|WHOLE",
        "1 204,5|COMMA",
        "1'204.5|POINT",
        "'abc'|NONE",
        "1.2.3|NONE",
        "12a|NONE",
        "1-2|NONE",
        "+|NONE",
        "1 20|NONE",
        "e5|NONE",
        "0x1p3|NONE"
      })
  void theFormOfACell(String cell, NumberParser.Form form) {
    assertEquals(form, NumberParser.Form.of(cell), cell);
  }

  @Test
  void marksDecideWhatASignMeans() {
    assertEquals(1.204, point("1.204"));
    assertEquals(1204, comma("1.204"));
    assertEquals(1204, point("1,204"));
    assertEquals(1.204, comma("1,204"));
    assertEquals(-1234.5, point("-1,234.5"));
    assertEquals(-1234.5, comma("-1.234,5"));
    assertEquals(0.002, point("2e-3"));
    assertTrue(Double.isNaN(point("1,5")));
    assertTrue(Double.isNaN(comma("1.5")));
    assertTrue(Double.isNaN(point("12,34")));
  }

  /** U+2212, an en dash and a figure dash before a digit are minus signs. */
  @Test
  void dashesBeforeADigitAreMinusSigns() {
    for (String minus : List.of("\u2212", "\u2013", "\u2012", "-")) {
      assertEquals(-0.5, point(minus + "0.5"), minus);
    }
    assertTrue(NumberParser.isMissingNumber("\u2013"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "n/a", "#N/A", ".", "-", "N.A.", "k. A.", "not reported"})
  void whatIsMissingAmongNumbers(String cell) {
    assertTrue(NumberParser.isMissingNumber(cell));
    assertTrue(Double.isNaN(point(cell)));
  }

  @Test
  void aWordIsNotMissingAmongTexts() {
    assertTrue(NumberParser.isMissing("NA"));
    assertFalse(NumberParser.isMissing("-"));
    assertFalse(NumberParser.isMissing("unknown"));
    assertFalse(NumberParser.isMissingNumber("0"));
    assertFalse(NumberParser.isMissingNumber("Nash 2001"));
  }

  @Test
  void numbersAsPeopleWriteThem() {
    assertEquals("3", NumberParser.text(3.0));
    assertEquals("-0.25", NumberParser.text(-0.25));
    assertTrue(NumberParser.isWithComma(" 0,312 "));
    assertFalse(NumberParser.isWithComma("0.312"));
  }
}
