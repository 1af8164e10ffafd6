package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PackedTest {

  @Test
  void elementsOfTheTriangleFollowOneAnother() {
    int place = 0;
    for (int i = 0; i < 50; i++) {
      for (int j = 0; j <= i; j++) {
        assertEquals(place++, Packed.index(i, j));
      }
      assertEquals(place, Packed.length(i + 1));
    }
    assertEquals(0, Packed.length(0));
  }

  /** The product row (row + 1) passes what an int holds long before the place does. */
  @Test
  void largeTrianglesDoNotOverflow() {
    assertEquals(2_000_000_000, Packed.index(62_000, 2_000_000_000 - 31_000 * 62_001));
    assertThrows(ArithmeticException.class, () -> Packed.length(70_000));
  }
}
