package io.github.metasaw.model.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LevelBlocksTest {

  private static final LevelBlocks TWO = LevelBlocks.of(new int[][] {{0, 3}, {1, 2, 4}}, 5);

  /** Every element of every block has a place of its own, and no place is left over. */
  @Test
  void everyElementHasAPlaceOfItsOwn() {
    for (LevelBlocks blocks :
        new LevelBlocks[] {TWO, LevelBlocks.single(5), LevelBlocks.whole(5)}) {
      int m = 2;
      Set<Integer> seen = new HashSet<>();
      for (int g = 0; g < 5; g++) {
        for (int h = 0; h < 5; h++) {
          for (int e = 0; e < m * m && blocks.connects(g, h); e++) {
            assertTrue(seen.add(blocks.index(g, e / m, h, e % m, m)));
          }
        }
      }
      assertEquals(blocks.stored(m), seen.size());
      assertEquals(blocks.stored(m) - 1, seen.stream().max(Integer::compare).orElseThrow());
    }
  }

  @Test
  void levelsOfABlockAreConnected() {
    assertTrue(TWO.connects(0, 3));
    assertFalse(TWO.connects(0, 1));
    assertEquals(1, TWO.block(4));
    assertEquals(2, TWO.place(4));
    assertEquals(5, LevelBlocks.single(5).members().length);
    assertArrayEquals(new int[] {0, 1, 2}, LevelBlocks.whole(3).members()[0]);
  }

  @Test
  void itMultipliesBlockByBlock() {
    double[][] by = {{1, 2, 3, 4}, {1, 0, 0, 0, 0, 1, 0, 1, 0}};
    double[] x = {1, 10, 2, 20, 3, 30, 4, 40, 5, 50};
    TWO.multiply(by, x, 2);
    assertArrayEquals(new double[] {9, 90, 2, 20, 5, 50, 19, 190, 3, 30}, x);
  }
}
