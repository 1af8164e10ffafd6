package io.github.metasaw.genetics.snp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

  private static List<String> lines(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BoundedLines in = new BoundedLines(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
      for (RawLine line = in.next(); line != null; line = in.next()) {
        lines.add(line.text());
      }
    }
    return lines;
  }

  /** As the JDK reads lines, also where a line end falls on the end of the buffer. */
  @Test
  void readsWhatABufferedReaderReads() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    String[] ends = {"\n", "\r", "\r\n"};
    while (text.length() < 300_000) {
      text.append("x".repeat(random.nextInt(4))).append(ends[random.nextInt(3)]);
    }
    text.append("last");
    String all = text.toString();
    assertEquals(new BufferedReader(new StringReader(all)).lines().toList(), lines(all));
    assertEquals(List.of(), lines(""));
  }

  @Test
  void aLineMayHaveAMillionCharactersAndNoMore() throws IOException {
    String longest = "x".repeat(BoundedLines.LONGEST);
    assertEquals(List.of(longest, "y"), lines(longest + "\ny"));
    assertThrows(BoundedLines.TooLong.class, () -> lines(longest + "x\ny"));
  }
}
