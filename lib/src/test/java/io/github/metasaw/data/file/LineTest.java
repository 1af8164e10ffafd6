package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

  private static final Line LINE = new Line(3, List.of("a", " ", "b", "", " "));

  @Test
  void filledCells() {
    assertEquals(2, LINE.filled());
    assertEquals(3, LINE.lastFilled());
    assertEquals(0, new Line(1, List.of("", " ")).lastFilled());
    assertEquals("a   b", LINE.text());
    assertTrue(LINE.stored().isEmpty());
  }
}
