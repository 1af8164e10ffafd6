package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ComponentsTest {

  @Test
  void joinedRowsShareANumberInOrderOfAppearance() {
    Components rows = new Components(6);
    rows.join(4, 1);
    rows.join(5, 2);
    rows.join(2, 4);
    assertArrayEquals(new int[] {0, 1, 1, 2, 1, 1}, rows.membership());
    assertEquals(rows.find(1), rows.find(5));
    rows.join(3, 0);
    assertArrayEquals(new int[] {0, 1, 1, 0, 1, 1}, rows.membership());
  }

  @Test
  void groupsAreJoined() {
    Components rows = new Components(5);
    rows.join(new int[] {3, 1, 3, 0, 1});
    assertArrayEquals(new int[] {0, 1, 0, 2, 1}, rows.membership());
  }
}
