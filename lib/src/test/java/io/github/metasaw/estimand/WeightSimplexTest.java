package io.github.metasaw.estimand;

import static io.github.metasaw.estimand.EstimandSamples.s2;
import static io.github.metasaw.estimand.EstimandSamples.three;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class WeightSimplexTest {

  @Test
  void theSimplexHasItsMinimumAtTheInverseVariances() {
    WeightSimplex simplex = WeightSimplex.of(three(), 84);
    assertEquals(85 * 86 / 2, simplex.weights().size());
    // 1/0.05^2 : 1/0.1^2 : 1/0.2^2 = 16 : 4 : 1, a point of the grid.
    assertEquals(List.of(64 / 84.0, 16 / 84.0, 4 / 84.0), simplex.weights().get(simplex.least()));
    assertEquals(simplex.bestSe(), simplex.standardErrors().get(simplex.least()), 1e-15);
    assertArrayEquals(
        new double[] {16 / 21.0, 4 / 21.0, 1 / 21.0},
        simplex.best().stream().mapToDouble(w -> w).toArray(),
        1e-15);
    Table table = WeightSimplex.of(s2(), 10).table();
    assertEquals(1001, table.rowCount());
    assertEquals(6, table.columnCount());
    assertTrue(table.doubleColumn("se").getDouble(0) >= 0.0552665);
    assertTrue(table.doubleColumn("se").getDouble(0) < 0.0567);
  }
}
