package io.github.metasaw.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.kernel.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Magics by name, in the order of the help. */
class MagicRegistryTest {

  private static final Magic LOO = Cell.MAGICS.find("loo").orElseThrow();
  private static final Magic FOREST = Cell.MAGICS.find("forest").orElseThrow();

  @Test
  void magicsAreFoundByTheirNames() {
    MagicRegistry registry = MagicRegistry.of(List.of(LOO, FOREST));
    assertEquals(List.of(LOO, FOREST), List.copyOf(registry.magics()));
    assertSame(FOREST, registry.find("forest").orElseThrow());
    assertTrue(registry.find("Forest").isEmpty());
    assertThrows(UnsupportedOperationException.class, () -> registry.magics().clear());
  }

  @Test
  void oneNameIsOneMagic() {
    assertThrows(IllegalArgumentException.class, () -> MagicRegistry.of(List.of(LOO, LOO)));
  }

  @Test
  void takersOfAnOption() {
    MagicRegistry registry = MagicRegistry.of(List.of(LOO, FOREST));
    assertEquals(List.of("%forest"), registry.takers("sort"));
    assertEquals(List.of("%loo", "%forest"), registry.takers("exp"));
    assertEquals(List.of(), registry.takers("as"));
  }
}
