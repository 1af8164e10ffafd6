package io.github.metasaw.plot.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.RegressionFigures;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Strips hold every observation in its group, and their means. */
class StripChartTest {

  private static Table trait(int n) {
    return Table.create(
        "trait",
        StringColumn.create(
            "study", IntStream.range(0, n).mapToObj(i -> SceneChecks.LABELS[i % 5])),
        IntColumn.create("x", IntStream.range(0, n).map(i -> 2 - i % 3).toArray()),
        DoubleColumn.create("y", IntStream.range(0, n).mapToDouble(i -> Math.sin(i) + i % 3)));
  }

  @Test
  void stripsShowEveryGroup() throws Exception {
    Table table = trait(300);
    table.doubleColumn("y").setMissing(0);
    StripChart data = StripChart.of(table, "y", "x", "study");
    assertEquals(List.of("0", "1", "2"), data.groups());
    assertEquals(5, data.panels().size());
    int seen = data.panels().stream().flatMap(p -> p.values().stream()).mapToInt(List::size).sum();
    assertEquals(299, seen);
    double sum = 0;
    int count = 0;
    for (int i = 1; i < 300; i++) {
      if (i % 5 == 3 && 2 - i % 3 == 1) {
        sum += table.doubleColumn("y").getDouble(i);
        count++;
      }
    }
    assertEquals(sum / count, StripChart.mean(data.panels().get(3).values().get(1)), 1e-12);
    SceneChecks.isReadable(RegressionFigures.strip(table, "y", "x", "study"));
    SceneChecks.isReadable(RegressionFigures.strip(table, "y", "study", ""));
    SceneChecks.isReadable(RegressionFigures.strip(trait(1), "y", "x", ""));
    assertThrows(MetaException.class, () -> RegressionFigures.strip(table, "study", "x", ""));
    assertThrows(MetaException.class, () -> RegressionFigures.strip(table, "y", "z", ""));
    assertThrows(MetaException.class, () -> RegressionFigures.strip(table, "x", "y", ""));
  }
}
