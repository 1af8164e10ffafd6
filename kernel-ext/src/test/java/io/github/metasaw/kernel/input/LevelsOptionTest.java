package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.code.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order of levels, by column. */
class LevelsOptionTest {

  @Test
  void columnsAndTheirLevels() {
    Code<Map<String, List<String>>> levels =
        LevelsOption.LEVELS.read("habitat=grassland, forest; alloc = random,alternate");
    assertEquals(
        Map.of("habitat", List.of("grassland", "forest"), "alloc", List.of("random", "alternate")),
        levels.value());
    assertEquals(
        "Map.of(\"habitat\", List.of(\"grassland\", \"forest\"), \"alloc\", List.of(\"random\", \"alternate\"))",
        levels.java());
  }

  @Test
  void withoutTheOptionThereIsNoOrder() {
    assertEquals("Map.of()", LevelsOption.of(Cell.line(new MapHost(), "%meta dat")).java());
  }

  @Test
  void aColumnStandsOnce() {
    assertEquals(
        "--levels orders 'a' twice; once is enough",
        assertThrows(MetaException.class, () -> LevelsOption.LEVELS.read("a=x,y;a=y,x"))
            .getMessage());
    assertEquals(
        "--levels takes COLUMN=A,B as in --levels habitat=grassland,forest, not 'grassland'",
        assertThrows(MetaException.class, () -> LevelsOption.LEVELS.read("grassland"))
            .getMessage());
  }
}
