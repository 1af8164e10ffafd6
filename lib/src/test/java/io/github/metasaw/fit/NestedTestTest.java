package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class NestedTestTest {

  private static FrequentistFit fit(String mean) {
    return Meta.fit(Dataset.BCG.table(), "yi ~ " + mean + " + meta_V(V = vi)");
  }

  private static void same(ModeratorTest expected, Table row) {
    assertEquals(1, row.rowCount());
    assertEquals(expected.statistic(), row.doubleColumn("statistic").getDouble(0), 0);
    assertEquals(expected.df1(), row.intColumn("df1").getInt(0));
    assertEquals(expected.df2(), row.doubleColumn("df2").getDouble(0), 0);
    assertEquals(expected.p(), row.doubleColumn("p").getDouble(0), 0);
  }

  @Test
  void testsWhatOnlyTheLargerHas() {
    FrequentistFit large = fit("ablat + alloc");
    FrequentistFit small = fit("ablat");
    same(large.waldTest("alloc"), NestedTest.table(large, small));
    same(large.waldTest("alloc"), NestedTest.table(small, large));
    same(large.moderatorTest(), NestedTest.table(fit("1"), large));
    ClusterCorrection clusters = new ClusterCorrection("trial", "CR2");
    RobustInference robust = large.robustInference("trial", "CR2");
    same(robust.waldTest("alloc"), NestedTest.table(small, large, clusters));
    same(robust.moderatorTest(), NestedTest.table(fit("1"), large, clusters));
  }

  /** A column that others explain has no coefficient, so it counts in neither model. */
  @Test
  void columnsThatOthersExplainDoNotCount() {
    FrequentistFit large = fit("ablat + I(2 * ablat) + alloc");
    same(large.waldTest("alloc"), NestedTest.table(fit("ablat"), large));
    same(large.waldTest("alloc"), NestedTest.table(fit("ablat + I(3 * ablat)"), large));
    assertTrue(
        refused(fit("ablat"), fit("ablat + I(2 * ablat)")).contains("the same coefficients"));
  }

  @Test
  void testsModelsOfTwoOutcomes() {
    Table table = Dataset.BCG.table();
    table.addColumns(
        table
            .doubleColumn("yi")
            .multiply(0.5)
            .add(table.numberColumn("ablat").divide(100))
            .setName("y2"));
    String small = "mu1 = yi ~ ablat + meta_V(V = vi)\nmu2 = y2 ~ 1 + meta_V(V = vi)";
    FrequentistFit large = Meta.fit(table.copy(), small.replace("y2 ~ 1", "y2 ~ ablat"));
    same(large.waldTest("mu2:ablat"), NestedTest.table(Meta.fit(table, small), large));
  }

  @Test
  void refusesModelsOfWhichNeitherIsWithinTheOther() {
    FrequentistFit large = fit("ablat + alloc");
    assertTrue(refused(large, fit("year")).contains("year is not a coefficient"));
    assertTrue(refused(large, large).contains("the same coefficients"));
    Table fewer = Dataset.BCG.table().first(9);
    FrequentistFit other = Meta.fit(fewer, "yi ~ ablat + meta_V(V = vi)");
    assertTrue(refused(large, other).contains("not to the same estimates"));
    // The same name, but another column.
    Table halved = Dataset.BCG.table();
    halved.replaceColumn("ablat", halved.numberColumn("ablat").multiply(0.5).setName("ablat"));
    FrequentistFit scaled = Meta.fit(halved, "yi ~ ablat + meta_V(V = vi)");
    assertTrue(refused(large, scaled).contains("ablat is not a coefficient"));
  }

  private static String refused(FrequentistFit one, FrequentistFit other) {
    return assertThrows(MetaException.class, () -> NestedTest.table(one, other)).getMessage();
  }
}
