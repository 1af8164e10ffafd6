package io.github.metasaw.kernel.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.estimand.Estimand;
import org.junit.jupiter.api.Test;

/** What stands in generated Java reads back as the same value. */
class JavaTextTest {

  @Test
  void whatMayNotStandInASourceFileIsEscaped() {
    assertEquals(
        "\"a \\\"b\\\" \\\\ \\n\\t\\r\\u0007é\"", JavaText.quote("a \"b\" \\ \n\t\r\u0007é"));
    assertEquals("\"\\u202e\"", JavaText.quote("\u202e"));
    assertEquals("\"\ud83d\ude00\"", JavaText.quote("\ud83d\ude00"));
    assertEquals("'\\''", JavaText.quote('\''));
    assertEquals("'\"'", JavaText.quote('"'));
  }

  @Test
  void numbersThatAreNotFiniteHaveNames() {
    assertEquals("Double.NaN", JavaText.number(Double.NaN));
    assertEquals("Double.POSITIVE_INFINITY", JavaText.number(1 / 0.0));
    assertEquals("Double.NEGATIVE_INFINITY", JavaText.number(-1 / 0.0));
    assertEquals("-0.0", JavaText.number(-0.0));
  }

  @Test
  void constantsNameTheClassesAroundThem() {
    assertEquals("Thread.State.NEW", JavaText.constant(Thread.State.NEW));
    assertEquals("Estimand.Reading.RANDOM", JavaText.constant(Estimand.Reading.RANDOM));
  }
}
