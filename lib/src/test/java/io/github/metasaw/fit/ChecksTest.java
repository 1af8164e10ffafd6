package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.diagnostic.Check;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ChecksTest {

  @Test
  void everyRemarkIsARow() {
    Table table =
        Checks.table(List.of(Check.ok("a", "1", "Fine."), Check.warning("b", "", "Look.")));
    assertEquals(List.of("check", "status", "value", "message"), table.columnNames());
    assertEquals(List.of("a", "b"), table.stringColumn("check").asList());
    assertEquals(List.of("ok", "warning"), table.stringColumn("status").asList());
    assertEquals(List.of("Fine.", "Look."), table.stringColumn("message").asList());
    assertEquals(0, Checks.table(List.of()).rowCount());
  }
}
