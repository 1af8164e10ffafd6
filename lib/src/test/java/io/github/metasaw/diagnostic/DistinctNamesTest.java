package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistinctNamesTest {

  @Test
  void keepsDistinctNames() {
    assertEquals(List.of("b", "a", "A2"), DistinctNames.of(List.of("b", "a", "A2")));
  }

  @Test
  void numbersRepeatsWithoutRegardToCase() {
    assertEquals(
        List.of("gA", "ga (2)", "GA (3)", "ga (2) (2)"),
        DistinctNames.of(List.of("gA", "ga", "GA", "ga (2)")));
  }
}
