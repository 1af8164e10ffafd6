package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The data and expected values of metafor's test_misc_handling_nas, with na.exclude. */
class RowsAsReadTest {

  private static final double NA = Double.NaN;

  private static Table data() {
    return Table.create(
        "dat",
        StringColumn.create("study", "a", "b", "c", "d", "e", "f", "g"),
        DoubleColumn.create("yi", NA, 1, 3, 2, 5, 4, 6),
        DoubleColumn.create("vi", 1, NA, 1, 1, 1, 1, 1),
        DoubleColumn.create("xi", 0, 1, NA, 3, 4, 5, 6));
  }

  private static FrequentistFit fit(String model) {
    return Meta.fit(Meta.studies(data()).label("study"), model, Map.of(), OPTIONS);
  }

  private static final FreqOptions OPTIONS = FreqOptions.defaults();

  private static void check(Table table, String column, double... expected) {
    assertEquals(7, table.rowCount());
    for (int i = 0; i < 7; i++) {
      assertEquals(expected[i], table.doubleColumn(column).getDouble(i), 1e-4, column + " " + i);
    }
  }

  @Test
  void tablesOfAPooledEffectHaveMissingRows() {
    FrequentistFit fit = fit("yi ~ 1");
    Table influence = fit.studies().withDroppedRows(fit.influence());
    assertEquals(
        List.of("a", "b", "c", "d", "e", "f", "g"), influence.stringColumn("study").asList());
    check(influence, "cook.d", NA, NA, 0.125, 0.5, 0.125, 0, 0.5);
    check(influence, "dfbs:(Intercept)", NA, NA, -0.3273, -0.8660, 0.3273, 0, 0.8660);
    check(influence, "hat", NA, NA, 0.2, 0.2, 0.2, 0.2, 0.2);
    check(influence, "weight", NA, NA, 20, 20, 20, 20, 20);
    Table loo = fit.studies().withDroppedRows(fit.leaveOneOut());
    check(loo, "estimate", NA, NA, 4.25, 4.5, 3.75, 4, 3.5);
    Table blup = fit.studies().withDroppedRows(fit.shrinkage());
    check(blup, "estimate", NA, NA, 3.4, 2.8, 4.6, 4.0, 5.2);
  }

  @Test
  void tablesOfARegressionHaveMissingRows() {
    FrequentistFit fit = fit("yi ~ xi");
    check(
        fit.studies().withDroppedRows(fit.influence()),
        "cook.d",
        NA,
        NA,
        NA,
        2.0741,
        0.7664,
        0.2902,
        0.0576);
    check(fit.studies().withDroppedRows(fit.influence()), "hat", NA, NA, NA, 0.7, 0.3, 0.3, 0.7);
    check(fit.studies().withDroppedRows(fit.predict()), "estimate", NA, NA, NA, 2.6, 3.7, 4.8, 5.9);
    check(
        fit.studies().withDroppedRows(fit.shrinkage()),
        "estimate",
        NA,
        NA,
        NA,
        2.4444,
        4.0370,
        4.5926,
        5.9259);
  }

  @Test
  void otherTablesAreRefused() {
    FrequentistFit fit = fit("yi ~ 1");
    assertThrows(MetaException.class, () -> fit.studies().withDroppedRows(fit.coefficients()));
  }

  @Test
  void clustersOfWhichAllRowsWereDroppedHaveAnEmptyRow() {
    Table data = data().addColumns(StringColumn.create("group", "u", "v", "w", "w", "x", "x", "y"));
    FrequentistFit fit = Meta.fit(Meta.studies(data).label("study"), "yi ~ 1", Map.of(), OPTIONS);
    Table all = fit.studies().withDroppedClusters(fit.influence("group"), "group");
    assertEquals(List.of("u", "v", "w", "x", "y"), all.stringColumn("cluster").asList());
    assertEquals(true, Double.isNaN(all.doubleColumn("cook.d").getDouble(0)));
    assertEquals(
        fit.influence("group").doubleColumn("cook.d").getDouble(1),
        all.doubleColumn("cook.d").getDouble(3));
    assertThrows(
        MetaException.class, () -> fit.studies().withDroppedClusters(fit.coefficients(), "group"));
  }
}
