package io.github.metasaw.data.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantitiesTest {

  @Test
  void everyNameStandsOnceAndTakesAHalf() {
    List<String> names = Quantities.names();
    assertEquals(new HashSet<>(names).size(), names.size());
    for (String name : names) {
      double allowed = name.equals("clusteri") ? 1.5 : 0.5;
      assertTrue(Quantities.rule(name).holds().test(allowed), name);
      assertTrue(Quantities.rule(name).must().startsWith("must "), name);
    }
  }

  @Test
  void countsAreWhatTheDesignEffectDivides() {
    List<String> counts = Quantities.names().stream().filter(Quantities::isCount).toList();
    assertEquals(
        List.of(
            "n1i", "n2i", "ni", "ai", "bi", "ci", "di", "x1i", "x2i", "t1i", "t2i", "xi",
            "eventsi"),
        counts);
    counts.forEach(count -> assertFalse(Quantities.rule(count).holds().test(-1), count));
    for (String suffix : Quantities.SUFFIXES) {
      Quantities.countsOf(suffix).forEach(count -> assertTrue(Quantities.isCount(count)));
    }
  }
}
