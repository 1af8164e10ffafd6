package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RawLineTest {

  @Test
  void textAndBytes() {
    RawLine line = RawLine.of("\ufeffrs\u00e9");
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    assertTrue(line.startsWith(mark));
    assertEquals("rs\u00e9", line.without(3).text());
    assertEquals(4, line.without(3).length());
    assertFalse(line.without(3).startsWith(mark));
    assertFalse(RawLine.of("").startsWith(mark));
  }

  /** As text in which it is replaced: what is no UTF-8. */
  @Test
  void whatIsNoText() {
    assertEquals("a\ufffdb", new RawLine(new byte[] {'a', (byte) 0xFF, 'b'}, 0, 3).text());
  }

  @Test
  void blank() {
    assertTrue(RawLine.of(" \t\u2003").isBlank());
    assertTrue(RawLine.of("").isBlank());
    assertFalse(RawLine.of("  x").isBlank());
  }
}
