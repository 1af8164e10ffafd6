package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** A value passes from a magic to the declaration that the kernel evaluates, once. */
class ValueHandoverTest {

  @Test
  void theDeclarationTakesTheValue() {
    String java = ValueHandover.declaration("dat", Table.class, "given");
    assertEquals(
        "tech.tablesaw.api.Table dat = (tech.tablesaw.api.Table) io.github.metasaw.kernel.ValueHandover.take();",
        java);
    assertEquals("given", ValueHandover.take());
    assertNull(ValueHandover.take());
  }

  @Test
  void nestedTypesAreWrittenAsJavaWritesThem() {
    assertTrue(
        ValueHandover.declaration("e", Map.Entry.class, Map.entry(1, 2))
            .startsWith("java.util.Map.Entry e = (java.util.Map.Entry) "));
    ValueHandover.take();
  }
}
