package io.github.metasaw.plot.genetics;

import static io.github.metasaw.plot.genetics.GeneticsSamples.cdkal1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import org.junit.jupiter.api.Test;

class MembershipLayoutTest {

  @Test
  void theMapWritesPerCent() {
    Figure map = GeneticsFigures.membership(cdkal1());
    assertTrue(map.text().contains("96"), map.text());
    assertTrue(map.description().contains("Japanese Americans and Native Hawaiians, 0.95"));
  }
}
