package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, 0x1b, 0x7f, 0x85, 0x9b, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e,
        0x2066, 0x2067, 0x2068, 0x2069, 0xfffe, 0xffff, 0xd800, '\n', '\r', '\t'
      })
  void commandsDoNotPass(int command) {
    String text = "a" + Character.toString(command) + "b";
    assertFalse(PlainText.isPlain(text));
    String plain = PlainText.of(text);
    assertTrue(plain.equals("a b") || plain.equals("a\ufffdb"), plain);
    assertTrue(PlainText.isPlain(plain));
    assertTrue(MetaException.of(text).getMessage().equals(command == '\n' ? text : plain));
  }

  @Test
  void textOfAnyAlphabetStays() {
    String text = "M\u00fcller \u674e \u05d0\u05d1\u200f \ud83d\ude00 na\u0308ive \u2212";
    assertSame(text, PlainText.of(text));
    assertTrue(PlainText.isPlain(text));
    assertEquals("x".repeat(60) + "…", PlainText.quoted("x".repeat(61)));
    assertEquals("x".repeat(60), PlainText.quoted("x".repeat(60)));
    assertEquals(4001, MetaException.of("x".repeat(9000)).getMessage().length());
  }

  @Test
  void capitalsStandAtTheStartOnly() {
    assertEquals("Odds ratio", PlainText.capital("odds ratio"));
    assertEquals("\u00c9t\u00e9", PlainText.capital("\u00e9t\u00e9"));
    assertEquals("", PlainText.capital(""));
  }
}
