package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SortKeyTest {

  @Test
  void chromosomesStandInTheirOrder() {
    List<SortKey> keys =
        List.of(
            SortKey.of("chr2", 900),
            SortKey.of("10", 5),
            SortKey.of("10", 7),
            SortKey.of("X", 1),
            SortKey.of("MT", 1),
            SortKey.of("GL000191", 4),
            SortKey.of("GL000192", 1));
    for (int i = 1; i < keys.size(); i++) {
      assertTrue(keys.get(i - 1).compareTo(keys.get(i)) < 0, keys.get(i).toString());
    }
    assertEquals(SortKey.of("X", 1), SortKey.of("chr23", 1));
    assertNotEquals(SortKey.of("GL000191", 1), SortKey.of("GL000192", 1));
  }

  @Test
  void identifiersStandByTheirLetters() {
    assertTrue(SortKey.of("rs10").compareTo(SortKey.of("rs9")) < 0);
    assertEquals(SortKey.of("rs1"), SortKey.of("rs1"));
  }
}
