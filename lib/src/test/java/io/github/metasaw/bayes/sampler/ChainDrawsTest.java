package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChainDrawsTest {

  /** A model of many variables with few draws takes no more than these. */
  @Test
  void blocksAreNoLongerThanTheChain() {
    assertEquals(10, new ChainDraws(3, 10).block(9)[2].length);
    ChainDraws draws = new ChainDraws(1, 2500);
    assertEquals(1024, draws.block(2047)[0].length);
    assertEquals(2500 - 2048, draws.block(2499)[0].length);
  }

  @Test
  void drawsOfSeveralBlocksAreJoined() {
    ChainDraws draws = new ChainDraws(1, 2048);
    for (int at = 0; at < 2048; at++) {
      draws.block(at)[0][draws.column(at)] = at;
    }
    assertArrayEquals(new double[] {1022, 1023, 1024, 1025}, draws.of(0, 1022, 1026));
    assertArrayEquals(new double[] {2047}, draws.of(0, 2047, 2048));
    assertArrayEquals(new double[0], draws.of(0, 2048, 2048));
  }
}
