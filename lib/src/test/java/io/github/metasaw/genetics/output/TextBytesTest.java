package io.github.metasaw.genetics.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextBytesTest {

  @Test
  void textGrows() throws IOException {
    String text = "rs1 \u00e9\ud83d\ude00\u007f".repeat(100);
    TextBytes bytes = new TextBytes(0).append('\t').append(text);
    assertEquals("\t" + text, bytes.toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bytes.writeTo(out);
    assertArrayEquals(("\t" + text).getBytes(StandardCharsets.UTF_8), out.toByteArray());
  }

  @Test
  void wholeNumbers() {
    TextBytes out = new TextBytes(0);
    for (long number : new long[] {0, 7, 10, -3, Long.MAX_VALUE, Long.MIN_VALUE}) {
      out.append(number).append(' ');
    }
    assertEquals("0 7 10 -3 9223372036854775807 -9223372036854775808 ", out.toString());
  }

  @Test
  void decimals() {
    assertEquals("0.05", new TextBytes(0).append(5, 2).toString());
    assertEquals("12.34", new TextBytes(0).append(1234, 2).toString());
    assertEquals("1234", new TextBytes(0).append(1234, 0).toString());
    assertEquals("0.00", new TextBytes(0).append(0, 2).toString());
  }
}
