package io.github.metasaw.kernel.magic.genetics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocusWordTest {

  @Test
  void aStretchOfAChromosome() {
    LocusWord expected = new LocusWord("chr6", 20_000_000, 21_000_000);
    assertEquals(Optional.of(expected), LocusWord.of("chr6:20000000-21000000"));
    assertEquals(Optional.of(expected), LocusWord.of("chr6:20,000,000-21,000,000"));
  }

  @Test
  void otherWordsAreNone() {
    for (String word : new String[] {"", "meta.tsv", "6:1", "6:-5-6", ":1-2", "C:\\data-1"}) {
      assertEquals(Optional.empty(), LocusWord.of(word));
    }
  }
}
