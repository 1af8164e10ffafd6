package io.github.metasaw.freq.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.statement.Statements;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class InconsistencyLevelsTest {

  private static final FrequentistFit SCHOOLS =
      Meta.fit(Dataset.KONSTANTOPOULOS2011.table(), "yi ~ 1 + (1 | district) + meta_V(V = vi)");

  /** The example of metafor's page on I2 for multilevel models: 95.19, 63.32 and 31.86 %. */
  @Test
  void thePublishedExampleAgrees() {
    Table levels = SCHOOLS.I2ByLevel();
    assertEquals(
        List.of("total", "sigma", "district", "sampling error"),
        levels.stringColumn("level").asList());
    double[] theirs = {0.9518731372, 0.3186247589, 0.6332483783, 1 - 0.9518731372};
    for (int i = 0; i < 4; i++) {
      assertEquals(theirs[i], levels.doubleColumn("I2").getDouble(i), 1e-6);
    }
    assertEquals(SCHOOLS.I2(), levels.doubleColumn("I2").getDouble(0), 1e-12);
    assertEquals(
        "I2 by level: sigma 31.9 %, district 63.3 %; sampling error 4.8 %",
        Statements.inconsistencyByLevel(SCHOOLS).orElseThrow().line());
  }

  /** Nakagawa and Santos's own formula, which needs no matrices without moderators. */
  @Test
  void theClosedFormAgrees() {
    double[] w = Arrays.stream(SCHOOLS.studies().vi()).map(v -> 1 / v).toArray();
    double sum = Arrays.stream(w).sum();
    double squares = Arrays.stream(w).map(v -> v * v).sum();
    double typical = sum * (w.length - 1) / (sum * sum - squares);
    Table levels = SCHOOLS.I2ByLevel();
    Table components = SCHOOLS.components();
    double district = components.doubleColumn("variance").getDouble(1);
    double rows = components.doubleColumn("variance").getDouble(0);
    assertEquals(
        district / (district + rows + typical), levels.doubleColumn("I2").getDouble(2), 1e-10);
    assertEquals(typical, levels.doubleColumn("variance").getDouble(3), 1e-10);
  }

  @Test
  void oneSourceIsTheOrdinaryI2() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ ablat");
    Table levels = fit.I2ByLevel();
    assertEquals(3, levels.rowCount());
    assertEquals(fit.I2(), levels.doubleColumn("I2").getDouble(1), 1e-6);
    assertTrue(Statements.inconsistencyByLevel(fit).isEmpty());
  }

  @Test
  void twoOutcomesAreRefused() {
    Table table = Dataset.BERKEY1998.table();
    FrequentistFit fit =
        Meta.fit(table, "yi ~ 0 + outcome + (0 + outcome | trial) + meta_V(V = vi)");
    double sum = fit.I2ByLevel().doubleColumn("I2").getDouble(0);
    assertEquals(fit.I2(), sum, 1e-10);
    Table wide =
        Table.create(
            "wide",
            DoubleColumn.create("y1", 0.1, 0.3, 0.2, 0.5, 0.1),
            DoubleColumn.create("y2", 0.2, 0.1, 0.4, 0.6, 0.3),
            DoubleColumn.create("v1", 0.01, 0.02, 0.03, 0.01, 0.02),
            DoubleColumn.create("v2", 0.01, 0.01, 0.02, 0.02, 0.02));
    FrequentistFit two =
        Meta.fit(wide, "mu1 = y1 ~ 1 + meta_V(V = v1)\nmu2 = y2 ~ 1 + meta_V(V = v2)");
    assertThrows(MetaException.class, two::I2ByLevel);
  }
}
