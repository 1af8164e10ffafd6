package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipMapTest {

  @Test
  void rowsAndColumnsAreReordered() {
    double[][] together = {{1, 0.2, 0.7}, {0.2, 1, 0.1}, {0.7, 0.1, 1}};
    MembershipMap map = MembershipMap.of(List.of("a", "b", "c"), together, List.of(2, 0, 1));
    assertEquals(List.of("c", "a", "b"), map.labels());
    assertEquals(List.of(1.0, 0.7, 0.1), map.together().get(0));
    assertEquals(List.of(0.1, 0.2, 1.0), map.together().get(2));
  }
}
