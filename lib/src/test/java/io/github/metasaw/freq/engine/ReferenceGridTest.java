package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ReferenceGridTest {

  @Test
  void everyCombinationOfLevelsIsARow() {
    Table studies =
        Table.create(
            "dat", StringColumn.create("a", "x", "y", "x"), DoubleColumn.create("dose", 1, 2, 6));
    Map<String, List<String>> factors = new LinkedHashMap<>();
    factors.put("a", List.of("x", "y"));
    factors.put("b", List.of("p", "q", "r"));
    Table grid = ReferenceGrid.of(studies, factors);
    assertEquals(6, grid.rowCount());
    Set<String> rows = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      rows.add(grid.stringColumn("a").get(i) + grid.stringColumn("b").get(i));
      assertEquals(3, grid.doubleColumn("dose").get(i));
    }
    assertEquals(Set.of("xp", "xq", "xr", "yp", "yq", "yr"), rows);
  }
}
