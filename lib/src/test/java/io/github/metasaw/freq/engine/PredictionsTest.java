package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PredictionsTest {

  private static final FrequentistFit FIT = Meta.fit(Dataset.BCG.table(), "yi ~ ablat + alloc");

  private static Table at(double ablat, String alloc) {
    return Table.create(
        "new", DoubleColumn.create("ablat", ablat), StringColumn.create("alloc", alloc));
  }

  private static double cell(Table table, String column) {
    return table.doubleColumn(column).getDouble(0);
  }

  @Test
  void aDifferenceIsAContrastOfTheModerators() {
    Table difference = FIT.predictDifferences(at(20, "random"));
    Table contrast = FIT.contrast(Map.of("ablat", 20.0, "allocrandom", 1.0));
    for (String name : new String[] {"estimate", "se", "lower", "upper"}) {
      assertEquals(cell(contrast, name), cell(difference, name), 1e-12, name);
    }
    double spread = Math.hypot(cell(difference, "se"), FIT.tau());
    assertEquals(
        1.959963984540054 * spread,
        cell(difference, "piUpper") - cell(difference, "estimate"),
        1e-12);
  }

  @Test
  void itIsThePredictionLessThatAtZero() {
    assertEquals(
        cell(FIT.predict(at(33, "systematic")), "estimate")
            - cell(FIT.predict(at(0, "alternate")), "estimate"),
        cell(FIT.predictDifferences(at(33, "systematic")), "estimate"),
        1e-12);
  }

  @Test
  void clusterRobustDifferencesHaveTheirOwnDegreesOfFreedom() {
    RobustInference robust = FIT.robustInference("trial", "CR2");
    Table difference = robust.predictDifferences(at(20, "random"));
    Table contrast = robust.contrast(Map.of("ablat", 20.0, "allocrandom", 1.0));
    for (String name : new String[] {"se", "lower", "upper"}) {
      assertEquals(cell(contrast, name), cell(difference, name), 1e-10, name);
    }
  }

  @Test
  void aModelWithoutAnInterceptIsToldSo() {
    FrequentistFit none = Meta.fit(Dataset.BCG.table(), "yi ~ 0 + ablat");
    assertThrows(MetaException.class, () -> none.predictDifferences(at(20, "random")));
  }
}
