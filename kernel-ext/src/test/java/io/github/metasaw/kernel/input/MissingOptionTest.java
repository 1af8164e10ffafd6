package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables with the rows that were left out, and without the intercept, as a cell asks for them. */
class MissingOptionTest {

  private final MapHost host = new MapHost();

  @BeforeEach
  void fit() {
    host.values.put(
        "dat",
        Table.create(
            "dat",
            StringColumn.create("study", "a", "b", "c", "d", "e"),
            StringColumn.create("lab", "u", "v", "v", "w", "w"),
            DoubleColumn.create("yi", Double.NaN, 3, 2, 5, 4),
            DoubleColumn.create("vi", 1, 1, 1, 1, 1),
            DoubleColumn.create("x", 1, 2, 3, 4, 4)));
    Cell.call(host, "%meta dat --label study --as fit");
    Cell.call(host, "%meta dat --as line", "yi ~ x + meta_V(V = vi)");
  }

  private Table table(String line) {
    Cell.call(host, line + " --as result");
    return (Table) host.values.get("result");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%influence fit", "%loo fit", "%shrinkage fit", "%shrinkage fit --deviations"})
  void rowsThatWereLeftOutAreKept(String line) {
    assertEquals(List.of("b", "c", "d", "e"), table(line).stringColumn("study").asList());
    Table kept = table(line + " --missing keep");
    assertEquals(List.of("a", "b", "c", "d", "e"), kept.stringColumn("study").asList());
    assertTrue(kept.doubleColumn(numeric(kept)).isMissing(0));
  }

  private static String numeric(Table table) {
    return table.columns().stream()
        .filter(DoubleColumn.class::isInstance)
        .findFirst()
        .orElseThrow()
        .name();
  }

  @Test
  void clustersThatWereLeftOutAreKept() {
    Table kept = table("%influence fit --cluster lab --missing keep");
    assertEquals(List.of("u", "v", "w"), kept.stringColumn("cluster").asList());
  }

  @Test
  void predictionsOfTheRowsFittedHaveThem() {
    assertEquals(5, table("%predict line --missing keep").rowCount());
    assertTrue(Cell.fault(host, "%predict fit --missing keep").contains("has no effect"));
  }

  @Test
  void predictionsWithoutTheInterceptAreDifferences() {
    host.values.put("newdata", Table.create("newdata", DoubleColumn.create("x", 2.0)));
    FrequentistFit fit = (FrequentistFit) host.values.get("line");
    Table difference = table("%predict line --at newdata --no-intercept");
    assertEquals(
        fit.contrast(Map.of("x", 2.0)).doubleColumn("estimate").getDouble(0),
        difference.doubleColumn("estimate").getDouble(0),
        1e-12);
    assertTrue(Cell.fault(host, "%predict line --no-intercept").contains("--at"));
  }
}
