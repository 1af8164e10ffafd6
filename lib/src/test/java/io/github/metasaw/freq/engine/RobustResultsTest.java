package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Predictions, contrasts and tests after cluster-robust estimation, against metafor 5.1-12 with
 * clubSandwich, and against the expected values of metafor's own tests of {@code robust()}.
 */
class RobustResultsTest {

  private static final FrequentistFit BCG = Meta.fit(Dataset.BCG.table(), "yi ~ ablat + year");

  private static final FrequentistFit SCHOOLS =
      Meta.fit(Dataset.KONSTANTOPOULOS2011.table(), "yi ~ year + (1 | district) + meta_V(V = vi)");

  private static Table at(String first, double a, String second, double b) {
    return Table.create(
        "new", DoubleColumn.create(first, new double[] {a}), DoubleColumn.create(second, b));
  }

  private static void row(Table table, int row, double tolerance, double... expected) {
    String[] columns = {"estimate", "se", "lower", "upper", "piLower", "piUpper"};
    for (int j = 0; j < expected.length; j++) {
      double value = table.doubleColumn(columns[j]).getDouble(row);
      assertEquals(expected[j], value, tolerance * Math.max(1, Math.abs(value)), columns[j]);
    }
  }

  /** metafor's test_misc_robust: predict(sav, newmods = c(30, 1970), transf = exp). */
  @Test
  void predictionsOfMetaforsOwnTestAgree() {
    Table newdata = at("ablat", 30, "year", 1970);
    Table plain = BCG.robustInference("trial", "CR1").predict(newdata);
    double[] cr1 = {0.5336811, 0.4079824, 0.6981073, 0.2425081, 1.1744580};
    double[] cr2 = {0.5336811, 0.3938412, 0.7231735, 0.2265965, 1.2569280};
    String[] columns = {"estimate", "lower", "upper", "piLower", "piUpper"};
    Table corrected = BCG.robustInference("trial", "CR2").predict(newdata);
    for (int j = 0; j < columns.length; j++) {
      assertEquals(cr1[j], Math.exp(plain.doubleColumn(columns[j]).getDouble(0)), 2e-5);
      assertEquals(cr2[j], Math.exp(corrected.doubleColumn(columns[j]).getDouble(0)), 2e-5);
    }
  }

  @Test
  void theOmnibusTestOfMetaforsOwnTestAgrees() {
    assertEquals(11.8546, BCG.robustInference("trial", "CR1").moderatorTest().statistic(), 1e-3);
    ModeratorTest htz = BCG.robustInference("trial", "CR2").moderatorTest();
    assertEquals(6.708996, htz.statistic(), 1e-4);
    assertEquals(2.528214, htz.df2(), 1e-4);
    assertEquals(0.097479, htz.p(), 1e-5);
    assertEquals(htz, BCG.robustInference("trial", "CR2").waldTest("ablat", "year"));
  }

  /** metafor's test_misc_robust: anova(sav, X = rbind(c(0,10,1,0), c(0,50,1,0))). */
  @Test
  void contrastsOfMetaforsOwnTestAgree() {
    RobustInference robust =
        Meta.fit(Dataset.BCG.table(), "yi ~ ablat + alloc").robustInference("trial", "CR2");
    double[][] expected = {
      {10, 0.210162, 1.929902, -2.570637}, {50, 0.321173, 3.251262, -5.079127}
    };
    for (double[] row : expected) {
      Table contrast = robust.contrast(Map.of("ablat", row[0], "allocrandom", 1.0));
      assertEquals(row[1], contrast.doubleColumn("se").getDouble(0), 1e-5);
      assertEquals(row[2], contrast.doubleColumn("df").getDouble(0), 1e-4);
      assertEquals(row[3], contrast.doubleColumn("statistic").getDouble(0), 1e-4);
    }
    ModeratorTest alloc = robust.waldTest("alloc");
    assertEquals(0.4624, alloc.statistic(), 1e-4);
    assertEquals(2, alloc.df1());
    assertEquals(2.32, alloc.df2(), 5e-3);
    assertEquals(0.6776, alloc.p(), 1e-4);
  }

  /** predict(robust(rma.mv(...), cluster = district), newmods = c(1976, 2000)). */
  @Test
  void predictionsOfAMultilevelModelAgree() {
    Table newdata = Table.create("new", DoubleColumn.create("year", 1976, 2000));
    Table cr0 = SCHOOLS.robustInference("district", "CR0").predict(newdata);
    row(cr0, 0, 1e-6, 0.106353043846, 0.145517119858, -0.2228295511517, 0.435535638843);
    row(cr0, 1, 1e-6, 0.233836674940, 0.115637362038, -0.0277532118814, 0.495426561761);
    Table cr1 = SCHOOLS.robustInference("district", "CR1").predict(newdata);
    row(cr1, 0, 1e-6, 0.106353043846, 0.160875229048, -0.2575720078616, 0.470278095553);
    row(cr1, 1, 1e-6, 0.233836674940, 0.127841913876, -0.0553618262404, 0.523035176120);
    Table cr2 = SCHOOLS.robustInference("district", "CR2").predict(newdata);
    row(cr2, 0, 2e-5, 0.106353, 0.175965358, -0.54581761, 0.75852370, -1.25983714, 1.4725432);
    row(cr2, 1, 2e-5, 0.233836, 0.125040640, -0.06875188, 0.53642523, -0.60637089, 1.0740442);
  }

  @Test
  void theWholeCovarianceAgrees() {
    double[][] v = SCHOOLS.robustInference("district", "CR2").vcov();
    double[][] theirs = {{396.76372703804, -0.19925552113901}, {-0.19925552114, 0.00010006849817}};
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        assertEquals(theirs[i][j], v[i][j], 1e-5 * Math.abs(theirs[i][j]));
      }
    }
    Table table = SCHOOLS.robust("district", "CR2");
    assertEquals(Math.sqrt(v[1][1]), table.doubleColumn("se").getDouble(1), 1e-15);
  }

  /** linear_contrast(res, vcov = "CR2", cluster = district, contrasts). */
  @Test
  void contrastsAndMarginalMeansOfAFactorAgree() {
    Table schools = Dataset.KONSTANTOPOULOS2011.table();
    StringColumn period = StringColumn.create("period");
    for (double year : schools.numberColumn("year").asDoubleArray()) {
      period.append(year < 1990 ? "early" : year < 1998 ? "middle" : "late");
    }
    FrequentistFit fit =
        Meta.fit(schools.addColumns(period), "yi ~ period + (1 | district) + meta_V(V = vi)");
    RobustInference robust = fit.robustInference("district", "CR2");
    Table means = robust.marginalMeans("period");
    double[][] theirs = {
      {0.100516485206, 0.133572970145, 2.938586095},
      {0.135404840120, 0.116021609136, 1.00000826321},
      {0.272961917818, 0.158375308849, 3.96870652723}
    };
    for (int i = 0; i < 3; i++) {
      assertEquals(theirs[i][0], means.doubleColumn("estimate").getDouble(i), 1e-6);
      assertEquals(theirs[i][1], means.doubleColumn("se").getDouble(i), 1e-5);
      assertEquals(theirs[i][2], means.doubleColumn("df").getDouble(i), 1e-4);
    }
    Table difference = robust.contrast(Map.of("periodlate", 1.0, "periodmiddle", -1.0));
    assertEquals(-0.137557077698, difference.doubleColumn("estimate").getDouble(0), 1e-6);
    assertEquals(1.93125798677, difference.doubleColumn("df").getDouble(0), 1e-4);
    assertEquals(0.736641653318, difference.doubleColumn("upper").getDouble(0), 1e-4);
    assertEquals(2.44, robust.waldTest("period").df2(), 5e-3);
    assertEquals(0.7863, robust.waldTest("period").p(), 1e-4);
    assertEquals(0.6768, fit.waldTest("period").p(), 1e-4);
  }

  @Test
  void oneCovarianceServesTableAndTest() {
    RobustInference robust = BCG.robustInference("trial", "CR2");
    assertSame(robust, BCG.robustInference("trial", "cr2"));
    assertTrue(robust != BCG.robustInference("trial", "CR1"));
    assertEquals("trial", robust.cluster());
    assertEquals("CR2", robust.type());
    assertEquals(13, robust.clusters());
  }

  /** Rows of the fit and the same rows as new data have the same predictions. */
  @Test
  void predictionsAtTheRowsFittedAreThoseAtTheSameRows() {
    RobustInference robust = BCG.robustInference("trial", "CR2");
    Table here = robust.predict();
    Table there = robust.predict(Dataset.BCG.table());
    for (int i = 0; i < 13; i++) {
      double upper = there.doubleColumn("upper").getDouble(i);
      assertEquals(upper, here.doubleColumn("upper").getDouble(i), 1e-9 * Math.abs(upper));
    }
  }

  @Test
  void theDispersionHasNoClusterRobustCovariance() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ 1\nsigma ~ alloc");
    RobustInference robust = fit.robustInference("trial", "CR2");
    assertTrue(
        assertThrows(MetaException.class, () -> robust.waldTest("sigma:alloc"))
            .getMessage()
            .contains("not a coefficient of the mean"));
    assertThrows(MetaException.class, () -> robust.contrast(Map.of("sigma:allocrandom", 1.0)));
    assertThrows(MetaException.class, () -> fit.robustInference("trial", "CR7"));
  }
}
