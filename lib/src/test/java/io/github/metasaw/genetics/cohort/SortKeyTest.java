package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SortKeyTest {

  @Test
  void chromosomesStandInTheirOrder() {
    List<SortKey> keys =
        Stream.of("chr2:900", "10:5", "10:7", "X:1", "MT:1", "GL000191:4", "GL000192:1")
            .map(place -> place.split(":"))
            .map(parts -> SortKey.of(parts[0], Long.parseLong(parts[1])))
            .toList();
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
