package io.github.metasaw.freq.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class RobustTypeTest {

  @Test
  void namesAreReadInAnyCase() {
    assertEquals(RobustType.CR2, RobustType.parse("cr2"));
    assertEquals("CR1", RobustType.CR1.id());
    assertEquals(
        "no type 'CR5' of cluster-robust standard errors; did you mean 'CR0'? Types: CR0, CR1, CR2",
        assertThrows(MetaException.class, () -> RobustType.parse("CR5")).getMessage());
  }
}
