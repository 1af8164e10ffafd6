package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StretchTest {

  @Test
  void aWordNamesIt() {
    Stretch expected = new Stretch("chr6", 20_000_000, 21_000_000);
    assertEquals(Optional.of(expected), Stretch.of("chr6:20000000-21000000"));
    assertEquals(Optional.of(expected), Stretch.of("chr6:20,000,000-21,000,000"));
  }

  @Test
  void otherWordsAreNone() {
    for (String word : new String[] {"", "meta.tsv", "6:1", "6:-5-6", ":1-2", "C:\\data-1"}) {
      assertEquals(Optional.empty(), Stretch.of(word));
    }
  }

  @Test
  void theEndsAreInIt() {
    Stretch stretch = new Stretch("chrX", 5, 7);
    assertTrue(stretch.contains("X", 5));
    assertTrue(stretch.contains("23", 7));
    assertFalse(stretch.contains("X", 8));
    assertFalse(stretch.contains("22", 6));
    assertFalse(stretch.contains("X", Double.NaN));
  }

  @Test
  void theLastPositionIsNotBeforeTheFirst() {
    assertEquals(
        "a stretch of a chromosome goes from its first position to its last: 7 comes after 6",
        assertThrows(MetaException.class, () -> Stretch.of("2:7-6")).getMessage());
  }
}
