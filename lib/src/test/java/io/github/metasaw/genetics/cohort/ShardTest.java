package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class ShardTest {

  @Test
  void partsAreRead() {
    assertEquals(new Shard(3, 22), Shard.parse("3/22"));
    assertEquals("3/22", Shard.parse(" 3/22 ").toString());
  }

  @Test
  void otherPartsAreRefused() {
    assertEquals(
        "there is no part 4 of 3",
        assertThrows(MetaException.class, () -> Shard.parse("4/3")).getMessage());
    assertEquals(
        "a part is written as 3/22, not '3'",
        assertThrows(MetaException.class, () -> Shard.parse("3")).getMessage());
    assertThrows(MetaException.class, () -> Shard.parse("0/0"));
  }
}
